import JSON
import Testing

/// Closed months, reopening, year end and the January after it.
struct ClosingTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .initial("T1", "100.00"), .spend("T1", "60.00", on: "2021-01-15"),
    ]
    private static let months: [Command] = (1...12).map { .close($0) }

    @Test func `a closed month takes no money event of any kind`() async throws {
        let ledger = try await Ledger.shared("closing-all", Self.book + [.task("T2"), .close(1)])
        let late: [Command] = [
            .increase("T1", "1.00", on: "2021-01-31"), .decrease("T1", "1.00", on: "2021-01-31"),
            .transfer("T1", "T2", "1.00", on: "2021-01-31"), .threePublic("reception", "1.00"),
            Command("SetProcurementBudget", on: "2021-01-31", ["task": "T1", "amount": "1.00"]),
            .spend("T1", "1.00", "记-0002", on: "2021-01-31"),
            .draft("T1", "1.00", "记-0003", on: "2021-01-31"),
            .reverse(by: "记-0004", on: "2021-01-31"), .refund("记-0001", "1.00", on: "2021-01-31"),
        ]
        let before = try await ledger.execution()
        let recording = try await ledger.record(late, "--keep-going")
        #expect(recording.accepted == Array(repeating: false, count: late.count))
        for (command, answer) in zip(late, recording.answers) {
            #expect(answer.code == "monthClosed", "\(command.name)")
        }
        #expect(try await ledger.execution() == before)
        try await ledger.accept([.task("T3", on: "2021-01-31")])
    }

    @Test func `only another reopens the last closed month`() async throws {
        let ledger = try await Ledger.shared("closing-reopen", Self.book + [.close(1), .close(2)])
        let own = try await ledger.refusal(of: Command.reopen(2, on: "2021-03-01").by("王会计"))
        #expect("\(own)" == "4 closerMayNotReopen")
        let first = try await ledger.refusal(of: .reopen(1, on: "2021-03-01"))
        #expect("\(first)" == "4 notLastClosedMonth")
        try await ledger.accept([
            .reopen(2, on: "2021-03-01"), .reopen(1, on: "2021-03-01"),
            .spend("T1", "5.00", "记-0002", on: "2021-01-20"), .close(1, on: "2021-03-02"),
            .close(2, on: "2021-03-02"),
        ])
        #expect(try await ledger.execution(month: 1).figures("T1", "spent") == "65.00")
    }

    @Test func `a month closes from its last day on, also in the next year`() async throws {
        let ledger = try await Ledger.shared(
            "closing-days", Self.book + (1...11).map { .close($0) })
        #expect("\(try await ledger.refusal(of: .close(12, on: "2021-12-30")))" == "4 monthNotOver")
        try await ledger.accept([.close(12, on: "2022-01-08")])
    }

    @Test func `disposal and close may be dated in the next January`() async throws {
        let disposal = Command.dispose(
            "T1", carryover: "30.00", recovered: "10.00", on: "2022-01-10")
        let ledger = try await Ledger.shared(
            "closing-january", Self.book + Self.months + [disposal])
        let year = try await ledger.execution("--as-of", "2021-12-31")
        #expect(
            year.figures("T1", "adjusted spent available rateOnAdjusted recovered")
                == "100.00 60.00 0.00 60.00 0.00")
        let before = try await ledger.execution("--as-of", "2021-12-30")
        #expect(before.figures("T1", "available") == "40.00")

        let february = try await ledger.refusal(of: .closeYear(on: "2022-02-01"))
        #expect("\(february)" == "4 wrongFiscalYear")
        try await ledger.accept([.closeYear(on: "2022-01-11")])
    }

    @Test func `tasks with nothing left need no disposal`() async throws {
        try await Ledger.shared(
            "closing-nothing",
            Self.book + [.task("T2"), .spend("T1", "40.00", "记-0002", on: "2021-05-05")]
                + Self.months + [.closeYear()])
    }

    @Test func `each fund source is disposed of by itself`() async throws {
        let other = Command.initial("T1", "7.00").with("fundSource", "other")
        let first = Command.dispose("T1", carryover: "40.00", recovered: "0.00")
        let ledger = try await Ledger.shared(
            "closing-sources", Array(Self.book.prefix(3)) + [other, Self.book[3]] + Self.months)
        try await ledger.accept([first])
        #expect("\(try await ledger.refusal(of: .closeYear()))" == "4 residueNotDisposed")
        try await ledger.accept([
            Command.dispose("T1", carryover: "0.00", recovered: "7.00")
                .with("fundSource", "other"), .closeYear(),
        ])
    }

    @Test func `recovery lowers the adjusted budget and is shown as such`() async throws {
        let ledger = try await Ledger.shared("closing-recovery", Self.book)
        try await ledger.accept([
            Command.decrease("T1", "40.00", on: "2021-12-31").with("recovery", true)
        ])
        let wanted = "initial adjusted spent recovered rateOnInitial rateOnAdjusted"
        let after = try await ledger.execution()
        #expect(after.figures("T1", wanted) == "100.00 60.00 60.00 40.00 60.00 100.00")
        let before = try await ledger.execution("--as-of", "2021-12-30")
        #expect(before.figures("T1", wanted) == "100.00 100.00 60.00 0.00 60.00 60.00")
    }
}
