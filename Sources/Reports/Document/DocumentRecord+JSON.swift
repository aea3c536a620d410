import BudgetDomain
package import JSON

extension DocumentRecord {
    /// The record as the JSON object that every format embeds, schema 1.
    package var json: JSONValue {
        .object(Self.members(of: provenance, title: title) + [.init("figures", figuresJSON)])
    }

    /// Only where the document comes from, for places too small for every figure.
    package var provenanceJSON: JSONValue {
        .object(Self.members(of: provenance, title: title))
    }

    /// The figures as triples of identifier, printed text and exact value.
    package var figuresJSON: JSONValue {
        .array(
            figures.map { figure in
                .array([
                    .string(figure.identifier.rawValue), .string(figure.shown),
                    .string(figure.exact),
                ])
            })
    }

    private static func members(
        of provenance: DocumentProvenance, title: String
    ) -> [JSONValue.Member] {
        [
            .init("schema", 1),
            .init("kind", .string(provenance.kind.rawValue)),
            .init("title", .string(title)),
            .init("unitName", .string(provenance.unitName)),
            .init("fiscalYear", .integer(provenance.fiscalYear)),
            .init("asOf", .string(provenance.asOf.description)),
            .init("template", .string(provenance.template)),
            .init("ruleSet", .string(provenance.ruleSet)),
            .init("edition", .optional(provenance.edition)),
            .init("books", .array(provenance.books.map(json(of:)))),
        ] + (provenance.task.map { [.init("task", .string($0))] } ?? [])
    }

    private static func json(of book: BookReference) -> JSONValue {
        [
            "unit": .string(book.unit), "fiscalYear": .integer(book.fiscalYear),
            "version": .integer(book.version), "headHash": .string(book.headHash),
        ]
    }
}

// MARK: - Reading

extension DocumentRecord {
    /// Reads a record that ``json`` wrote; nil where anything is missing or of another schema.
    package init?(json: JSONValue) {
        self.init(json: json, figures: json["figures"] ?? [])
    }

    /// Reads a record whose figures are kept apart from the provenance; nil where either is unreadable.
    package init?(json: JSONValue, figures figuresJSON: JSONValue) {
        guard let provenance = DocumentProvenance(json: json),
            let title = json["title"]?.stringValue,
            let triples = figuresJSON.arrayValue
        else { return nil }
        var figures: [PrintedFigure] = []
        for triple in triples {
            guard let texts = triple.arrayValue?.compactMap(\.stringValue), texts.count == 3 else {
                return nil
            }
            figures.append(
                PrintedFigure(
                    identifier: FigureIdentifier(rawValue: texts[0]), shown: texts[1],
                    exact: texts[2]))
        }
        self.init(provenance: provenance, title: title, figures: figures)
    }
}

extension DocumentProvenance {
    fileprivate init?(json: JSONValue) {
        guard json["schema"]?.integerValue == 1,
            let kind = json["kind"]?.stringValue,
            let unitName = json["unitName"]?.stringValue,
            let fiscalYear = json["fiscalYear"]?.integerValue,
            let asOf = json["asOf"]?.stringValue.flatMap({ CalendarDate($0) }),
            let template = json["template"]?.stringValue,
            let ruleSet = json["ruleSet"]?.stringValue,
            let listed = json["books"]?.arrayValue
        else { return nil }
        let books = listed.compactMap(BookReference.init(json:))
        guard books.count == listed.count else { return nil }
        self.init(
            kind: DocumentKind(rawValue: kind), unitName: unitName, fiscalYear: fiscalYear,
            books: books, template: template, ruleSet: ruleSet, asOf: asOf,
            edition: json["edition"]?.stringValue, task: json["task"]?.stringValue)
    }
}

extension BookReference {
    fileprivate init?(json: JSONValue) {
        guard let unit = json["unit"]?.stringValue,
            let fiscalYear = json["fiscalYear"]?.integerValue,
            let version = json["version"]?.integerValue,
            let headHash = json["headHash"]?.stringValue
        else { return nil }
        self.init(
            unit: unit, fiscalYear: fiscalYear, version: Int64(version), headHash: headHash)
    }
}
