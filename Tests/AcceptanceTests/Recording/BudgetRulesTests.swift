import JSON
import Testing

/// Initial budgets, adjustments, fund sources, carry-over, freezes.
struct BudgetRulesTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .task("T2"), .initial("T1", "100.00"),
    ]

    @Test func `a task without initial budget is increased and transferred into`() async throws {
        let ledger = try await Ledger.shared(
            "rules-no-initial",
            Self.book + [.transfer("T1", "T2", "30.00"), .increase("T2", "5.00", on: "2021-01-07")])
        let year = try await ledger.execution()
        #expect(
            year.figures("T2", "initial adjusted rateOnInitial rateOnAdjusted")
                == "0.00 35.00 null 0.00")
    }

    @Test func `one source's money does not pay for another's`() async throws {
        let other = Command.initial("T1", "50.00").with("fundSource", "other")
        let ledger = try await Ledger.shared("rules-sources", Self.book + [other])
        #expect(try await ledger.execution().figures("T1", "initial available") == "150.00 150.00")
        let fiscal = try await ledger.refusal(of: .spend("T1", "100.01", on: "2021-02-01"))
        #expect(fiscal.balance == "100.00 100.01 0.01")
        let line = Command.spend("T1", "50.01", on: "2021-02-01").with("fundSource", "other")
        #expect(try await ledger.refusal(of: line).balance == "50.00 50.01 0.01")
        try await ledger.accept([line.with("amount", "50.00")])
    }

    @Test func `between basic and project money moves with the finance department's approval`()
        async throws
    {
        let ledger = try await Ledger.shared(
            "rules-level",
            Self.book + [
                .task("B1", "basic"),
                Command.transfer("T1", "B1", "30.00").with("approvalLevel", "finance"),
            ])
        let year = try await ledger.execution()
        #expect(year.figures("basic", "initial adjusted") == "0.00 30.00")
        #expect(year.figures("project", "initial adjusted") == "100.00 70.00")
        #expect(year.figures("unit", "initial adjusted") == "100.00 100.00")
    }

    @Test func `the ceiling counts everything recorded, whatever its date`() async throws {
        let ledger = try await Ledger.shared(
            "rules-dates",
            Self.book + [
                .increase("T1", "50.00", on: "2021-06-01"),
                .spend("T1", "150.00", on: "2021-03-01"),
            ])
        let march = try await ledger.execution(month: 3)
        #expect(march.figures("T1", "adjusted spent rateOnAdjusted") == "100.00 150.00 150.00")
        let early = try await ledger.refusal(of: .spend("T1", "0.01", "记-0002", on: "2021-12-01"))
        #expect(early.balance == "0.00 0.01 0.01")
    }

    @Test func `a carry-over without a book needs a document, and leaves the initial budget free`()
        async throws
    {
        let ledger = try await Ledger.shared("rules-carryover", [.open(), .task("T1")])
        let carryover = Command.carryover("T1", "40.00", from: 2020, on: "2021-01-05")
        #expect("\(try await ledger.refusal(of: carryover))" == "4 documentNoRequired")
        try await ledger.accept([
            carryover.with("documentNo", "财预〔2021〕1号"), .initial("T1", "60.00", on: "2021-01-06"),
        ])
        let year = try await ledger.execution()
        #expect(
            year.figures("T1", "initial carryover adjusted available")
                == "60.00 40.00 100.00 100.00")
    }

    @Test func `a carry-over comes from an earlier year that is closed`() async throws {
        let ledger = try await Ledger.shared("rules-carryover-open", Self.book)
        let next = ledger.year(2022)
        try await next.accept([.open(on: "2022-01-01", fromYear: 2021)])
        let early = try await next.refusal(
            of: .carryover("T1", "1.00", from: 2021, on: "2022-01-05").with("documentNo", "文1"))
        #expect("\(early)" == "4 earlierYearNotClosed")
        let later = try await next.refusal(
            of: .carryover("T1", "1.00", from: 2022, on: "2022-01-05").with("documentNo", "文1"))
        #expect("\(later)" == "4 wrongFiscalYear")
        #expect(try await next.execution().tasks == ["T1", "T2"])
    }

    @Test func `a frozen amount can be neither spent, cut nor moved`() async throws {
        let ledger = try await Ledger.shared(
            "rules-freeze", Self.book + [.freeze("T1", "40.00", on: "2021-01-10")])
        #expect(
            try await ledger.execution().figures("T1", "adjusted frozen available")
                == "100.00 40.00 60.00")
        for command: Command in [
            .spend("T1", "60.01", on: "2021-01-11"), .decrease("T1", "60.01", on: "2021-01-11"),
            .transfer("T1", "T2", "60.01", on: "2021-01-11"),
        ] {
            #expect(try await ledger.refusal(of: command).balance == "60.00 60.01 0.01")
        }
        try await ledger.accept([
            .unfreeze("T1", "15.00", on: "2021-01-12"), .spend("T1", "75.00", on: "2021-01-12"),
        ])
        #expect(try await ledger.execution().figures("T1", "frozen available") == "25.00 0.00")
    }

    @Test func `a whole freeze holds what becomes available too`() async throws {
        let ledger = try await Ledger.shared(
            "rules-freeze-whole",
            Self.book + [
                .spend("T1", "30.00", on: "2021-01-08"), .freeze("T1", on: "2021-01-10"),
                .increase("T1", "20.00", on: "2021-01-11"),
                .refund("记-0001", "5.00", on: "2021-01-12"),
            ])
        #expect(
            try await ledger.execution().figures("T1", "adjusted spent available")
                == "120.00 25.00 0.00")
        let spending = try await ledger.refusal(
            of: .spend("T1", "0.01", "记-0002", on: "2021-01-13"))
        #expect("\(spending)" == "4 availableBalanceExceeded")
        try await ledger.accept([.unfreeze("T1", on: "2021-01-14")])
        #expect(try await ledger.execution().figures("T1", "frozen available") == "0.00 95.00")
        let earlier = try await ledger.execution("--as-of", "2021-01-13")
        #expect(earlier.figures("T1", "available") == "0.00")
    }
}
