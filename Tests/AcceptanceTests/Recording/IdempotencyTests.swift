import JSON
import Testing

/// Commands that are sent again: the same answer, or a conflict.
struct IdempotencyTests {
    private static let book: [Command] = [.open(), .task("T1"), .initial("T1", "1000.00")]
    private static let line = Command.spend("T1", "100.00", on: "2021-02-01")

    @Test func `a repeated commandId answers as the first time`() async throws {
        let ledger = try await Ledger.shared("keys-same", Self.book)
        let command = Command.increase("T1", "10.00").id(1)
        let first = try await ledger.record([command])
        let second = try await ledger.record([command, command])
        #expect(second.status == 0)
        #expect(second.answers.map(\.events) == [first.answers[0].events, first.answers[0].events])
        #expect(try await ledger.execution().figures("T1", "adjusted") == "1010.00")
    }

    @Test func `a commandId with other content is a conflict`() async throws {
        let ledger = try await Ledger.shared("keys-other", Self.book)
        try await ledger.accept([.increase("T1", "10.00").id(1)])
        let amount = try await ledger.refusal(of: .increase("T1", "10.01").id(1))
        #expect(amount.status == 5)
        let kind = try await ledger.refusal(of: .decrease("T1", "10.00").id(1))
        #expect(kind.status == 5)
        #expect(try await ledger.execution().figures("T1", "adjusted") == "1010.00")
    }

    @Test func `a commandId is unique within its unit, over all its years`() async throws {
        let ledger = try await Ledger.shared("keys-unit", Self.book)
        try await ledger.accept([.increase("T1", "10.00").id(1)])
        let next = ledger.year(2022)
        let year = try await next.refusal(of: .open(on: "2022-01-01").id(1))
        #expect(year.status == 5)
        let stranger = try await Ledger.shared("keys-unit-2", Self.book)
        try await stranger.accept([.increase("T1", "20.00").id(1)])
    }

    @Test func `a line and its twin in one --atomic batch are one event`() async throws {
        let ledger = try await Ledger.shared("keys-atomic", Self.book)
        let increase = Command.increase("T1", "10.00").id(1)
        let batch = try await ledger.record(
            [increase, Self.line, increase, Self.line], "--atomic")
        #expect(batch.status == 0, "\(batch.refusals)")
        #expect(batch.answers.map(\.versions) == [[4], [5], [4], [5]])
        #expect(try await ledger.execution().figures("T1", "adjusted spent") == "1010.00 100.00")
    }

    @Test func `a refusal is not remembered`() async throws {
        let ledger = try await Ledger.shared("keys-retry", Self.book)
        let command = Command.spend("T1", "1500.00", on: "2021-02-01").id(1)
        #expect("\(try await ledger.refusal(of: command))" == "4 availableBalanceExceeded")
        try await ledger.accept([.increase("T1", "500.00"), command])
        #expect(try await ledger.execution().figures("T1", "spent available") == "1500.00 0.00")
    }

    @Test func `voucher 1 of January and of February are two lines`() async throws {
        let ledger = try await Ledger.shared(
            "twins-months",
            Self.book + [
                .spend("T1", "100.00", on: "2021-01-15"), .spend("T1", "100.00", on: "2021-02-15"),
            ])
        #expect(try await ledger.execution().figures("T1", "spent") == "200.00")
        #expect(try await ledger.execution(month: 1).figures("T1", "spent") == "100.00")
    }

    @Test func `another line, source or fiscal year is another key`() async throws {
        let ledger = try await Ledger.shared(
            "twins-key",
            Self.book + [
                Self.line, Self.line.with("line", "2"), Self.line.with("sourceSystem", "一体化"),
            ])
        #expect(try await ledger.execution().figures("T1", "spent") == "300.00")
        let next = ledger.year(2022)
        try await next.accept([
            .open(on: "2022-01-01"), .task("T1", on: "2022-01-01"),
            .initial("T1", "1000.00", on: "2022-01-04"), Self.line.on("2022-02-01"),
        ])
    }

    @Test func `the same line again is one, whatever it would meet now`() async throws {
        let ledger = try await Ledger.shared(
            "twins-same", Self.book + [Self.line, .close(1), .close(2)])
        let again = try await ledger.record([Self.line])
        #expect(again.status == 0 && again.answers[0].versions == [4])
        #expect(try await ledger.execution().figures("T1", "spent") == "100.00")
    }

    @Test(arguments: [
        ("amount", "100.01"), ("summary", "另一摘要"), ("reviewer", "孙审核"), ("payee", "某文印店"),
        ("economicCode", "30201"),
    ])
    func `the same line with other content is a conflict`(field: String, value: String) async throws
    {
        let ledger = try await Ledger.shared("twins-other-\(field)", Self.book + [Self.line])
        let refusal = try await ledger.refusal(of: Self.line.with(field, .string(value)))
        #expect("\(refusal)" == "5 voucherKeyReused")
        #expect(try await ledger.execution().figures("T1", "spent") == "100.00")
    }

    @Test func `a payee does not make the same line another`() async throws {
        let line = Self.line.with("payee", "某文印店")
        let ledger = try await Ledger.shared("twins-payee", Self.book + [line])
        let again = try await ledger.record([line])
        #expect(again.status == 0 && again.answers[0].versions == [4])
        let other = try await ledger.refusal(of: line.with("payee", "另一文印店"))
        #expect("\(other)" == "5 voucherKeyReused")
    }
}
