import BudgetDomain
import Testing

/// A7–A10, A12 and A13 at their edges.
@Suite struct BudgetAlertTests {
    private func year(_ change: (inout ExecutionFigures) -> Void) -> JudgedYear {
        var year = JudgedYear()
        year.tasks = [
            JudgedYear.task("T01", yuan("100.00"), spentByMonth: [yuan("100.00")], change: change)
        ]
        return year
    }

    @Test(arguments: [
        ("28.00", "22.39", nil), ("28.00", "22.40", Severity.yellow), ("28.00", "28.00", .yellow),
        ("28.00", "28.01", .red), ("0.00", "0.00", nil), ("0.00", "0.01", .red),
    ])
    func `A7 warns near the ceiling and turns red above it`(
        budget: String, spent: String, expected: Severity?
    ) {
        var year = year { _ in }
        year.threePublicBudget = yuan(budget)
        year.threePublicSpent = yuan(spent)
        #expect(year.found(.a7, .unit, on: day("2021-01-31")) == expected)
    }

    @Test func `A7 is silent where no ceiling was ever set`() {
        var year = year { _ in }
        year.threePublicSpent = yuan("90.00")
        #expect(year.found(.a7, .unit, on: day("2021-12-31")) == nil)
    }

    @Test(arguments: [
        ("10.00", "0.00", nil), ("10.01", "0.00", Severity.yellow), ("30.00", "0.00", .yellow),
        ("30.01", "0.00", .red), ("0.00", "10.01", .yellow), ("0.00", "30.01", .red),
        ("40.00", "40.00", nil),
    ])
    func `A8 takes the net adjustment without its sign`(
        increased: String, decreased: String, expected: Severity?
    ) {
        let year = year {
            $0.increased = yuan(increased)
            $0.decreased = yuan(decreased)
        }
        for scope in [AlertScope.task("T01"), .project, .unit] {
            #expect(year.found(.a8, scope, on: day("2021-01-31")) == expected)
        }
    }

    @Test(arguments: [
        // A month of exactly three times the mean is no rush; a fen more is.
        ("2021-06-30", [6: "30.00"], nil),
        ("2021-06-30", [6: "30.01"], Severity.yellow),
        ("2021-05-31", [5: "90.00"], nil),
        ("2021-06-30", [7: "90.00"], nil),
        ("2021-09-30", [6: "30.01"], .yellow),
        // December is a month like the others, and the stricter line finds it first.
        ("2021-12-31", [6: "10", 7: "10", 8: "10", 9: "10", 10: "10", 11: "10", 12: "30"], nil),
        (
            "2021-12-31", [6: "10", 7: "10", 8: "10", 9: "10", 10: "10", 11: "10", 12: "30.01"],
            .yellow
        ),
    ])
    func `A9 compares a month with the earlier ones and December with the year`(
        date: String, months: [Int: String], expected: Severity?
    ) {
        let year = year { figures in
            for month in 1...5 { figures.spentByMonth[month - 1] = yuan("10.00") }
            for (month, spent) in months { figures.spentByMonth[month - 1] = yuan(spent) }
            figures.initial = yuan("1000.00")
        }
        #expect(year.found(.a9, .project, on: day(date)) == expected)
        #expect(year.found(.a9, .unit, on: day(date)) == expected)
        #expect(year.found(.a9, .task("T01"), on: day(date)) == nil)
    }

    @Test(arguments: [("30.00", nil), ("30.01", Severity.yellow)])
    func `A9 allows December a quarter of the year and not a fen more`(
        december: String, expected: Severity?
    ) {
        var ruleSet = RuleSet.standard
        ruleSet.alerts.monthOverMean = .percent(1000)
        let figures = year {
            $0.initial = yuan("1000.00")
            $0.spentByMonth[0] = yuan("90.00")
            $0.spentByMonth[11] = yuan(december)
        }.figures(on: day("2021-12-31"))
        let found = AlertEvaluation.evaluate(figures, on: figures.asOf, ruleSet: ruleSet)
            .first { $0.key == AlertKey(.a9, .unit) }
        #expect(found?.severity == expected)
    }

    @Test(arguments: [
        ("2021-06-30", "0.00", nil), ("2021-07-01", "30.00", Severity.yellow),
        ("2021-07-01", "30.01", nil), ("2021-12-31", "80.00", .yellow),
        ("2021-12-31", "80.01", nil),
    ])
    func `A10 holds procurement against the year's progress after June`(
        date: String, spent: String, expected: Severity?
    ) {
        let year = year {
            $0.procurementBudget = yuan("100.00")
            $0.procurementSpent = yuan(spent)
        }
        #expect(year.found(.a10, .task("T01"), on: day(date)) == expected)
    }

    @Test(arguments: [
        ("2021-12-30", "0.00", nil), ("2021-12-31", "90.00", nil),
        ("2021-12-31", "89.99", Severity.yellow), ("2021-12-31", "80.00", .yellow),
        ("2021-12-31", "79.99", .red),
    ])
    func `A13 judges what is left when the year is over`(
        date: String, spent: String, expected: Severity?
    ) {
        let year = year { $0.spentByMonth[0] = yuan(spent) }
        #expect(year.found(.a13, .unit, on: day(date)) == expected)
    }

    @Test(arguments: [
        (CompletionStatus.complete, "59.99", "0.00", Severity?.some(.yellow)),
        (.complete, "60.00", "0.00", nil), (.complete, "0.00", "0.00", .red),
        (.partial, "0.00", "0.00", nil),
        // Taken back at year end: the rate of 100% is not taken at its word.
        (.complete, "40.00", "60.00", .yellow), (.complete, "0.00", "100.00", .red),
    ])
    func `A12 doubts a completed task with little spent, recovered or not`(
        status: CompletionStatus, spent: String, recovered: String, expected: Severity?
    ) {
        let figures = year {
            $0.spentByMonth[0] = yuan(spent)
            $0.decreased = yuan(recovered)
            $0.recovered = yuan(recovered)
        }.figures(on: day("2021-12-31"))
        let found = AlertEvaluation.evaluate(
            figures, on: figures.asOf, ruleSet: .standard, declarations: ["T01": status]
        ).first { $0.rule == .a12 }
        #expect(found?.severity == expected)
    }

    @Test func `The variant of the residue rate is the rule set's`() {
        var ruleSet = RuleSet.standard
        ruleSet.residue = .ofSpent
        let figures = year { $0.spentByMonth[0] = yuan("85.00") }.figures(on: day("2021-12-31"))
        let found = AlertEvaluation.evaluate(figures, on: figures.asOf, ruleSet: ruleSet)
            .first { $0.key == AlertKey(.a13, .unit) }
        #expect(found?.figures["residueRate"] == "17.65")
    }
}
