import JSON
import Testing

/// The rules A2 to A13 at their thresholds: `≥` holds at equality, `>` does not.
struct AlertRulesTests {
    /// Tasks with 1000.00 each, what was spent on them that day, and what a rule finds.
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        let day: String
        let found: KeyValuePairs<String, String?>

        var testDescription: String { "\(rule) on \(day)" }
    }

    static let spending: [Example] = [
        Example(
            rule: "A2", day: "2021-06-30",
            found: [
                "500.00": nil, "499.99": "yellow", "300.01": "yellow", "300.00": "red",
            ]),
        Example(
            rule: "A2", day: "2021-09-30",
            found: [
                "750.00": nil, "749.99": "yellow", "550.01": "yellow", "550.00": "red",
            ]),
        Example(rule: "A2", day: "2021-11-30", found: ["750.00": nil, "749.99": "yellow"]),
        Example(
            rule: "A2", day: "2021-12-31",
            found: [
                "1000.00": nil, "999.99": "yellow", "800.01": "yellow", "800.00": "red",
            ]),
        Example(rule: "A3", day: "2021-09-29", found: ["599.99": nil]),
        Example(rule: "A3", day: "2021-09-30", found: ["600.00": nil, "599.99": "red"]),
        Example(rule: "A4", day: "2021-04-30", found: ["0.01": nil]),
        Example(rule: "A6", day: "2021-10-31", found: ["949.99": nil, "950.00": "yellow"]),
        Example(rule: "A6", day: "2021-11-01", found: ["950.00": nil]),
        Example(rule: "A13", day: "2021-12-30", found: ["799.99": nil]),
        Example(
            rule: "A13", day: "2021-12-31",
            found: [
                "900.00": nil, "899.99": "yellow", "800.00": "yellow", "799.99": "red",
            ]),
    ]

    @Test(arguments: spending)
    func `a rate is judged at its threshold, on its date`(example: Example) async throws {
        let lines = example.found.enumerated().flatMap { index, pair -> [Command] in
            let task = "T\(index)"
            return [
                .task(task), .initial(task, "1000.00"),
                .spend(task, pair.key, "记-000\(index)", on: example.day),
            ]
        }
        let ledger = try await Ledger.shared(
            "rule-\(example.rule)-\(example.day)", [.open()] + lines)
        let found = try await ledger.judged(on: example.day)
        for (index, pair) in example.found.enumerated() {
            #expect(found["\(example.rule) T\(index)"] == pair.value, "\(pair.key)")
        }
    }

    @Test func `A5 finds a task without spending for sixty days while money is left`() async throws
    {
        let ledger = try await Ledger.shared(
            "rule-A5",
            [
                .open(), .task("T1"), .task("T2"), .initial("T1", "1000.00"),
                .initial("T2", "1000.00"), .spend("T1", "999.99", "记-0001", on: "2021-03-01"),
                .spend("T2", "1000.00", "记-0002", on: "2021-03-01"),
            ])
        #expect(try await ledger.judged(on: "2021-04-15")["A5 T1"] == nil)
        let found = try await ledger.judged(on: "2021-05-15")
        #expect(found["A5 T1"] == "yellow" && found["A5 T2"] == nil)
    }

    @Test(
        arguments: [("79.99", nil), ("80.00", "yellow"), ("100.00", "yellow")]
            as [(String, String?)])
    func `A7 warns from eighty percent of the 三公 budget`(spent: String, severity: String?)
        async throws
    {
        let ledger = try await Ledger.shared(
            "rule-A7-\(spent)",
            [
                .open(), .task("B1", "basic"), .initial("B1", "1000.00"),
                .threePublic("reception", "100.00"),
                Command.spend("B1", spent, on: "2021-03-01").with("economicCode", "30217"),
            ])
        #expect(try await ledger.judged(on: "2021-03-31")["A7 unit"] == severity)
    }

    @Test func `A8 judges the net rate by its size, whatever its sign`() async throws {
        let changes: KeyValuePairs<String, String?> = [
            "100.00": nil, "100.01": "yellow", "300.00": "yellow", "300.01": "red",
        ]
        let lines = changes.enumerated().flatMap { index, pair -> [Command] in
            [
                .task("D\(index)"), .task("I\(index)"), .task("E\(index)"),
                .initial("D\(index)", "1000.00"), .initial("I\(index)", "1000.00"),
                .initial("E\(index)", "1000.00"), .decrease("D\(index)", pair.key),
                .increase("I\(index)", pair.key),
                Command.increase("E\(index)", pair.key).with("exempt", true),
            ]
        }
        let ledger = try await Ledger.shared("rule-A8", [.open()] + lines)
        let found = try await ledger.judged(on: "2021-01-31")
        for (index, pair) in changes.enumerated() {
            #expect(found["A8 D\(index)"] == pair.value, "-\(pair.key)")
            #expect(found["A8 I\(index)"] == pair.value, "+\(pair.key)")
            #expect(found["A8 E\(index)"] == nil, "exempt \(pair.key)")
        }
    }

    @Test(arguments: [("30.00", nil), ("30.01", "yellow")] as [(String, String?)])
    func `A9 finds a month above three times the earlier ones' mean`(
        june: String, severity: String?
    )
        async throws
    {
        let months = (1...5).map { Command.spend("T1", "10.00", on: monthEnd($0)) }
        let ledger = try await Ledger.shared(
            "rule-A9-\(june)",
            [.open(), .task("T1"), .initial("T1", "1000.00")] + months
                + [.spend("T1", june, on: "2021-06-30")])
        let found = try await ledger.judged(on: "2021-06-30")
        #expect(found["A9 project"] == severity && found["A9 unit"] == severity)
        #expect(found["A9 T1"] == nil)
    }

    @Test func `A10 finds procurement twenty points behind after June`() async throws {
        func procured(_ task: String, _ amount: String, _ number: Int) -> [Command] {
            [
                .task(task), .initial(task, "1200.00"),
                Command(
                    "SetProcurementBudget", on: "2021-01-05",
                    ["task": .string(task), "amount": "1200.00"]),
                Command.spend(task, amount, "记-000\(number)", on: "2021-07-31")
                    .with("procurement", true),
            ]
        }
        let ledger = try await Ledger.shared(
            "rule-A10",
            [.open()] + procured("T1", "460.00", 1) + procured("T2", "460.01", 2))
        let found = try await ledger.judged(on: "2021-07-31")
        #expect(found["A10 T1"] == "yellow" && found["A10 T2"] == nil)
    }
}

extension Ledger {
    /// The severities after an evaluation, by rule and scope; of alerts that stand.
    fileprivate func judged(on day: String) async throws -> [String: String] {
        _ = try await ask("alert", "evaluate", options: ["--on", day])
        return try await alerts("--open").compactMapValues { alert in
            alert.split(separator: " ").first.map(String.init)
        }
    }
}
