/// Something in a database that keeps its tables from being distributed by unit.
package struct DistributionObstacle: Hashable, Sendable {
    /// Which rule is broken.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A table without a column `unit`, which nobody declared to be local.
        case tableWithoutUnit
        /// A primary key, unique constraint or unique index that another column leads.
        case keyWithoutUnit
        /// A trigger other than the one that is left out when tables are distributed.
        case trigger
        /// A sequence, whether alone, behind `serial` or behind an identity column.
        case sequence
        /// A foreign key that may lead from one unit to another.
        case foreignKeyAcrossUnits
        /// A function that takes an advisory lock, which holds on one node only.
        case advisoryLock
        /// A function with an `ON CONFLICT` whose target another column leads.
        case conflictWithoutUnit
    }

    package let kind: Kind
    /// The name of the offending object.
    package let object: String

    package init(_ kind: Kind, _ object: String) {
        self.kind = kind
        self.object = object
    }
}
