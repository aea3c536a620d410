import Reports

/// Where figures of a page link to when no server explains them: formula, parts and exact value of
/// each, at the end of the same file (数字来源).
struct HTMLExplanations {
    private let record: DocumentRecord
    private let explanations: [FigureIdentifier: FigureExplanation]
    /// The document's own figures first, then what they are made of.
    private let order: [FigureIdentifier]

    init(_ document: Document) {
        record = DocumentRecord(document)
        explanations = Dictionary(
            document.explanations.map { ($0.identifier, $0) },
            uniquingKeysWith: { first, _ in first })
        let own = record.figures.map(\.identifier)
        let listed = Set(own)
        order = own + document.explanations.map(\.identifier).filter { !listed.contains($0) }
    }

    /// The address of an explanation within the page.
    static func address(_ identifier: FigureIdentifier) -> String {
        "#explain-" + URLText.encoded(identifier.rawValue)
    }

    func write(to writer: inout XMLWriter) {
        guard !order.isEmpty else { return }
        let printed = Dictionary(
            record.figures.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
        writer.element("section", ["class": "explanations"]) { section in
            section.element("h2", text: "数字来源")
            section.element("p", ["class": "note"]) { note in
                note.text("逐笔凭证和批复：")
                note.element("code", text: command)
            }
            section.element("dl") { list in
                for identifier in order {
                    let name = identifier.rawValue
                    list.element("dt", ["id": "explain-" + name]) { term in
                        if let explanation = explanations[identifier] {
                            term.text(Self.heading(explanation))
                        }
                        term.element("code", text: name)
                    }
                    if let explanation = explanations[identifier] { body(explanation, &list) }
                    if let figure = printed[identifier] {
                        list.element(
                            "dd", text: "打印值 \(figure.shown)，精确值 \(figure.exact)")
                    }
                }
            }
        }
    }

    private var command: String {
        guard let book = record.provenance.books.first else { return "zhixing explain" }
        return "zhixing explain 数字 --unit \(book.unit) --year \(book.fiscalYear)"
    }

    private static func heading(_ explanation: FigureExplanation) -> String {
        let value = explanation.value.text
        return "\(explanation.scope) · \(explanation.title)"
            + (value.isEmpty ? " " : "：\(value) ")
    }

    private func body(_ explanation: FigureExplanation, _ list: inout XMLWriter) {
        list.element("dd", text: "公式：\(explanation.formula)")
        for (title, parts) in [("其中", explanation.parts), ("各任务", explanation.byTask)]
        where !parts.isEmpty {
            list.element("dd") { element in
                element.text(title + "：")
                for (offset, part) in parts.enumerated() {
                    if offset > 0 { element.text("；") }
                    element.text(part.title + " ")
                    self.part(part, &element)
                }
            }
        }
    }

    private func part(_ part: FigureExplanation.Part, _ writer: inout XMLWriter) {
        guard let identifier = part.identifier, explanations[identifier] != nil else {
            return writer.text(part.value.text)
        }
        writer.element("a", ["class": "figure", "href": Self.address(identifier)]) {
            $0.text(part.value.text)
        }
    }
}
