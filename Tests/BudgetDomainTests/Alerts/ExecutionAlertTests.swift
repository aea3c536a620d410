import BudgetDomain
import Testing

/// A1–A6 at their edges, on a task with a budget of 300.00.
@Suite struct ExecutionAlertTests {
    struct Edge: Sendable, CustomTestStringConvertible {
        let rule: AlertRule
        let date: String
        let budget: String
        let spent: String
        let expected: Severity?

        init(
            _ rule: AlertRule, _ date: String, _ budget: String, _ spent: String,
            _ expected: Severity?
        ) {
            self.rule = rule
            self.date = date
            self.budget = budget
            self.spent = spent
            self.expected = expected
        }

        var testDescription: String { "\(rule.rawValue) \(date) \(spent)/\(budget)" }
    }

    static let edges = [
        // Case 11: gaps of exactly ten and exactly twenty points.
        Edge(.a1, "2021-08-31", "300.00", "170.00", .yellow),
        Edge(.a1, "2021-08-31", "300.00", "170.01", nil),
        Edge(.a1, "2021-08-31", "300.00", "140.00", .red),
        Edge(.a1, "2021-08-31", "300.00", "140.01", .yellow),
        // From the third month-end on; 序时 counts month-ends, not days.
        Edge(.a1, "2021-03-30", "300.00", "0.00", nil),
        Edge(.a1, "2021-03-31", "300.00", "0.00", .red),
        Edge(.a1, "2021-08-30", "300.00", "140.00", .yellow),
        // A2: against the latest node, from its day until it is reached.
        Edge(.a2, "2021-06-29", "100.00", "0.00", nil),
        Edge(.a2, "2021-06-30", "100.00", "50.00", nil),
        Edge(.a2, "2021-06-30", "100.00", "49.99", .yellow),
        Edge(.a2, "2021-06-30", "100.00", "30.01", .yellow),
        Edge(.a2, "2021-06-30", "100.00", "30.00", .red),
        Edge(.a2, "2021-08-15", "100.00", "49.99", .yellow),
        Edge(.a2, "2021-09-30", "100.00", "74.99", .yellow),
        Edge(.a2, "2021-09-30", "100.00", "75.00", nil),
        Edge(.a2, "2021-12-30", "100.00", "75.00", nil),
        Edge(.a2, "2021-12-31", "100.00", "99.99", .yellow),
        Edge(.a2, "2021-12-31", "100.00", "80.00", .red),
        Edge(.a2, "2021-12-31", "100.00", "100.00", nil),
        // A3.
        Edge(.a3, "2021-09-29", "100.00", "0.00", nil),
        Edge(.a3, "2021-09-30", "100.00", "59.99", .red),
        Edge(.a3, "2021-09-30", "100.00", "60.00", nil),
        Edge(.a3, "2021-11-15", "100.00", "59.99", .red),
        // A4.
        Edge(.a4, "2021-04-29", "100.00", "0.00", nil),
        Edge(.a4, "2021-04-30", "100.00", "0.00", .yellow),
        Edge(.a4, "2021-07-30", "100.00", "0.00", .yellow),
        Edge(.a4, "2021-07-31", "100.00", "0.00", .red),
        Edge(.a4, "2021-07-31", "100.00", "0.01", nil),
        // A6.
        Edge(.a6, "2021-10-31", "100.00", "94.99", nil),
        Edge(.a6, "2021-10-31", "100.00", "95.00", .yellow),
        Edge(.a6, "2021-11-01", "100.00", "95.00", nil),
        Edge(.a6, "2021-11-01", "100.00", "100.00", nil),
        Edge(.a6, "2021-11-01", "100.00", "100.01", .red),
    ]

    @Test(arguments: edges)
    func `Each rule holds its line to the last fen`(_ edge: Edge) {
        var year = JudgedYear()
        year.tasks = [JudgedYear.task("T01", yuan(edge.budget), spentByMonth: [yuan(edge.spent)])]
        #expect(year.found(edge.rule, .task("T01"), on: day(edge.date)) == edge.expected)
    }

    @Test(arguments: [
        ("2021-02-28", "0.00", "100.00", nil),
        ("2021-03-01", "0.00", "100.00", Severity.yellow),
        ("2021-03-01", "-5.00", "100.00", .yellow),
        ("2021-03-01", "0.01", "100.00", nil),
        ("2021-03-01", "0.00", "0.00", nil),
    ])
    func `A5 asks for sixty days without net spending and money left`(
        date: String, recently: String, available: String, expected: Severity?
    ) {
        var year = JudgedYear()
        year.tasks = [
            JudgedYear.task("T01", yuan("200.00"), spentByMonth: [yuan("1.00")]) {
                $0.spentRecently = yuan(recently)
                $0.available = yuan(available)
            }
        ]
        #expect(year.found(.a5, .task("T01"), on: day(date)) == expected)
    }

    @Test func `Nothing is judged where there is no budget`() {
        var year = JudgedYear()
        year.threePublicBudget = yuan("1.00")
        year.threePublicSpent = yuan("2.00")
        year.tasks = [
            JudgedYear.task("T01", yuan("100.00")) { $0.decreased = yuan("100.00") }
        ]
        let date = day("2021-12-31")
        let judgements = AlertEvaluation.evaluate(
            year.figures(on: date), on: date, ruleSet: .standard)
        #expect(judgements.isEmpty)
    }

    @Test func `A basic task is judged like any other, and no alert is about basic expenditure`() {
        var year = JudgedYear()
        year.tasks = [
            JudgedYear.task("B01", yuan("100.00"), .basic, spentByMonth: [yuan("10.00")])
        ]
        let date = day("2021-06-30")
        let judgements = AlertEvaluation.evaluate(
            year.figures(on: date), on: date, ruleSet: .standard)
        #expect(
            judgements.map { "\($0.rule.rawValue) \($0.scope.text) \($0.severity.rawValue)" } == [
                "A1 B01 red", "A1 unit red", "A2 B01 red", "A2 unit red",
            ])
    }

    @Test func `A judgement shows both bases and the amounts`() throws {
        var year = JudgedYear()
        year.tasks = [
            JudgedYear.task("T02", yuan("465000.00"), spentByMonth: [yuan("108600.00")]) {
                $0.transferredOut = yuan("200000.00")
            }
        ]
        let date = day("2021-07-31")
        let judgement = try #require(
            AlertEvaluation.evaluate(year.figures(on: date), on: date, ruleSet: .standard)
                .first { $0.key == AlertKey(.a1, .task("T02")) })
        #expect(
            judgement.figures.entries.map { "\($0.name) \($0.text ?? "null")" } == [
                "initial 465000.00", "adjusted 265000.00", "spent 108600.00", "rateOnInitial 23.35",
                "rateOnAdjusted 40.98", "timeProgress 58.33", "gap 17.35", "threshold 10.00",
            ])
    }

    @Test(arguments: [("140.01", "10.00"), ("140.00", "20.00")])
    func `A judgement names the line that was crossed`(spent: String, line: String) throws {
        var year = JudgedYear()
        year.tasks = [JudgedYear.task("T02", yuan("300.00"), spentByMonth: [yuan(spent)])]
        let date = day("2021-08-31")
        let judgement = try #require(
            AlertEvaluation.evaluate(year.figures(on: date), on: date, ruleSet: .standard)
                .first { $0.key == AlertKey(.a1, .task("T02")) })
        let threshold = judgement.figures.entries.first { $0.name == "threshold" }
        #expect(threshold?.text == line)
    }
}
