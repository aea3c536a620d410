/// One version of one book that a document rests on (账簿版本).
package struct BookReference: Hashable, Sendable {
    /// The unit's code, not its name.
    package let unit: String
    package let fiscalYear: Int
    package let version: Int64
    /// The hash of the event with that version, in lower-case hexadecimal.
    package let headHash: String

    package init(unit: String, fiscalYear: Int, version: Int64, headHash: String) {
        self.unit = unit
        self.fiscalYear = fiscalYear
        self.version = version
        self.headHash = headHash
    }
}
