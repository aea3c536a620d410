import BudgetDomain
import Demonstration
import EventSourcing
import Testing

/// The self-evaluation as published: 9, 19, 40, 30 make 98, 优.
@Suite struct SelfEvaluationYearTests {
    private let year = RecordedYear.whole

    private var result: SelfEvaluationResult {
        let evaluation = year.book.selfEvaluation
        return evaluation.result(
            in: SelfEvaluationFacts(
                figures: year.figures(asOf: .lastDay(of: 12, 2021)), ruleSet: .standard,
                declarations: evaluation.completions))
    }

    @Test func `it scores 98 and is excellent`() {
        #expect(result.score.decimalTextRounded == "98.00")
        #expect(result.grade == "优")
        #expect(result.unscored.isEmpty)
        #expect(result.weightSum.decimalTextRounded == "100.00")
    }

    @Test(arguments: [("投入管理", "19.00"), ("产出指标", "40.00"), ("效益指标", "30.00")])
    func `each group has its published score`(group: String, score: String) {
        let rows = result.indicators.filter { $0.indicator.level1 == group }
        let sum = rows.reduce(Rate.zero) { $0 + ($1.score ?? .zero) }
        #expect(sum.decimalTextRounded == score)
    }

    @Test func `two scores are set by hand, with their reasons, beside what the rules give`() throws
    {
        let block = result.budgetExecution
        #expect(block.automaticScore?.decimalTextRounded == "10.00")
        #expect(block.score?.decimalTextRounded == "9.00")
        #expect(block.reason?.isEmpty == false)
        let overridden = result.indicators.filter { $0.origin == .overridden }
        #expect(overridden.map(\.indicator.level3) == ["预算执行率"])
        let rate = try #require(overridden.first)
        #expect(rate.automaticScore?.decimalTextRounded == "2.00")
        #expect(rate.score?.decimalTextRounded == "1.00")
        #expect(rate.reason?.isEmpty == false)
    }

    @Test func `what the log can compute is computed`() {
        let computed = Dictionary(
            uniqueKeysWithValues: result.indicators.filter(\.isComputed).map {
                ($0.indicator.indicator, $0.actual?.percentText)
            })
        #expect(computed["budgetExecutionRate"] == "100.00")
        #expect(computed["residueRate"] == "0.00")
        #expect(computed["threePublicControlRate"] == "23.18")
        #expect(computed["keyTaskCompletionRate"] == "100.00")
        #expect(computed["annualGoalRate"] == "100.00")
        #expect(computed["procurementExecutionRate"] == "97.99")
    }

    @Test func `all eight tasks are declared complete, those without spending with an explanation`()
    {
        let declarations = year.book.selfEvaluation.declarations
        #expect(Set(declarations.keys) == Set(year.projects))
        #expect(declarations.values.allSatisfy { $0.value == .complete })
        for task in ["T04", "T07"] {
            #expect(declarations[task]?.text?.contains("未发生支出") == true)
        }
    }

    @Test
    func `each project is scored by indicators of its own, which make 100 with its execution`() {
        let evaluation = year.book.selfEvaluation
        let figures = year.figures(asOf: .lastDay(of: 12, 2021))
        let facts = SelfEvaluationFacts(
            figures: figures, ruleSet: .standard, declarations: evaluation.completions)
        let results = figures.tasks.filter { $0.task.category == .project }.map {
            evaluation.result(of: $0, in: facts)
        }
        #expect(results.count == 8)
        for result in results {
            #expect(result.indicators.count == 4, "\(result.task.code)")
            #expect(result.weightSum == Rate(whole: 100), "\(result.task.code)")
            let missed = result.indicators.filter { $0.isMet != true }
            #expect(missed.allSatisfy { $0.reason != nil }, "\(result.task.code)")
        }
        let history = results.first { $0.task.code == "T03" }
        #expect(history?.score.decimalTextRounded == "97.00")
    }

    @Test func `what projects had reached by July is known beside what they reached`() {
        let evaluation = year.book.selfEvaluation
        let inJuly = evaluation.actual(of: "T03.quantity", by: .lastDay(of: 8, 2021))
        #expect(inJuly?.value == "61")
        #expect(evaluation.actuals["T03.quantity"]?.value == "176")
    }

    @Test func `it is pinned to the closed year`() {
        let closed = year.events.first {
            if case .fiscalYearClosed = $0.event { true } else { false }
        }
        let pinned = year.book.selfEvaluation.bookVersion ?? 0
        #expect(pinned > closed?.version ?? .max)
        #expect(year.book.selfEvaluation.stage == .open)
    }
}
