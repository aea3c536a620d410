/// The stream everything about one unit's year is kept in (预算账簿).
package struct BookKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The unit's code, which is also what a distributed database shards by.
    package let unit: String
    package let fiscalYear: Int

    /// The years that a book can be of.
    package static let fiscalYears = 1949...9998

    package init(unit: String, fiscalYear: Int) {
        self.unit = unit
        self.fiscalYear = fiscalYear
    }

    // By bytes, as the database compares: Swift calls canonically equivalent texts equal, and would
    // take one unit's book for another's.

    package static func == (left: BookKey, right: BookKey) -> Bool {
        left.fiscalYear == right.fiscalYear && left.unit.utf8.elementsEqual(right.unit.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(unit)
        hasher.combine(fiscalYear)
    }

    package static func < (left: BookKey, right: BookKey) -> Bool {
        guard left.unit.utf8.elementsEqual(right.unit.utf8) else {
            return left.unit.utf8.lexicographicallyPrecedes(right.unit.utf8)
        }
        return left.fiscalYear < right.fiscalYear
    }

    package var description: String { "\(unit)/\(fiscalYear)" }
}
