import BudgetDomain
import JSON
import Testing

/// How an actual becomes points.
@Suite struct ScoringTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let comparison: String
        let target: String
        let actual: String
        let weight: String
        let score: String

        init(
            _ comparison: String, _ target: String, _ actual: String, _ weight: String,
            _ score: String
        ) {
            self.comparison = comparison
            self.target = target
            self.actual = actual
            self.weight = weight
            self.score = score
        }

        var testDescription: String { "\(actual) \(comparison) \(target) of \(weight)" }
    }

    @Test(arguments: [
        Row("≥", "90", "90", "2", "2.00"),
        Row("≥", "90", "100", "2", "2.00"),
        Row(">=", "90%", "45%", "2", "1.00"),
        Row("≥", "90", "89.99", "20", "20.00"),
        Row("≥", "90", "89.97", "20", "19.99"),
        Row("≥", "100", "8/8", "20", "20.00"),
        Row("≥", "100", "7/8", "20", "17.50"),
        Row("≥", "90", "0", "20", "0.00"),
        Row("≥", "90", "-5", "20", "0.00"),
        Row("≤", "10", "10", "2", "2.00"),
        Row("<=", "10", "20", "2", "1.00"),
        Row("≤", "10", "30", "2", "0.67"),
        Row("≤", "0", "1", "2", "0.00"),
        Row("=", "8", "8", "5", "5.00"),
        Row("=", "8", "6", "5", "3.75"),
        Row("=", "8", "10", "5", "4.00"),
    ])
    func `Unmet targets score in proportion, rounded to two decimals`(_ row: Row) throws {
        var book = EvaluatedBook()
        try book.record(
            "DefineIndicator",
            [
                "indicator": "x", "level1": "产出指标", "level2": "", "level3": "x",
                "kind": "quantitative", "operator": .string(row.comparison),
                "target": .string(row.target), "measure": "%", "weight": .string(row.weight),
            ])
        try book.record("ReportIndicatorActual", ["indicator": "x", "value": .string(row.actual)])
        #expect(book.result().indicators.first?.score?.decimalTextRounded == row.score)
    }

    @Test(arguments: [
        ("120.00", "120.00", "10.00"), ("107.46", "100.00", "9.31"), ("100.00", "0.00", "0.00"),
        ("300.00", "100.00", "3.33"), ("300.00", "200.00", "6.67"), ("100.00", "100.01", "10.00"),
    ])
    func `The budget-execution block is E over B1, never above its weight`(
        budget: String, spent: String, score: String
    ) {
        let result = EvaluatedBook().result(spent: spent, budget: budget)
        #expect(result.budgetExecution.weight == Rate(whole: 10))
        #expect(result.budgetExecution.score?.decimalTextRounded == score)
    }

    @Test func `Without a budget the block has no score`() {
        let result = EvaluatedBook().result(spent: "0.00", budget: "0.00")
        #expect(result.budgetExecution.rate == nil)
        #expect(result.budgetExecution.score == nil)
    }

    @Test(arguments: [
        ("合理", "2.00"), ("基本合理", nil), (" 合理 ", "2.00"),
    ])
    func `A word that is the target scores in full, any other waits for a judgement`(
        value: String, score: String?
    ) throws {
        var book = EvaluatedBook()
        try book.record(
            "ReportIndicatorActual", ["indicator": "绩效指标合理性", "value": .string(value)])
        let row = try #require(
            book.result().indicators.first { $0.indicator.indicator == "indicatorSoundness" })
        #expect(row.score?.decimalTextRounded == score)
    }

    @Test func `A judged score counts with its reason`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        try book.record(
            "ScoreIndicator", ["indicator": "budgetDisclosure", "score": "1.5", "reason": "公开略迟"])
        let row = try #require(
            book.result().indicators.first { $0.indicator.indicator == "budgetDisclosure" })
        #expect(row.score?.decimalTextRounded == "1.50")
        #expect(row.origin == .judged)
        #expect(row.reason == "公开略迟")
    }

    @Test func `Bands give their share and deductions count whole steps`() throws {
        let banded = ScoringRule.banded([
            .init(from: .percent(90), share: .one), .init(from: .percent(60), share: .percent(80)),
        ])
        let weight = Points(whole: 10)
        func points(_ rule: ScoringRule, _ actual: Int) -> String {
            rule.points(.percent(actual), .atLeast, .percent(100), weight: weight)
                .decimalTextRounded
        }
        #expect(points(banded, 90) == "10.00")
        #expect(points(banded, 89) == "8.00")
        #expect(points(banded, 59) == "0.00")
        let deducting = ScoringRule.deducting(step: .percent(5), points: Points(whole: 3))
        #expect(points(deducting, 96) == "10.00")
        #expect(points(deducting, 95) == "7.00")
        #expect(points(deducting, 89) == "4.00")
        #expect(points(deducting, 10) == "0.00")
        #expect(points(.allOrNothing, 99) == "0.00")
        #expect(points(.proportionalFrom(.percent(60)), 60) == "6.00")
        #expect(points(.proportionalFrom(.percent(60)), 59) == "0.00")
        #expect(points(.proportionalFrom(.percent(60)), 100) == "10.00")
        #expect(points(.coefficient, 95) == "9.50")
        #expect(points(.coefficient, 120) == "10.00")
        #expect(points(.coefficient, -5) == "0.00")
    }

    @Test func `Whole points are a setting`() throws {
        var book = EvaluatedBook()
        book.ruleSet.scoring.rounding = .whole
        let result = book.result(spent: "100.00", budget: "107.46")
        #expect(result.budgetExecution.score?.decimalTextRounded == "9.00")
    }

    @Test(arguments: [("30", "优"), ("29.99", "良"), ("20", "良"), ("19.99", "中"), ("0", "中")])
    func `The grade is taken on the exact sum`(score: String, grade: String) throws {
        var book = EvaluatedBook()
        try book.define("a", weight: "50")
        try book.define("b", weight: "40")
        try book.record("ReportIndicatorActual", ["indicator": "a", "value": "90"])
        try book.record("OpenSelfEvaluation")
        try book.record(
            "OverrideScore", ["indicator": "b", "score": .string(score), "reason": "核定"])
        #expect(book.result().grade == grade)
    }
}
