import BudgetDomain
import JSON
import Testing

/// What may be asked of a self-evaluation, and what is refused with which code.
@Suite struct SelfEvaluationDecisionTests {
    private func opened() throws -> EvaluatedBook {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        return book
    }

    @Test func `Opening pins the version and the rule set`() throws {
        let book = try opened()
        #expect(book.state.bookVersion == 100)
        #expect(book.state.ruleSet == "default@2021.1")
        #expect(book.state.stage == .open)
    }

    @Test(arguments: [
        ("90", nil), ("100", nil), ("80", nil), ("89.99", "weightsNotHundred"),
        ("101", "weightsNotHundred"), ("50", "weightsNotHundred"),
    ])
    func `Opening needs weights that make 100 with a block of 0, 10 or 20`(
        weight: String, refusal: String?
    ) throws {
        var book = EvaluatedBook()
        try book.define("a", weight: weight)
        #expect(book.refusal("OpenSelfEvaluation") == refusal)
    }

    @Test func `The refusal of weights shows their sum`() throws {
        var book = EvaluatedBook()
        try book.define("a", weight: "33.5")
        try book.define("b", weight: "50")
        do {
            try book.record("OpenSelfEvaluation")
            Issue.record("opened with weights of 83.50")
        } catch let rejection as BudgetRejection {
            #expect(rejection.kind == .refused)
            #expect(rejection.figures.first == .init("weightSum", "83.50"))
        }
    }

    @Test func `It is opened once, and its indicators are fixed from then on`() throws {
        var book = try opened()
        #expect(book.refusal("OpenSelfEvaluation") == "selfEvaluationAlreadyOpen")
        #expect(throws: BudgetRejection.self) { try book.define("a", weight: "90") }
    }

    @Test func `A book's own indicators replace the default ones, and the last definition counts`()
        throws
    {
        var book = EvaluatedBook()
        try book.define("a", weight: "50")
        try book.define("b", weight: "30")
        try book.define("a", weight: "60")
        #expect(book.state.catalogue.indicators.map(\.indicator) == ["a", "b"])
        #expect(book.state.catalogue.weightSum == Rate(whole: 90))
    }

    @Test(arguments: [
        ("kind", "numeric", "field:kind"),
        ("operator", "about", "field:operator"),
        ("weight", "-1", "field:weight"),
        ("weight", "1.234", "field:weight"),
        ("weight", "十", "field:weight"),
        ("target", "many", "badField"),
        ("formula", "profit", "field:formula"),
        ("indicator", "budgetExecution", "badField"),
        ("indicator", " ", "badField"),
        ("colour", "red", "field:colour"),
    ])
    func `A malformed definition names its field`(field: String, value: String, refusal: String) {
        let fields: [(String, JSONValue)] = [
            ("indicator", "a"), ("level1", "产出指标"), ("level2", "x"), ("level3", "y"),
            ("kind", "quantitative"), ("operator", "≥"), ("target", "90%"), ("weight", "10"),
        ]
        let members = fields.filter { $0.0 != field } + [(field, .string(value))]
        var book = EvaluatedBook()
        #expect(
            book.refusal("DefineIndicator", .object(members.map { .init($0.0, $0.1) })) == refusal)
    }

    @Test(arguments: ["budgetExecutionRate", "预算执行率", "“三公经费”控制率", "三公经费控制率"])
    func `Formulas are known by English name and by term`(formula: String) {
        var book = EvaluatedBook()
        #expect(
            book.refusal(
                "DefineIndicator",
                [
                    "indicator": "a", "level1": "投入管理", "level2": "x", "level3": "y",
                    "kind": "quantitative", "operator": "≥", "target": 90, "weight": 10,
                    "formula": .string(formula),
                ]) == nil)
    }

    @Test func `An unknown formula is told which ones there are`() {
        do {
            _ = try SelfEvaluationAction(
                name: "DefineIndicator",
                fields: [
                    "indicator": "a", "level1": "b", "level2": "c", "level3": "d",
                    "kind": "quantitative", "weight": "1", "formula": "profit",
                ], ignoring: [])
            Issue.record("accepted an unknown formula")
        } catch {
            guard case .malformed(let reason) = error.problem else {
                Issue.record("expected a reason")
                return
            }
            #expect(reason.contains("residueRate（结转结余率）"))
        }
    }

    @Test(arguments: [
        ("specialFundRefinementRate", "很高", "badField"), ("专项资金细化率", "90", nil),
        ("specialFundRefinementRate", "9999999999999", "badField"),
        ("specialFundRefinementRate", "1.00001", "badField"),
        ("specialFundRefinementRate", "1/0", "badField"),
        ("specialFundRefinementRate", "999999999999", nil),
        ("nothing", "90", "unknownIndicator"), ("indicatorSoundness", "合理", nil),
    ])
    func `Actuals are typed by the kind of indicator`(
        indicator: String, value: String, refusal: String?
    ) {
        var book = EvaluatedBook()
        #expect(
            book.refusal(
                "ReportIndicatorActual",
                ["indicator": .string(indicator), "value": .string(value)]) == refusal)
    }

    @Test func `Completion is declared of tasks that exist`() {
        var book = EvaluatedBook()
        #expect(
            book.refusal("DeclareTaskCompletion", ["task": "T09", "status": "complete"])
                == "unknownTask")
        #expect(
            book.refusal("DeclareTaskCompletion", ["task": "T01", "status": "done"])
                == "field:status")
        #expect(
            book.refusal("DeclareTaskCompletion", ["task": "T01", "status": "partial"]) == nil)
    }

    @Test(arguments: [
        ("budgetExecution", "9", "按文字口径", nil),
        ("budgetExecution", "10", "x", nil),
        ("budgetExecution", "10.01", "x", "scoreOutOfRange"),
        ("预算执行率", "1", "x", nil),
        ("预算执行率", "2.01", "x", "scoreOutOfRange"),
        ("budgetAdjustmentRate", "1", "x", "scoreOutOfRange"),
        ("预算执行率", "-1", "x", "field:score"),
        ("预算执行率", "1", " ", "badField"),
        ("没有的指标", "1", "x", "unknownIndicator"),
    ])
    func `An override stays within the weight and has a reason`(
        indicator: String, score: String, reason: String, refusal: String?
    ) throws {
        var book = try opened()
        #expect(
            book.refusal(
                "OverrideScore",
                [
                    "indicator": .string(indicator), "score": .string(score),
                    "reason": .string(reason),
                ]) == refusal)
    }

    @Test(arguments: [("rateByCutting", nil), ("随便写的", "unknownFinding"), ("", "unknownFinding")])
    func `Only findings that there are can be explained`(finding: String, refusal: String?) throws {
        var book = try opened()
        #expect(
            book.refusal("ExplainFinding", ["finding": .string(finding), "explanation": "说明"])
                == refusal)
    }

    @Test func `An override keeps what the rules give beside it`() throws {
        var book = try opened()
        try book.record(
            "OverrideScore", ["indicator": "budgetExecution", "score": "9", "reason": "核定"])
        let block = book.result().budgetExecution
        #expect(block.automaticScore == Rate(whole: 10))
        #expect(block.score == Rate(whole: 9))
        #expect(block.origin == .overridden)
        #expect(block.reason == "核定")
    }

    @Test func `Counted indicators are scored by rule, and nothing before opening`() throws {
        var book = EvaluatedBook()
        let score: JSONValue = ["indicator": "budgetDisclosure", "score": "2"]
        #expect(book.refusal("ScoreIndicator", score) == "selfEvaluationNotOpen")
        try book.record("OpenSelfEvaluation")
        #expect(
            book.refusal("ScoreIndicator", ["indicator": "residueRate", "score": "2"])
                == "scoredByRule")
        #expect(book.refusal("ScoreIndicator", score) == nil)
    }

    @Test func `A target of the default catalogue can be revised`() throws {
        var book = try opened()
        try book.record(
            "ReviseTarget", ["indicator": "satisfaction", "target": "95%", "reason": "上级要求"])
        #expect(book.state.catalogue["satisfaction"]?.targetNumber == .percent(95))
        #expect(book.state.catalogue.weightSum == Rate(whole: 90))
    }
}
