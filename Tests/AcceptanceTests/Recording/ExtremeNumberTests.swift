import JSON
import Testing

/// Numbers that no column holds are refused like any, and what came before them is kept.
struct ExtremeNumberTests {
    private static let numbers: [Int] = [.max, .min, 3_000_000_000, -1, 0, 70_000]

    private static let commands: [(Command, String)] = [
        (.open(), "fiscalYear"), (.open(), "fromYear"),
        (.carryover("T1", "1.00", from: 2020, on: "2021-02-28"), "fromYear"),
        (Command.close(2), "month"),
        (Command("ReopenMonth", on: "2021-02-28", ["reason": "更正"]), "month"),
        (Command("ReverseBudgetEntry", on: "2021-02-28", ["reason": "更正"]), "version"),
        (
            Command(
                "ReverseExpenditure", on: "2021-02-28",
                [
                    "voucherNo": "记-0001", "line": "1", "reason": "冲销", "reviewer": "李审核",
                    "redVoucherNo": "红-0001",
                ]), "voucherMonth"
        ),
    ]

    @Test(arguments: numbers)
    func `a number beyond its column is refused, and the next command is taken`(_ number: Int)
        async throws
    {
        let ledger = try await Ledger.shared(
            "extreme\(number)",
            [
                .open(), .task("T1"), .initial("T1", "100.00"),
                .spend("T1", "1.00", on: "2021-02-01"),
            ])
        for (command, field) in Self.commands {
            let outcome = try await ledger.record([command.with(field, .integer(number))])
            #expect([2, 4].contains(outcome.status), "\(command.name)")
            #expect(try outcome.refusal().message.isEmpty == false, "\(command.name)")
        }
        try await ledger.accept([.spend("T1", "2.00", "记-0009", on: "2021-02-02")])
        #expect(try await ledger.execution().figures("T1", "spent") == "3.00")
    }

    @Test func `a year beyond all years is a mistake in the call`() async throws {
        let place = try await Workplace.shared()
        for year in ["3000000000", "0", "-1"] {
            for command in [["verify"], ["execution"], ["events", "export"]] {
                let outcome = try await place.run(command + ["--unit", "U", "--year=\(year)"])
                #expect(outcome.status == 2, "\(command) \(year): \(outcome.errors)")
                #expect(outcome.errors.contains("年"))
            }
        }
    }
}
