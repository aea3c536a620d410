/// The core fold in Swift: what was approved, adjusted, transferred and spent, by kind and month.
///
/// PostgreSQL folds the same by one set-based statement; a property test holds the two equal.
package struct ExecutionLedger: Hashable, Sendable {
    /// What the fold groups by.
    package struct Key: Hashable, Sendable {
        package let task: String
        package let fundSource: FundSource
        /// Month of the business date, 1 to 12.
        package let month: Int
        package let entry: ExecutionEntry
        package let threePublic: ThreePublicKind?
        package let procurement: Bool

        package init(
            task: String, fundSource: FundSource, month: Int, entry: ExecutionEntry,
            threePublic: ThreePublicKind?, procurement: Bool
        ) {
            self.task = task
            self.fundSource = fundSource
            self.month = month
            self.entry = entry
            self.threePublic = threePublic
            self.procurement = procurement
        }
    }

    /// One group's sums.
    package struct Cell: Hashable, Sendable {
        /// Signed.
        package var amount: Money
        package var events: Int64
        package var lastOn: CalendarDate
        package var firstVersion: Int64
        package var lastVersion: Int64

        package init(
            amount: Money, events: Int64, lastOn: CalendarDate, firstVersion: Int64,
            lastVersion: Int64
        ) {
            self.amount = amount
            self.events = events
            self.lastOn = lastOn
            self.firstVersion = firstVersion
            self.lastVersion = lastVersion
        }

        mutating func add(_ other: Cell) {
            amount += other.amount
            events += other.events
            lastOn = max(lastOn, other.lastOn)
            firstVersion = min(firstVersion, other.firstVersion)
            lastVersion = max(lastVersion, other.lastVersion)
        }
    }

    package private(set) var cells: [Key: Cell] = [:]
    package private(set) var balances: [BudgetLine: BudgetLineBalance] = [:]
    /// Net “三公” spending of fiscal funds.
    package private(set) var threePublicSpent = Money.zero
    /// The sizes of all cells together, so that every sum made of them is at most this.
    package private(set) var volume = Money.zero

    package init() {}

    /// Adds one row of the fold, from the database or from ``apply(_:on:version:)``.
    package mutating func add(_ key: Key, _ cell: Cell) {
        let before = cells[key]?.amount ?? .zero
        if cells[key]?.add(cell) == nil { cells[key] = cell }
        volume += (before + cell.amount).magnitude - before.magnitude
        balances[BudgetLine(task: key.task, fundSource: key.fundSource), default: .init()]
            .add(key.entry, cell)
        if key.entry.isSpending, key.threePublic != nil, key.fundSource == .fiscal {
            threePublicSpent += cell.amount
        }
    }

    /// Applies one event's movement.
    package mutating func apply(
        _ movement: ExecutionMovement, on date: CalendarDate, version: Int64
    ) {
        func key(_ task: String, _ entry: ExecutionEntry) -> Key {
            Key(
                task: task, fundSource: movement.fundSource, month: date.month, entry: entry,
                threePublic: movement.threePublic, procurement: movement.procurement)
        }
        func cell(_ amount: Money) -> Cell {
            Cell(
                amount: amount, events: 1, lastOn: date, firstVersion: version, lastVersion: version
            )
        }
        if movement.entry == .transfer, let counterTask = movement.counterTask {
            add(key(movement.task, .transferOut), cell(-movement.amount))
            add(key(counterTask, .transferIn), cell(movement.amount))
        } else {
            add(key(movement.task, movement.entry), cell(movement.amount))
        }
    }

    package func balance(_ task: String, _ fundSource: FundSource) -> BudgetLineBalance {
        balances[BudgetLine(task: task, fundSource: fundSource)] ?? BudgetLineBalance()
    }
}

/// One task's money from one source.
package struct BudgetLine: Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource

    package init(task: String, fundSource: FundSource) {
        self.task = task
        self.fundSource = fundSource
    }
}

/// What one line has and has spent, over the whole year: everything recorded, whatever its date.
package struct BudgetLineBalance: Hashable, Sendable {
    /// B1.
    package private(set) var budget = Money.zero
    /// E, net.
    package private(set) var spent = Money.zero
    /// B0.
    package private(set) var initial = Money.zero
    package private(set) var initialEntries: Int64 = 0
    /// Net amounts of adjustments by kind: one that was taken back leaves no trace.
    package private(set) var adjustments: [ExecutionEntry: Money] = [:]
    package private(set) var hasMoney = false

    package init() {}

    package var isAdjusted: Bool { adjustments.values.contains { $0 != .zero } }

    /// B1 − E.
    package var residue: Money { budget - spent }

    mutating func add(_ entry: ExecutionEntry, _ cell: ExecutionLedger.Cell) {
        hasMoney = true
        if entry.isSpending {
            spent += cell.amount
        } else {
            budget += cell.amount
            if entry == .initial {
                initial += cell.amount
                initialEntries += cell.events
            }
            if entry.isAdjustment { adjustments[entry, default: .zero] += cell.amount }
        }
    }
}
