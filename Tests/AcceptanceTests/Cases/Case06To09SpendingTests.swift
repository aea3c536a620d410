import JSON
import Testing

/// Cases 6 to 9: corrections, transfers, the ceiling and the separation of duties.
struct Case06To09SpendingTests {
    @Test func `Case 6: a reversal counts in its own month and never in a closed one`() async throws
    {
        let ledger = try await Ledger.shared(
            "case-6",
            [
                .open(), .task("T1"), .initial("T1", wan("10")),
                .spend("T1", wan("5.00"), on: "2021-06-10"),
            ] + (1...6).map { .close($0) }
                + [.reverse(by: "记-0002", on: "2021-07-03")])

        let june = try await ledger.execution(month: 6)
        #expect(june.figures("T1", "monthSpent spent rateOnInitial") == "50000.00 50000.00 50.00")
        let july = try await ledger.execution(month: 7)
        #expect(july.figures("T1", "monthSpent spent available") == "-50000.00 0.00 100000.00")

        let second = try await ledger.refusal(of: .reverse(by: "记-0003", on: "2021-07-04"))
        #expect("\(second)" == "4 alreadyReversed")
        let late = try await ledger.refusal(
            of: .spend("T1", "1.00", "记-0009", on: "2021-06-30"))
        #expect("\(late)" == "4 monthClosed")
    }

    /// 机要 with 46.50 of which 10.86 are spent, and 党务 with 134.50 of which 69.64 are.
    private static let twoTasks: [Command] = [
        .open(), .task("JY"), .task("DW"), .initial("JY", wan("46.5")),
        .initial("DW", wan("134.5")), .spend("JY", wan("10.86"), "记-0001", on: "2021-02-01"),
        .spend("DW", wan("69.64"), "记-0002", on: "2021-02-01"),
    ]

    @Test func `Case 7: a transfer moves both budgets and leaves the total`() async throws {
        let ledger = try await Ledger.shared("case-7", Self.twoTasks)
        try await ledger.accept([.transfer("JY", "DW", wan("30.00"), on: "2021-03-01")])
        let year = try await ledger.execution()

        let wanted = "initial adjusted available rateOnAdjusted"
        #expect(year.figures("JY", wanted) == "465000.00 165000.00 56400.00 65.82")
        #expect(year.figures("DW", wanted) == "1345000.00 1645000.00 948600.00 42.33")
        #expect(year.figures("project", "initial adjusted") == "1810000.00 1810000.00")
    }

    @Test func `Case 7: a transfer of one fen too much is refused with the figures`() async throws {
        let ledger = try await Ledger.shared("case-7-refused", Self.twoTasks)
        let tooMuch = try await ledger.refusal(
            of: .transfer("JY", "DW", wan("35.65"), on: "2021-03-01"))
        #expect("\(tooMuch)" == "4 availableBalanceExceeded")
        #expect(tooMuch.balance == "356400.00 356500.00 100.00")
        let oneFen = try await ledger.refusal(
            of: .transfer("JY", "DW", "356400.01", on: "2021-03-01"))
        #expect(oneFen.balance == "356400.00 356400.01 0.01")
        try await ledger.accept([.transfer("JY", "DW", wan("35.64"), on: "2021-03-01")])
    }

    @Test func `Case 7: of two concurrent transfers of 20.00 exactly one succeeds`() async throws {
        let ledger = try await Ledger.shared("case-7-race", Self.twoTasks)
        let transfer = [Command.transfer("JY", "DW", wan("20.00"), on: "2021-03-01")]
        async let first = ledger.record(transfer.map { $0.id(1) })
        async let second = ledger.record(transfer.map { $0.id(2) })
        let both = try await [first, second]

        #expect(both.flatMap(\.accepted).sorted { $0 && !$1 } == [true, false])
        let refusal = try both.first { $0.status != 0 }?.refusal()
        #expect(refusal.map { "\($0)" } == "4 availableBalanceExceeded")
        #expect(refusal?.balance == "156400.00 200000.00 43600.00")
        let year = try await ledger.execution()
        #expect(year.figures("JY", "adjusted") == "265000.00")
        #expect(year.figures("DW", "adjusted") == "1545000.00")
    }

    @Test func `Case 8: the ceiling refuses 35.65 of 35.64 and accepts 35.64`() async throws {
        let ledger = try await Ledger.shared("case-8", Self.twoTasks)
        let refused = try await ledger.refusal(
            of: .spend("JY", wan("35.65"), "记-0003", on: "2021-03-01"))
        #expect("\(refused)" == "4 availableBalanceExceeded")
        #expect(refused.balance == "356400.00 356500.00 100.00")

        try await ledger.accept([.spend("JY", wan("35.64"), "记-0003", on: "2021-03-01")])
        let year = try await ledger.execution()
        #expect(year.figures("JY", "spent available rateOnAdjusted") == "465000.00 0.00 100.00")
    }

    @Test func `Case 9: a reviewer is not the drafter`() async throws {
        let ledger = try await Ledger.shared("case-9", Self.twoTasks)
        let recorded = try await ledger.refusal(
            of: .spend("JY", "1.00", "记-0003", on: "2021-03-01").with("reviewer", "张制单"))
        #expect("\(recorded)" == "4 drafterIsReviewer")
        try await ledger.accept([.draft("JY", "1.00", "记-0003", on: "2021-03-01")])
        let approved = try await ledger.refusal(
            of: .approve("记-0003", on: "2021-03-02").with("reviewer", "张制单"))
        #expect("\(approved)" == "4 drafterIsReviewer")
    }

    @Test func `Case 9: drafts and rejections change no rate`() async throws {
        let ledger = try await Ledger.shared("case-9-drafts", Self.twoTasks)
        let before = try await ledger.execution()
        try await ledger.accept([
            .draft("JY", wan("20"), "记-0003", on: "2021-03-01"),
            .draft("JY", wan("30"), "记-0004", on: "2021-03-01"),
            .reject("记-0004", on: "2021-03-02"),
        ])
        let after = try await ledger.execution()
        #expect(after.json["rows"] == before.json["rows"])
        #expect(after.json["totals"] == before.json["totals"])
    }

    @Test func `Case 9: the same voucher line twice is one event`() async throws {
        let ledger = try await Ledger.shared("case-9-twin", Self.twoTasks)
        let line = Command.spend("JY", wan("5"), "记-0003", on: "2021-03-01")
            .with("sourceSystem", "账务系统")
        let first = try await ledger.record([line])
        let second = try await ledger.record([line])
        #expect(first.status == 0 && second.status == 0)
        #expect(first.answers.map(\.events) == second.answers.map(\.events))
        #expect(try await ledger.execution().figures("JY", "spent") == "158600.00")
    }
}
