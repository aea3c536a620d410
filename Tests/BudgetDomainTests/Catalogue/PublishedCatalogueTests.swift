import BudgetDomain
import JSON
import Testing

/// A catalogue in force: what it decides, and what may still be changed.
@Suite struct PublishedCatalogueTests {
    private let sample = SampleCatalogue()

    private func published(_ sample: SampleCatalogue) throws -> EvaluatedBook {
        var book = EvaluatedBook()
        try book.publish(sample)
        return book
    }

    private func report(_ book: inout EvaluatedBook, _ id: String, _ value: String) throws {
        try book.record(
            "ReportIndicatorActual", ["indicator": .string(id), "value": .string(value)])
    }

    @Test func `The rows and the block of the file are the book's`() throws {
        var book = try published(sample)
        try report(&book, "a", "90%")
        try report(&book, "b", "45%")
        let result = book.result()
        #expect(book.state.catalogue.label == "sample@1")
        #expect(result.budgetExecution.weight == Rate(whole: 10))
        // 10 + 60 + 30 × 45 ÷ 90.
        #expect(result.score == Rate(whole: 85))
    }

    @Test func `Once it is open, no catalogue comes into force`() throws {
        var book = try published(sample)
        try book.record("OpenSelfEvaluation")
        let action = PublishCatalogue(catalogue: try sample.with("version", "2").read())
        let fields = JSONValueEncoder.encode(action)
        #expect(book.refusal("PublishCatalogue", fields) == "selfEvaluationOpen")
    }

    @Test func `A catalogue is not retroactive and fits its form`() throws {
        var book = EvaluatedBook()
        func refusal(_ sample: SampleCatalogue, task: String? = nil) throws -> String? {
            let action = PublishCatalogue(catalogue: try sample.read(), task: task)
            return book.refusal("PublishCatalogue", JSONValueEncoder.encode(action))
        }
        #expect(try refusal(sample.with("year", 2022)) == "notYetEffective")
        #expect(try refusal(sample, task: "T01") == "wrongSubject")
        let project = sample.with("subject", "project")
        #expect(try refusal(project) == "wrongSubject")
        #expect(try refusal(project, task: "T99") == "unknownTask")
        #expect(try refusal(project, task: "T01") == nil)
        #expect(book.state.catalogue == .standard)
        #expect(book.state.catalogue(of: "T01").indicators.map(\.indicator) == ["T01.a", "T01.b"])
    }

    @Test func `Common rows stand; rows of the unit's own fill what is left to them`() throws {
        let common = sample.with("ownWeight", 30).with(
            "indicators",
            [SampleCatalogue.row("a", weight: 60, with: [.init("common", true)])])
        var book = try published(common)
        #expect(book.refusal("OpenSelfEvaluation") == "weightsNotHundred")
        func define(_ id: String, _ weight: String) -> JSONValue {
            [
                "indicator": .string(id), "level1": "产出", "level3": .string(id),
                "kind": "quantitative", "operator": "≥", "target": "1", "weight": .string(weight),
            ]
        }
        #expect(book.refusal("DefineIndicator", define("a", "50")) == "commonIndicator")
        #expect(book.refusal("DefineIndicator", define("own", "20")) == nil)
        #expect(book.refusal("OpenSelfEvaluation") == "weightsNotHundred")
        #expect(book.refusal("DefineIndicator", define("own", "30")) == nil)
        #expect(book.refusal("OpenSelfEvaluation") == nil)
        #expect(book.state.catalogue.indicators.map(\.common) == [true, nil])
    }

    @Test func `A revised target keeps the one first set beside it`() throws {
        var book = try published(sample)
        for target in ["80%", "70%"] {
            try book.record(
                "ReviseTarget", ["indicator": "a", "target": .string(target), "reason": "年中调整"])
        }
        let row = book.result().indicators.first
        #expect(row?.originalTarget == "90%")
        #expect(row?.indicator.target == "70%")
        #expect(book.result().indicators.last?.originalTarget == nil)
    }

    // MARK: - Rows that do not apply

    private let rescaling = SampleCatalogue().with("scoring", ["notApplicable": "rescales"]).with(
        "indicators",
        [
            SampleCatalogue.row("a", weight: 30), SampleCatalogue.row("b", weight: 30),
            SampleCatalogue.row("c", weight: 20), SampleCatalogue.row("d", weight: 10),
        ])

    @Test func `The weight of a row that does not apply goes to the others in proportion`() throws {
        var book = try published(rescaling)
        try book.record(
            "SetApplicability", ["indicator": "d", "applies": false, "reason": "没有这项业务"])
        let result = book.result()
        // 90 over 30 : 30 : 20 is 33.75, 33.75, 22.50.
        #expect(
            result.indicators.map(\.weight.decimalTextRounded) == [
                "33.75", "33.75", "22.50", "0.00",
            ])
        #expect(result.weightSum == Rate(whole: 100))
        #expect(result.indicators.last?.score == nil)
        #expect(result.indicators.last?.reason == "不适用：没有这项业务")
        try book.record("SetApplicability", ["indicator": "d", "applies": true, "reason": "有"])
        #expect(book.result().indicators.map(\.weight).last == Rate(whole: 10))
    }

    @Test func `Not every row can be left out, and none where rows keep their place`() throws {
        var book = try published(rescaling)
        func leaveOut(_ id: String) -> String? {
            book.refusal(
                "SetApplicability",
                ["indicator": .string(id), "applies": false, "reason": "没有这项业务"])
        }
        #expect(["a", "b", "c"].map(leaveOut) == [nil, nil, nil])
        #expect(leaveOut("d") == "nothingLeftToScore")
        book = try published(sample)
        #expect(leaveOut("a") == "rowKeepsItsPlace")
        book = EvaluatedBook()
        #expect(leaveOut("satisfaction") == "rowKeepsItsPlace")
    }

    // MARK: - Words, core rows, goals

    @Test(arguments: [("优", "20.00"), ("良", "16.00"), ("中", "12.00"), ("差", "6.00"), ("一般", nil)])
    func `A word with a coefficient scores by itself`(word: String, score: String?) throws {
        let words: [JSONValue] = [
            ("优", "90%", "100%", "100%"), ("良", "75%", "90%", "80%"),
            ("中", "60%", "75%", "60%"), ("差", "0%", "60%", "30%"),
        ].map { entry in
            [
                "word": .string(entry.0), "from": .string(entry.1), "to": .string(entry.2),
                "coefficient": .string(entry.3),
            ]
        }
        var book = try published(
            sample.with("scoring", ["qualitative": .array(words)]).with(
                "indicators",
                [
                    SampleCatalogue.row("a", weight: 70),
                    SampleCatalogue.row(
                        "b", weight: 20,
                        with: [.init("kind", "qualitative"), .init("operator", .null)]),
                ]))
        try report(&book, "b", word)
        #expect(book.result().indicators.last?.score?.decimalTextRounded == score)
    }

    private func core(_ rule: JSONValue) -> SampleCatalogue {
        sample.with("core", rule).with(
            "indicators",
            [
                SampleCatalogue.row("a", weight: 80, with: [.init("core", true)]),
                SampleCatalogue.row("b", weight: 10),
            ])
    }

    @Test(arguments: [("90%", "优"), ("89.9%", "中"), ("60%", "中"), ("30%", "差")])
    func `An unmet core row caps the grade`(actual: String, grade: String) throws {
        var book = try published(core(["effect": "capsGrade", "grade": "中"]))
        try report(&book, "a", actual)
        try report(&book, "b", "90%")
        #expect(book.result().grade == grade)
        // 30 ÷ 90 of 80 is 26.67, with 20 more: 差 by itself, so nothing is capped.
        #expect(
            book.result().cappedBy.isEmpty
                == (actual == "90%" || actual == "30%" || actual == "60%"))
    }

    @Test(arguments: [("90%", "80.00"), ("81%", "64.00"), ("45%", "0.00"), ("0%", "0.00")])
    func `The points an unmet core row loses count twice`(actual: String, score: String) throws {
        var book = try published(core(["effect": "doublesLoss"]))
        try report(&book, "a", actual)
        #expect(book.result().indicators.first?.score?.decimalTextRounded == score)
    }

    @Test func `The rows of a goal weigh what the goal does`() throws {
        let goals: JSONValue = [
            ["goal": "g1", "name": "目标一", "weight": 60],
            ["goal": "g2", "name": "目标二", "weight": 30],
        ]
        func rows(_ first: JSONValue) -> JSONValue {
            [
                SampleCatalogue.row("a", weight: first, goal: "g1"),
                SampleCatalogue.row("b", weight: 20, goal: "g1"),
                SampleCatalogue.row("c", weight: 30, goal: "g2"),
            ]
        }
        let tree = sample.with("goals", goals).with("indicators", rows(40))
        #expect(tree.problems.isEmpty)
        let uneven = sample.with("goals", goals).with("indicators", rows(30))
        #expect(uneven.problems.map(\.path) == ["goals", "indicators"])
        #expect(try tree.read().template.form.columns.first?.kind == .goal)
    }

    // MARK: - Grades

    @Test(arguments: [
        ("80", "优"), ("79.99", "良"), ("70", "良"), ("69.99", "中"), ("50", "中"), ("49.99", "差"),
    ])
    func `Grades have their edges at 90, 80 and 60 of the exact sum`(score: String, grade: String)
        throws
    {
        var book = try published(
            sample.with("indicators", [SampleCatalogue.row("a", weight: 90)]))
        try book.record("OpenSelfEvaluation")
        try book.record(
            "OverrideScore", ["indicator": "a", "score": .string(score), "reason": "核定"])
        #expect(book.result().grade == grade)
    }

    @Test(arguments: [("90", "甲"), ("65", "甲"), ("64.99", "乙"), ("0", "乙")])
    func `A form has grades of its own`(score: String, grade: String) throws {
        var book = try published(
            sample.with("indicators", [SampleCatalogue.row("a", weight: 90)]).with(
                "grades", [["name": "甲", "from": 75], ["name": "乙", "from": 0]]))
        try book.record("OpenSelfEvaluation")
        try book.record(
            "OverrideScore", ["indicator": "a", "score": .string(score), "reason": "核定"])
        #expect(book.result().grade == grade)
    }
}
