import JSON
import PostgreSQL
import Testing

/// Case 15: the whole published year, from its events to 98 points and 优, and again after a rebuild.
struct Case15WholeYearTests {
    @Test func `Case 15: the seed's year scores 98 and 优`() async throws {
        let ledger = try await Ledger.shared("case-15", SeedYear.wholeYear)
        try await ledger.selfEvaluate()
        let computed = try await ledger.report()
        #expect(computed.figures("score grade") == "100.00 优")

        try await ledger.override("budgetExecution", "9")
        try await ledger.override(try Self.code(of: "预算执行率", in: computed), "1")
        let report = try await ledger.report()
        #expect(report.figures("schema unit fiscalYear score grade") == "1 case-15 2021 98.00 优")
        let overview = report["overview"]?.arrayValue ?? []
        #expect(
            overview.map { $0.figures("weight score scoreRate") } == [
                "10.00 9.00 90.00", "20.00 19.00 95.00", "40.00 40.00 100.00",
                "30.00 30.00 100.00", "100.00 98.00 98.00",
            ])
        #expect(overview.first?.figures("name") == "预算执行")

        // An override keeps the computed score and says why.
        let rate = report.entry(of: "indicators", where: "level3", is: "预算执行率")
        #expect(rate?.figures("weight autoScore score reason") == "2.00 2.00 1.00 按核定得分")
        #expect(try await ledger.execution().figures("T5", "rateOnInitial") == "14.30")
        #expect(
            try await ledger.execution().figures("threePublic", "budget spent rate")
                == "280000.00 64900.00 23.18")
    }

    @Test func `Case 15: dropped projections are rebuilt to a byte-equal report`() async throws {
        let ledger = try await Ledger.shared("case-15-rebuild", SeedYear.wholeYear)
        try await ledger.selfEvaluate()
        let report = try await ledger.reportBytes()
        let alerts = try await ledger.alerts()
        let year = try await ledger.execution()
        #expect(try await ledger.reportBytes() == report)

        try await ledger.place.withDatabase {
            try await $0.execute("DELETE FROM execution WHERE unit = 'case-15-rebuild'")
        }
        let check = try await ledger.place.run(["rebuild", "--check"] + ledger.name)
        #expect(check.status == 3)
        _ = try await ledger.ask("rebuild")
        #expect(try await ledger.reportBytes() == report)
        #expect(try await ledger.alerts() == alerts)
        #expect(try await ledger.execution() == year)
    }

    @Test func `Case 15: each closed month stays what was published`() async throws {
        let ledger = try await Ledger.shared(
            "case-15-months", SeedYear.budgets + SeedYear.basicIncrease)
        var published: [(known: String, figures: Execution)] = []
        for month in 1...12 {
            let spent = Command.spend("T1", wan("5.\(month + 10)"), "记-0001", on: monthEnd(month))
            try await ledger.accept([spent, .close(month)])
            published.append((moment(), try await ledger.execution(month: month)))
        }
        _ = try await ledger.ask("rebuild")
        for (month, then) in zip(1..., published) {
            let known = try await ledger.execution("--month", "\(month)", "--known-at", then.known)
            #expect(known == then.figures, "\(month)")
            let now = try await ledger.execution(month: month)
            #expect(now.json["rows"] == then.figures.json["rows"], "\(month)")
        }
    }

    @Test func `Case 15: grades change exactly at 90, 80 and 60`() async throws {
        let ledger = try await Ledger.shared("case-15-grades", SeedYear.wholeYear)
        try await ledger.selfEvaluate()
        let report = try await ledger.report()
        let goals = try Self.code(of: "年度目标实现率", in: report)
        let tasks = try Self.code(of: "重点工作完成率", in: report)
        for (score, grade) in [
            (9000, "优"), (8999, "良"), (8000, "良"), (7999, "中"), (6000, "中"), (6001, "中"),
        ] as [(Int64, String)] {
            let missing = 10_000 - score
            try await ledger.override(goals, fenText(2_000 - min(2_000, missing)))
            try await ledger.override(tasks, fenText(2_000 - max(0, missing - 2_000)))
            #expect(
                try await ledger.report().figures("score grade") == "\(fenText(score)) \(grade)")
        }
        try await ledger.override("budgetExecution", "9.98")
        #expect(try await ledger.report().figures("score grade") == "59.99 差")
    }

    @Test func `Case 4: 93.07 of the text's budget scores 9.31`() async throws {
        let ledger = try await Ledger.shared(
            "case-4-score",
            SeedYear.budgets + SeedYear.basicIncrease + SeedYear.spending + SeedYear.smallCuts
                + (1...12).map { .close($0) })
        try await ledger.selfEvaluate()
        let report = try await ledger.report()
        #expect(report["overview"]?.arrayValue?.first?.figures("name score") == "预算执行 9.31")
        let residue = report.entry(of: "indicators", where: "level3", is: "结转结余率")
        #expect(residue?.figures("actual").contains("6.93") == true)
        let adjustment = report.entry(of: "indicators", where: "level3", is: "预算调整率")
        #expect(adjustment?.figures("actual").contains("0.12") == true)
    }

    @Test func `Case 12: 6.49 of 28.00 earns full marks`() async throws {
        let ledger = try await Ledger.shared("case-12-score", SeedYear.wholeYear)
        let report = try await ledger.report()
        let control = report.entry(of: "indicators", where: "level3", is: "“三公经费”控制率")
        #expect(control?.figures("weight autoScore") == "2.00 2.00")
        #expect(control?.figures("actual").contains("23.18") == true)
    }

    private static func code(of term: String, in report: JSONValue) throws -> String {
        let row = report.entry(of: "indicators", where: "level3", is: term)
        guard let code = row?["indicator"]?.stringValue else { throw Unexpected("no \(term)") }
        return code
    }
}
