import JSON
import Testing

/// Cases 10 and 11: who lags behind 序时, and what happens exactly at a threshold.
struct Case10To11AlertTests {
    /// 党务, 机要, 档案 and 外事 as they stood on 31 July.
    private static let july: [Command] = [
        .open(), .task("DW"), .task("JY"), .task("DA"), .task("WS"),
        .initial("DW", wan("134.50")), .initial("JY", wan("46.50")), .initial("DA", wan("5")),
        .initial("WS", wan("5")), .spend("DW", wan("60.00"), "记-0001", on: "2021-07-12"),
        .spend("JY", wan("10.86"), "记-0002", on: "2021-07-12"),
        .spend("DA", wan("3.29"), "记-0003", on: "2021-07-12"),
    ]

    @Test func `Case 10: on 31 July the rates, gaps and lights are as computed`() async throws {
        let ledger = try await Ledger.shared("case-10", Self.july)
        let july = try await ledger.execution(month: 7)

        let wanted = "rateOnAdjusted timeProgress gapOnAdjusted light"
        #expect(july.figures("DW", wanted) == "44.61 58.33 13.72 yellow")
        #expect(july.figures("JY", wanted) == "23.35 58.33 34.98 red")
        #expect(july.figures("DA", wanted) == "65.80 58.33 -7.47 green")
        #expect(july.figures("WS", wanted) == "0.00 58.33 58.33 red")
    }

    @Test func `Case 10: A1 and A4 are raised and A1 resolves when the budget is cut`() async throws
    {
        let ledger = try await Ledger.shared("case-10-alerts", Self.july)
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-07-31"])
        let raised = try await ledger.alerts()
        #expect(raised["A1 DW"] == "yellow raised 2021-07-31")
        #expect(raised["A1 JY"] == "red raised 2021-07-31")
        #expect(raised["A1 WS"] == "red raised 2021-07-31")
        #expect(raised["A4 WS"] == "red raised 2021-07-31")
        #expect(raised.keys.filter { $0.hasSuffix(" DA") } == [])

        try await ledger.accept([.decrease("JY", wan("28.50"), on: "2021-07-31")])
        let july = try await ledger.execution(month: 7)
        #expect(
            july.figures("JY", "adjusted rateOnAdjusted rateOnInitial") == "180000.00 60.33 23.35")
        let resolved = try await ledger.alerts()
        #expect(resolved["A1 JY"]?.contains(" resolved ") == true)
        #expect(try await ledger.alerts("--open")["A1 JY"] == nil)
        #expect(try await ledger.alerts("--open")["A1 DW"] == "yellow raised 2021-07-31")
    }

    @Test func `Case 10: closing the month judges it too`() async throws {
        let ledger = try await Ledger.shared(
            "case-10-closing", Self.july + (1...7).map { .close($0) })
        let alerts = try await ledger.alerts("--open")
        #expect(alerts["A1 JY"]?.hasPrefix("red raised") == true)
        #expect(alerts["A4 WS"]?.hasPrefix("red raised") == true)
    }

    @Test(arguments: [
        ("1700000.00", "10.00", "yellow"), ("1700000.01", "10.00", "green"),
        ("1400000.01", "20.00", "yellow"), ("1400000.00", "20.00", "red"),
    ])
    func `Case 11: a gap of exactly 10 is yellow and of exactly 20 red`(
        spent: String, gap: String, severity: String
    ) async throws {
        let ledger = try await Ledger.shared(
            "case-11-\(spent)",
            [
                .open(), .task("T1"), .initial("T1", wan("300.00")),
                .spend("T1", spent, on: "2021-08-20"),
            ])
        let august = try await ledger.execution("--as-of", "2021-08-31")
        #expect(august.figures("T1", "timeProgress gapOnAdjusted") == "66.67 \(gap)")
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-08-31"])
        let found = try await ledger.alerts()["A1 T1"]?.split(separator: " ").first.map(String.init)
        #expect(found ?? "green" == severity)
    }

    @Test(arguments: [("500000.00", "50.00", "green"), ("499900.00", "49.99", "yellow")])
    func `Case 11: on 30 June 50.00 reaches the node and 49.99 does not`(
        spent: String, rate: String, light: String
    ) async throws {
        let ledger = try await Ledger.shared(
            "case-11-\(rate)",
            [
                .open(), .task("T1"), .initial("T1", wan("100")),
                .spend("T1", spent, on: "2021-06-20"),
            ])
        let june = try await ledger.execution(month: 6)
        #expect(june.figures("T1", "rateOnAdjusted light") == "\(rate) \(light)")
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-06-30"])
        #expect((try await ledger.alerts()["A2 T1"] == nil) == (light == "green"))
    }
}
