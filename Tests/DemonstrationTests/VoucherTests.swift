import BudgetDomain
import Demonstration
import EventSourcing
import Testing

/// The invented vouchers: how many, when, in which order, and who appears in them.
@Suite struct VoucherTests {
    private let year = RecordedYear.whole

    /// Posted lines of vouchers, red ones included.
    private var keys: [VoucherKey] {
        year.events.compactMap { event in
            CalendarDate(number: event.occurredOn).flatMap { event.event.voucherKey(on: $0) }
        }
    }

    private var entries: [VoucherEntry] {
        year.events.compactMap {
            if case .expenditureApproved(let event) = $0.event { event.entry } else { nil }
        }
    }

    @Test func `there are a few hundred vouchers`() {
        let vouchers = Set(keys.map { "\($0.month) \($0.voucherNo)" })
        #expect((300...450).contains(vouchers.count))
        #expect((300...450).contains(keys.count))
    }

    @Test func `each month counts from one without gaps`() {
        for month in 1...12 {
            let numbers = Set(keys.filter { $0.month == month }.map(\.voucherNo)).sorted()
            #expect(numbers.count > 15)
            #expect(numbers.first == "记-0001")
            #expect(numbers.last?.hasSuffix("\(numbers.count)") == true)
        }
        #expect(Set(keys).count == keys.count)
    }

    @Test func `every month spends, and no task is ever below nothing`() {
        for month in 1...12 {
            let cells = year.book.ledger.cells.filter { $0.key.month == month }
            let spent = Dictionary(grouping: cells.filter { $0.key.entry.isSpending }) {
                $0.key.task
            }.mapValues { $0.reduce(Money.zero) { $0 + $1.value.amount } }
            #expect(spent.values.allSatisfy { $0 >= .zero }, "\(month)")
            #expect(spent.values.reduce(.zero, +) > Money(fen: 50_000_000), "\(month)")
        }
        var book = BudgetBook(key: DemonstrationYear.book)
        for event in year.events {
            book.evolve(event)
            #expect(year.tasks.allSatisfy { book.available($0, .fiscal) >= .zero })
        }
    }

    @Test func `lines are whole: amounts, codes, summaries`() {
        for entry in entries {
            #expect(entry.amount > .zero)
            #expect(entry.economicCode?.utf8.count == 5)
            #expect(!entry.summary.contains("{"))
            #expect(entry.procurement == (entry.contractNo != nil))
        }
    }

    @Test func `the irregular ones are there, once each`() {
        #expect(count { if case .expenditureReversed = $0 { true } else { false } } == 1)
        #expect(count { if case .expenditureRefunded = $0 { true } else { false } } == 1)
        #expect(count { if case .expenditureRejected = $0 { true } else { false } } == 1)
        #expect(entries.count { $0.summary.hasPrefix("更正5月20日记-") } == 1)
        #expect(entries.count { $0.summary.hasPrefix("补记6月") } == 1)
        let drafts = count { if case .expenditureDrafted = $0 { true } else { false } }
        #expect((20...150).contains(drafts))
    }

    @Test func `the red voucher names its original and cancels it`() throws {
        let red = try #require(
            year.events.compactMap {
                if case .expenditureReversed(let event) = $0.event { event } else { nil }
            }.first)
        let original = try #require(year.events.first { $0.version == red.originalVersion })
        guard case .expenditureApproved(let event) = original.event else {
            Issue.record("the original is no voucher")
            return
        }
        #expect(red.reason.contains("5月20日\(event.entry.voucherNo)号"))
        #expect(red.amount == event.entry.amount)
    }

    @Test func `drafter, reviewer and closer are roles, and different ones`() {
        let roles: Set = ["会计甲", "会计己", "审核乙", "预算丁", "财务负责人戊", "绩效庚", "绩效负责人辛"]
        #expect(Set(year.events.map(\.actor)).isSubset(of: roles))
        for case .expenditureApproved(let event) in year.events.map(\.event) {
            #expect(event.entry.drafter != event.reviewer)
        }
    }

    @Test func `every event is dated on a weekday`() throws {
        for event in year.events {
            let date = try #require(CalendarDate(number: event.occurredOn))
            #expect(date.isWeekday, "\(date)")
        }
    }

    private func count(_ matches: (BudgetEvent) -> Bool) -> Int {
        year.events.count { matches($0.event) }
    }
}
