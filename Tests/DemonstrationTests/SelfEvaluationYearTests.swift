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

    @Test func `it is pinned to the closed year`() {
        let closed = year.events.first {
            if case .fiscalYearClosed = $0.event { true } else { false }
        }
        let pinned = year.book.selfEvaluation.bookVersion ?? 0
        #expect(pinned > closed?.version ?? .max)
        #expect(year.book.selfEvaluation.stage == .open)
    }
}
