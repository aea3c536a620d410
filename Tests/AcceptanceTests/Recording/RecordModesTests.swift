import JSON
import Testing

/// How `record` answers, stops, goes on, rolls back and only tries.
struct RecordModesTests {
    private static let book: [Command] = [.open(), .task("T1"), .initial("T1", "1000.00")]
    /// The third of four is refused.
    private static let four: [Command] = [
        .spend("T1", "100.00", "记-0001", on: "2021-02-01"),
        .spend("T1", "200.00", "记-0002", on: "2021-02-02"),
        .spend("T1", "5000.00", "记-0003", on: "2021-02-03"),
        .spend("T1", "400.00", "记-0004", on: "2021-02-04"),
    ]

    @Test func `every line of input is answered by one line with its own events`() async throws {
        let ledger = try await Ledger.shared("modes-answers")
        let recording = try await ledger.record(Self.book + [Self.four[0]])

        #expect(recording.status == 0)
        #expect(recording.answers.map(\.line) == [1, 2, 3, 4])
        #expect(recording.accepted == [true, true, true, true])
        let types = recording.answers.map { $0.events.map { $0.figures("type") } }
        #expect(
            types == [
                ["FiscalYearOpened"], ["TaskRegistered"], ["InitialBudgetApproved"],
                ["ExpenditureApproved"],
            ])
        let ids = recording.answers.flatMap(\.events).compactMap { $0["id"]?.stringValue }
        #expect(Set(ids).count == 4)
        #expect(recording.answers.first?.versions == [1])
    }

    @Test func `it stops at the first refusal`() async throws {
        let ledger = try await Ledger.shared("modes-stop", Self.book)
        let recording = try await ledger.record(Self.four)

        #expect(recording.status == 4)
        #expect(Array(recording.accepted.prefix(3)) == [true, true, false])
        #expect(!recording.accepted.dropFirst(3).contains(true))
        #expect(try await ledger.execution().figures("T1", "spent") == "300.00")
    }

    @Test func `--keep-going records what can be and exits as the first refusal`() async throws {
        let ledger = try await Ledger.shared("modes-keep-going", Self.book)
        let conflict = Self.four[0].with("summary", "另一摘要")
        let recording = try await ledger.record(Self.four + [conflict], "--keep-going")

        #expect(recording.status == 4)
        #expect(recording.accepted == [true, true, false, true, false])
        #expect(recording.answers.map(\.line) == [1, 2, 3, 4, 5])
        #expect(
            recording.answers.map(\.code) == [
                nil, nil, "availableBalanceExceeded", nil, "voucherKeyReused",
            ])
        #expect(try await ledger.execution().figures("T1", "spent") == "700.00")

        let other = try await ledger.record([conflict, Self.four[2]], "--keep-going")
        #expect(other.status == 5)
    }

    @Test func `--atomic records all or nothing`() async throws {
        let ledger = try await Ledger.shared("modes-atomic", Self.book)
        let refused = try await ledger.record(Self.four, "--atomic")
        #expect(refused.status == 4)
        #expect(refused.accepted == [false, false, false, false])
        #expect(
            refused.answers.map(\.code) == [
                "rolledBack", "rolledBack", "availableBalanceExceeded", "rolledBack",
            ])
        #expect(try await ledger.execution().figures("T1", "spent") == "0.00")

        let accepted = try await ledger.record(
            [Self.four[0], Self.four[1], Self.four[3]], "--atomic")
        #expect(accepted.status == 0 && accepted.accepted == [true, true, true])
        #expect(try await ledger.execution().figures("T1", "spent") == "700.00")
    }

    @Test func `--atomic holds several books together`() async throws {
        let place = try await Workplace.shared()
        let (first, second) = (
            Ledger(place: place, unit: "modes-atomic-甲"),
            Ledger(place: place, unit: "modes-atomic-乙")
        )
        try await first.accept(Self.book)
        try await second.accept(Self.book)
        let text = first.input([Self.four[0]]) + second.input([Self.four[2]])
        let refused = try await first.record(text: text, ["--atomic"])
        #expect(refused.answers.map(\.code) == ["rolledBack", "availableBalanceExceeded"])
        #expect(try await first.execution().figures("T1", "spent") == "0.00")

        let both = first.input([Self.four[0]]) + second.input([Self.four[1]])
        #expect(try await first.record(text: both, ["--atomic"]).status == 0)
        #expect(try await first.execution().figures("T1", "spent") == "100.00")
        #expect(try await second.execution().figures("T1", "spent") == "200.00")
    }

    @Test func `--dry-run decides and records nothing`() async throws {
        let ledger = try await Ledger.shared("modes-dry-run", Self.book)
        let before = try await ledger.execution()
        let accepted = try await ledger.record([Self.four[0]], "--dry-run")
        #expect(accepted.status == 0 && accepted.accepted == [true])
        let refused = try await ledger.record([Self.four[2]], "--dry-run")
        #expect("\(try refused.refusal())" == "4 availableBalanceExceeded")

        #expect(try await ledger.execution() == before)
        // Nor is the key taken: the voucher may still be recorded otherwise.
        try await ledger.accept([Self.four[0].with("amount", "50.00")])
    }

    @Test func `a file is read as the standard input is`() async throws {
        let ledger = try await Ledger.shared("modes-file")
        let file = "\(Remains.root)/命令 一.jsonl"
        try write(ledger.input(Self.book), to: file)
        let recording = try Recording(await ledger.place.run(["record", file]))
        #expect(recording.accepted == [true, true, true])
    }
}
