import JSON
import Testing

/// As-of asks when things count, known-at when we knew them.
struct TwoClocksTests {
    @Test func `late paper changes what March is, not what we knew of it`() async throws {
        let ledger = try await Ledger.shared(
            "clocks",
            [
                .open(), .task("T1"), .initial("T1", "1000.00"),
                .spend("T1", "100.00", "记-0001", on: "2021-03-10"),
            ])
        let then = moment()
        let known = try await ledger.execution("--as-of", "2021-03-31")
        try await ledger.accept([
            .spend("T1", "50.00", "记-0002", on: "2021-03-20"),
            .increase("T1", "500.00", on: "2021-04-01"),
        ])

        let march = try await ledger.execution("--as-of", "2021-03-31")
        #expect(march.figures("T1", "adjusted spent rateOnAdjusted") == "1000.00 150.00 15.00")
        let marchThen = try await ledger.execution("--as-of", "2021-03-31", "--known-at", then)
        #expect(marchThen.figures("T1", "adjusted spent rateOnAdjusted") == "1000.00 100.00 10.00")
        #expect(marchThen == known)
        let april = try await ledger.execution("--month", "4")
        #expect(april.figures("T1", "adjusted spent rateOnAdjusted") == "1500.00 150.00 10.00")
        let aprilThen = try await ledger.execution("--month", "4", "--known-at", then)
        #expect(aprilThen.figures("T1", "adjusted spent rateOnAdjusted") == "1000.00 100.00 10.00")
    }

    @Test func `known-at takes any offset and names one version`() async throws {
        let ledger = try await Ledger.shared("clocks-offset", [.open(), .task("T1")])
        let first = try await ledger.execution().json
        let recorded = first["freshness"]?.figures("lastRecordedAt") ?? ""
        try await ledger.accept([.initial("T1", "1000.00")])

        let then = try await ledger.execution("--known-at", recorded)
        #expect(then.json["version"] == 2)
        let far = try await ledger.execution("--known-at", "2100-01-01T00:00:00+08:00")
        #expect(far.json["version"] == 3)
    }

    @Test func `both published budgets are true, of two days and of two moments`() async throws {
        let commands =
            SeedYear.budgets + SeedYear.basicIncrease + SeedYear.spending + SeedYear.smallCuts
        let ledger = try await Ledger.shared("clocks-seed", commands)
        let then = moment()
        let left = [
            ("T2", "31.08"), ("T3", "9.42"), ("T4", "5"), ("T5", "8.57"), ("T6", "1.71"),
            ("T7", "20"), ("T8", "8.03"),
        ]
        try await ledger.accept(
            left.map { task, amount in
                Command.decrease(task, wan(amount), on: "2021-12-31").with("recovery", true)
            })

        let wanted = "adjusted rateOnAdjusted recovered"
        let text = "12093500.00 93.07 0.00"
        #expect(
            try await ledger.execution().figures("unit", wanted) == "11255400.00 100.00 838100.00")
        #expect(try await ledger.execution("--as-of", "2021-12-30").figures("unit", wanted) == text)
        #expect(try await ledger.execution("--known-at", then).figures("unit", wanted) == text)
        #expect(try await ledger.execution().figures("unit", "rateOnInitial") == "93.18")
    }

    @Test func `a self-evaluation and its figures are of what was known`() async throws {
        let ledger = try await Ledger.shared(
            "clocks-report", [.open(), .task("T1"), .initial("T1", "1000.00")])
        let then = moment()
        let before = try contents(of: try await ledger.build("当时.txt"))
        let version = try await ledger.ask("explain", "bookVersion")["shown"]
        try await ledger.accept([.spend("T1", "100.00", "记-0001", on: "2021-03-10")])
        #expect(try contents(of: try await ledger.build("后来.txt")) != before)
        let known = try await ledger.build("回看.txt", ["--known-at", then])
        #expect(try contents(of: known) == before)
        let figure = try await ledger.ask(
            "explain", "bookVersion", options: ["--known-at", then])
        #expect(figure["shown"] == version)
        #expect(try await ledger.ask("explain", "bookVersion")["shown"] != version)
    }
}
