package import BudgetDomain

/// What a document was made from, carried visibly and machine readable in every format (版本说明).
///
/// It names everything the bytes depend on and nothing else: the hour of printing and the name of
/// the machine are left out, so the same version gives the same bytes anywhere.
package struct DocumentProvenance: Hashable, Sendable {
    package let kind: DocumentKind
    package let unitName: String
    package let fiscalYear: Int
    /// The books it was computed from; several where a department reports on several units.
    package let books: [BookReference]
    /// The template and its version, such as `self-evaluation@1`.
    package let template: String
    /// The rule set and its version, such as `default@2021.1`.
    package let ruleSet: String
    package let asOf: CalendarDate
    /// Which edition (internal, public) where tasks may be left out; nil where there is but one.
    package let edition: String?
    /// The one task that it is about, by code; nil for documents about all.
    package let task: String?

    package init(
        kind: DocumentKind, unitName: String, fiscalYear: Int, books: [BookReference],
        template: String, ruleSet: String, asOf: CalendarDate, edition: String? = nil,
        task: String? = nil
    ) {
        self.kind = kind
        self.unitName = unitName
        self.fiscalYear = fiscalYear
        self.books = books
        self.template = template
        self.ruleSet = ruleSet
        self.asOf = asOf
        self.edition = edition
        self.task = task
    }

    /// One line for footers: which books at which versions, as of when, by which template and rules.
    ///
    /// Hashes are shortened to twelve digits for people; the machine-readable part has them whole.
    package var footerText: String {
        let shown = books.map { book in
            "\(book.unit)/\(book.fiscalYear) 第 \(book.version) 版 \(book.headHash.prefix(12))"
        }
        var parts = ["知行账簿 " + shown.joined(separator: "；"), "截至 \(asOf)"]
        parts.append("模板 \(template)")
        parts.append("规则 \(ruleSet)")
        if let edition { parts.append("版别 \(edition)") }
        return parts.joined(separator: " · ")
    }
}
