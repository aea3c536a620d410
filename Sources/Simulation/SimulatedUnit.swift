package import BudgetDomain
package import EventSourcing
import JSON

/// An invented unit's fiscal year as commands: tasks with budgets, then vouchers in order of date.
///
/// The same seed gives the same commands, with the same keys, so that a load that was interrupted is
/// resumed by sending it again.
package struct SimulatedUnit: Sendable {
    package let book: BookKey
    /// How many events the year has, the opening's among them.
    package let events: Int
    private let seed: UInt64

    /// The tasks of every invented unit: one of basic expenditure, the others projects.
    private static let tasks = (1...6).map { "T0\($0)" }

    /// How many events the opening has.
    package static let openingEvents = 1 + 2 * tasks.count

    /// The unit of that number, from 1; it has at least the events of its opening.
    package init(index: Int, events: Int, year: Int, seed: UInt64) {
        let digits = String(index)
        let code = "SIM" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        book = BookKey(unit: code, fiscalYear: year)
        self.events = max(events, Self.openingEvents)
        // Keys are unique within a unit over all years.
        self.seed = seed &+ UInt64(index) &* 0x1000_0001 &+ UInt64(year) &* 0x9E37_79B9_0000_0001
    }

    /// Opens the year, registers the tasks and approves their budgets.
    package func opening() -> [BudgetCommand] {
        var keys = SplitMix64(seed: seed ^ 0xA5A5)
        var steps: [(name: String, fields: JSONValue)] = [
            ("OpenFiscalYear", ["unitName": .string("模拟单位\(book.unit)")])
        ]
        steps += Self.tasks.map { task in
            (
                "RegisterTask",
                [
                    "task": .string(task), "name": .string("任务\(task)"),
                    "category": task == "T01" ? "basic" : "project",
                ]
            )
        }
        steps += Self.tasks.map { task in
            (
                "ApproveInitialBudget",
                ["task": .string(task), "fundSource": "fiscal", "amount": "1000000000000.00"]
            )
        }
        return steps.map { step in
            guard let action = try? BudgetAction(name: step.name, fields: step.fields) else {
                preconditionFailure("The simulated \(step.name) is malformed")
            }
            return BudgetCommand(
                book: book,
                occurredOn: CalendarDate(number: book.fiscalYear * 10_000 + 101)
                    ?? .lastDay(of: 1, book.fiscalYear),
                actor: "预算员", commandID: keys.nextKey(), action: action)
        }
    }

    /// The vouchers, made one by one: a year of any size needs no memory.
    package struct Vouchers: Sequence, IteratorProtocol, Sendable {
        fileprivate let unit: SimulatedUnit
        fileprivate let count: Int
        fileprivate var random: SplitMix64
        fileprivate var number = 0

        package mutating func next() -> BudgetCommand? {
            guard number < count else { return nil }
            defer { number += 1 }
            return unit.voucher(number, of: count, &random)
        }
    }

    package func vouchers() -> Vouchers {
        Vouchers(unit: self, count: events - Self.openingEvents, random: SplitMix64(seed: seed))
    }

    fileprivate func voucher(_ number: Int, of count: Int, _ random: inout SplitMix64)
        -> BudgetCommand
    {
        // December carries twice what another month does.
        let month = min(number * 13 / max(count, 1) + 1, 12)
        let length = CalendarDate.lastDay(of: month, book.fiscalYear).day
        let inMonth = number - (month - 1) * count / 13
        let days = max(1, (month == 12 ? 2 : 1) * count / 13)
        let day = min(length, 1 + inMonth * length / days)
        let bits = random.next()
        let task = Self.tasks[Int(bits % UInt64(Self.tasks.count))]
        let code = Self.economicCodes[Int((bits >> 8) % UInt64(Self.economicCodes.count))]
        let line = ExpenditureLine(
            task: task, fundSource: .fiscal,
            amount: Money(fen: Int64(100 + (bits >> 16) % 999_900)),
            voucherNo: "记-\(number + 1)", line: VoucherLine("1"), summary: "日常业务支出",
            economicCode: code, procurement: (bits >> 40) % 8 == 0 ? true : nil,
            drafter: "会计甲")
        return BudgetCommand(
            book: book,
            occurredOn: CalendarDate(year: book.fiscalYear, month: month, day: max(day, 1))
                ?? .lastDay(of: month, book.fiscalYear),
            actor: "会计甲", commandID: random.nextKey(),
            action: .recordExpenditure(RecordExpenditure(line: line, reviewer: "复核乙")))
    }

    private static let economicCodes = ["30201", "30202", "30211", "30213", "30299", "30101"]
}
