import JSON
import Testing

/// Alerts as events: raised, changed and resolved, listed and only tried.
struct AlertTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .initial("T1", "1000.00"), .spend("T1", "1.00", on: "2021-01-10"),
    ]

    @Test func `the list has the contract's fields`() async throws {
        let ledger = try await Ledger.shared("alert-list", Self.book)
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        let list = try await ledger.ask("alert", "list")
        #expect(list["schema"] == 1)
        let alerts = list["alerts"]?.arrayValue ?? []
        let wanted = ["rule", "scope", "severity", "state", "since", "dataStale", "figures"]
        for alert in alerts { #expect(Set(wanted).subtracting(alert.names) == []) }
        let scopes = Set(alerts.filter { $0["rule"] == "A1" }.map { $0.figures("scope severity") })
        #expect(scopes == ["T1 red", "project red", "unit red"])
        #expect(alerts.allSatisfy { $0["dataStale"]?.boolValue != nil })
    }

    @Test func `an answer is read back with who gave it, and has no key where nobody did`()
        async throws
    {
        let ledger = try await Ledger.shared("alert-answer", Self.book)
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        func answer(
            _ name: String, _ scope: String, _ fields: KeyValuePairs<String, JSONValue?>
        ) -> Command {
            Command(name, on: "2021-07-31", fields).with("rule", "A1").with(
                "scope", .string(scope)
            ).by("李科长")
        }
        try await ledger.accept([
            answer(
                "ExplainAlert", "T1",
                ["cause": "合同未签", "measure": "八月签订", "dueOn": "2021-08-31"]),
            answer("WaiveAlert", "unit", ["reason": "统一调减", "until": "2021-09-30"]),
        ])
        let alerts = try await ledger.ask("alert", "list")["alerts"]?.arrayValue ?? []
        func alert(_ scope: String) -> JSONValue? {
            alerts.first { $0.figures("rule scope") == "A1 \(scope)" }
        }
        let explained = alert("T1")?["explanation"]
        #expect(
            explained?.figures("cause measure dueOn by on")
                == "合同未签 八月签订 2021-08-31 李科长 2021-07-31")
        #expect(
            alert("unit")?["waiver"]?.figures("reason until by on")
                == "统一调减 2021-09-30 李科长 2021-07-31")
        let names = ["acknowledgement", "explanation", "waiver"]
        #expect(alert("project")?.names.filter(names.contains) == [])
        let outcome = try await ledger.place.run(["alert", "list"] + ledger.name)
        #expect(outcome.output.contains("原因：合同未签 · 措施：八月签订 · 期限：2021-08-31"))
        #expect(outcome.output.contains("豁免至 2021-09-30：统一调减"))
    }

    @Test func `a dry run appends nothing, and an evaluation only what changed`() async throws {
        let ledger = try await Ledger.shared("alert-dry", Self.book)
        let before = try await ledger.execution().json["version"]
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31", "--dry-run"])
        #expect(try await ledger.execution().json["version"] == before)
        #expect(try await ledger.alerts() == [:])

        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        let raised = try await ledger.execution().json["version"]
        let alerts = try await ledger.alerts()
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        #expect(try await ledger.execution().json["version"] == raised)
        #expect(try await ledger.alerts() == alerts)
    }

    @Test func `a date before the last evaluation is only tried`() async throws {
        let ledger = try await Ledger.shared("alert-back", Self.book)
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        let back = try await ledger.place.run(
            ["alert", "evaluate"] + ledger.name + ["--on", "2021-06-30", "--json"])
        #expect(back.status != 0)
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-06-30", "--dry-run"])
    }

    @Test func `a severity changes on the same alert, which keeps its beginning`() async throws {
        let ledger = try await Ledger.shared(
            "alert-change",
            [
                .open(), .task("T1"), .initial("T1", "1000.00"),
                .spend("T1", "100.00", on: "2021-01-10"),
            ])
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-03-31"])
        #expect(try await ledger.alerts()["A1 T1"] == "yellow raised 2021-03-31")
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-04-30"])
        #expect(try await ledger.alerts()["A1 T1"]?.hasPrefix("red raised") == true)
        try await ledger.accept([.spend("T1", "600.00", "记-0002", on: "2021-05-10")])
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-05-31"])
        #expect(try await ledger.alerts()["A1 T1"]?.contains(" resolved ") == true)
        #expect(try await ledger.alerts("--open") == [:])
    }

    @Test func `A1 waits for the third month-end and A4 for its dates`() async throws {
        let ledger = try await Ledger.shared(
            "alert-dates", [.open(), .task("T1"), .initial("T1", "1000.00")])
        for (day, light) in [
            ("2021-02-28", "green"), ("2021-03-30", "green"), ("2021-03-31", "red"),
            ("2021-04-30", "red"), ("2021-12-31", "red"),
        ] {
            let execution = try await ledger.execution("--as-of", day)
            #expect(execution.figures("T1", "light") == light, "\(day)")
        }
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-04-29"])
        #expect(try await ledger.alerts()["A4 T1"] == nil)
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-04-30"])
        #expect(try await ledger.alerts()["A4 T1"] == "yellow raised 2021-04-30")
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        #expect(try await ledger.alerts()["A4 T1"]?.hasPrefix("red raised") == true)
    }

    @Test func `a rebuild changes no alert`() async throws {
        let ledger = try await Ledger.shared(
            "alert-rebuild", Self.book + (1...4).map { .close($0) })
        let before = try await ledger.alerts()
        #expect(!before.isEmpty)
        _ = try await ledger.ask("rebuild")
        #expect(try await ledger.alerts() == before)
    }
}
