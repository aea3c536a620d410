import BudgetDomain
import Reports

extension DocumentRecord {
    /// The provenance as file properties, which office programs show among a file's details.
    ///
    /// Each value stays below the 255 characters that spreadsheets allow.
    var properties: [(name: String, value: String)] {
        var properties = [
            ("zhixing-kind", provenance.kind.rawValue),
            ("zhixing-unit", String(provenance.unitName.prefix(100))),
            ("zhixing-fiscal-year", String(provenance.fiscalYear)),
            ("zhixing-as-of", provenance.asOf.description),
            ("zhixing-template", String(provenance.template.prefix(200))),
            ("zhixing-rule-set", String(provenance.ruleSet.prefix(200))),
        ]
        if let edition = provenance.edition {
            properties.append(("zhixing-edition", String(edition.prefix(200))))
        }
        for (offset, book) in provenance.books.enumerated() {
            let value = "\(book.unit)/\(book.fiscalYear)@\(book.version) \(book.headHash)"
            properties.append(("zhixing-book-\(offset + 1)", String(value.prefix(250))))
        }
        return properties
    }
}
