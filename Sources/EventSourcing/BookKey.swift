/// The stream everything about one unit's year is kept in (预算账簿).
package struct BookKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The unit's code, which is also what a distributed database shards by.
    package let unit: String
    package let fiscalYear: Int

    package init(unit: String, fiscalYear: Int) {
        self.unit = unit
        self.fiscalYear = fiscalYear
    }

    package static func < (left: BookKey, right: BookKey) -> Bool {
        (left.unit, left.fiscalYear) < (right.unit, right.fiscalYear)
    }

    package var description: String { "\(unit)/\(fiscalYear)" }
}
