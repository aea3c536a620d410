import BudgetDomain
import Demonstration
import EventSourcing
import JSON
import Testing

/// The year as the published report has it, and its invented parts as an accountant would have them.
@Suite struct DemonstrationYearTests {
    private let year = RecordedYear.whole

    @Test func `no command is refused`() {
        #expect(year.refusals.map { "\($0.command.json)：\($0.rejection.message)" } == [])
        #expect(year.twins == 0)
        #expect(year.book.register.lastClosedMonth == 12)
        #expect(year.book.register.isClosed)
    }

    @Test(arguments: [
        ("T00", "9599600.00", "10307700.00", "107.38"),
        ("T01", "1345000.00", "696400.00", "51.78"), ("T02", "465000.00", "108600.00", "23.35"),
        ("T03", "120000.00", "25800.00", "21.50"), ("T04", "50000.00", "0.00", "0.00"),
        ("T05", "100000.00", "14300.00", "14.30"), ("T06", "50000.00", "32900.00", "65.80"),
        ("T07", "200000.00", "0.00", "0.00"), ("T08", "150000.00", "69700.00", "46.47"),
    ])
    func `each task has the published budget and spending`(
        task: String, initial: String, spent: String, rate: String
    ) {
        let balance = year.balance(task)
        #expect(balance.initial.yuanText == initial)
        #expect(balance.spent.yuanText == spent)
        #expect(balance.budget == balance.spent)
        #expect(Rate(balance.spent, of: balance.initial)?.percentText == rate)
    }

    @Test func `the unit and the projects add up`() {
        #expect(year.sum(of: year.tasks, \.initial).yuanText == "12079600.00")
        #expect(year.sum(of: year.tasks, \.budget).yuanText == "11255400.00")
        #expect(year.sum(of: year.tasks, \.spent).yuanText == "11255400.00")
        #expect(year.sum(of: year.projects, \.initial).yuanText == "2480000.00")
        #expect(year.sum(of: year.projects, \.spent).yuanText == "947700.00")
        let rate = Rate(
            year.sum(of: year.projects, \.spent), of: year.sum(of: year.projects, \.initial))
        #expect(rate?.percentText == "38.21")
    }

    @Test func `three-public spending is tagged by its economic codes`() {
        let spent = Dictionary(
            grouping: year.book.ledger.cells.filter { $0.key.threePublic != nil },
            by: { $0.key.threePublic }
        ).mapValues { $0.reduce(Money.zero) { $0 + $1.value.amount } }
        #expect(
            spent == [.vehicleRunning: Money(fen: 4_200_000), .reception: Money(fen: 2_290_000)])
        let budget = year.book.register.threePublicBudget
        #expect(budget?.yuanText == "280000.00")
        let rate = budget.flatMap { Rate(year.book.ledger.threePublicSpent, of: $0) }
        #expect(rate?.percentText == "23.18")
    }

    @Test func `procurement stays within its budgets`() {
        for (task, budget) in year.book.register.procurementBudgets {
            let spent = year.book.ledger.cells.reduce(Money.zero) { sum, row in
                row.key.task == task && row.key.procurement && row.key.entry.isSpending
                    ? sum + row.value.amount : sum
            }
            #expect(spent <= budget, "\(task)")
            #expect((spent > .zero) == (budget > .zero), "\(task)")
        }
    }

    @Test func `the recovery makes the rate`() {
        let commands = DemonstrationYear.commands()
        let before = RecordedYear(commands.prefix { !$0.isRecovery })
        #expect(before.refusals.isEmpty)
        #expect(before.sum(of: before.tasks, \.budget).yuanText == "12093500.00")
        #expect(before.sum(of: before.tasks, \.spent).yuanText == "11255400.00")
        let rate = Rate(
            before.sum(of: before.tasks, \.spent), of: before.sum(of: before.tasks, \.budget))
        #expect(rate?.percentText == "93.07")
        let recovered = commands.compactMap(\.recovered)
        #expect(recovered.reduce(.zero, +).yuanText == "838100.00")
        #expect(commands.filter(\.isRecovery).allSatisfy { "\($0.occurredOn)" == "2021-12-31" })
    }

    @Test func `adjustments add up to the mid-year budget without transfers`() {
        let gross = year.tasks.reduce(Money.zero) { sum, task in
            year.balance(task).adjustments.values.reduce(sum) { $0 + $1.magnitude }
        }
        // 70.81 + 69.42 + 83.81 万元, which makes the gross rate of 18.55%.
        #expect(gross.yuanText == "2240400.00")
    }

    @Test func `keys are the same in every process`() {
        #expect(
            DemonstrationYear.commands().first?.commandID == "217b72b9-3506-88dd-aaa5-d5dcd4134285")
    }

    @Test func `what is invented is said where the year begins`() {
        #expect(DemonstrationYear.commands().first?.note == DemonstrationYear.notice)
        #expect(DemonstrationYear.notice.contains("月份、凭证、收款人、调整的拆分均为虚构"))
        #expect(year.book.register.unitName?.hasSuffix("（演示单位）") == true)
    }

    @Test func `loading it twice changes nothing`() {
        let again = DemonstrationYear.commands()
        #expect(again == DemonstrationYear.commands())
        #expect(Set(again.compactMap(\.commandID)).count == again.count)
        var twice = year
        for command in again where command.isVoucherLine { twice.record(command) }
        #expect(twice.refusals.isEmpty)
        #expect(twice.events.count == year.events.count)
        #expect(twice.twins > 300)
    }

    @Test func `every command reads back from its JSON`() throws {
        for command in DemonstrationYear.commands() {
            #expect(try BudgetCommand(json: command.json) == command)
        }
    }
}

extension BudgetCommand {
    fileprivate var recovered: Money? {
        if case .decreaseBudget(let action) = action, action.recovery == true {
            action.amount
        } else {
            nil
        }
    }

    fileprivate var isRecovery: Bool { recovered != nil }

    /// Rejected drafts leave no line, so sending one again would draft it anew.
    fileprivate var isVoucherLine: Bool {
        switch action {
        case .recordExpenditure, .reverseExpenditure: true
        default: false
        }
    }
}
