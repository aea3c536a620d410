import BudgetDomain
import JSON
import Testing

/// The life of alerts: given a register, when a day is judged, then these events.
@Suite struct AlertRegisterTests {
    /// Case 10's tasks: 党务, 机要, 外事, 档案 on 31 July, in 元.
    private static func case10(secretBudget: String = "465000.00") -> JudgedYear {
        var year = JudgedYear()
        year.tasks = [
            JudgedYear.task("T01", yuan("1345000.00"), spentByMonth: [yuan("600000.00")]),
            JudgedYear.task("T02", yuan("465000.00"), spentByMonth: [yuan("108600.00")]) {
                $0.decreased = yuan("465000.00") - yuan(secretBudget)
            },
            JudgedYear.task("T04", yuan("50000.00")),
            JudgedYear.task("T06", yuan("50000.00"), spentByMonth: [yuan("32900.00")]),
        ]
        return year
    }

    private func basis(_ year: JudgedYear, _ date: String, _ ruleSet: RuleSet = .standard)
        -> AlertRegister.Basis
    {
        AlertRegister.Basis(
            figures: year.figures(on: day(date)), on: day(date), ruleSet: ruleSet, dataStale: false)
    }

    /// Evaluates, applies what changed, and tells it in lines such as `raised A1 T01 yellow`.
    private func evaluate(_ register: inout AlertRegister, _ basis: AlertRegister.Basis) -> [String]
    {
        let events = register.evaluate(basis)
        for event in events { register.evolve(event, on: basis.date, by: "system") }
        return events.compactMap { event in
            guard let statement = event.statement else { return nil }
            let name =
                switch event {
                case .raised: "raised"
                case .severityChanged: "changed"
                case .resolved: "resolved"
                case .reopened: "reopened"
                case .acknowledged, .explained, .waived: "answered"
                }
            let key = event.key
            return "\(name) \(key.rule.rawValue) \(key.scope.text) \(statement.severity.rawValue)"
        }
    }

    @Test func `Case 10: lagging tasks are raised, and a cut resolves A1 but keeps its history`()
        throws
    {
        var register = AlertRegister()
        let raised = evaluate(&register, basis(Self.case10(), "2021-07-31"))
        let expected = [
            "raised A1 T01 yellow", "raised A1 T02 red", "raised A1 T04 red", "raised A4 T04 red",
        ]
        #expect(raised.filter { $0.contains(" A1 T") || $0.contains(" A4 ") } == expected)
        let party = try #require(register[AlertKey(.a1, .task("T01"))])
        #expect(party.statement.figures["rateOnAdjusted"] == "44.61")
        #expect(party.statement.figures["gap"] == "13.72")
        let secret = try #require(register[AlertKey(.a1, .task("T02"))])
        #expect(secret.statement.figures["rateOnAdjusted"] == "23.35")
        #expect(secret.statement.figures["gap"] == "34.98")

        let cut = evaluate(&register, basis(Self.case10(secretBudget: "180000.00"), "2021-07-31"))
        #expect(cut.contains("resolved A1 T02 red"))
        let resolved = try #require(register[AlertKey(.a1, .task("T02"))])
        #expect(resolved.state == .resolved)
        #expect(resolved.history.count == 2)
        #expect(resolved.statement.figures["rateOnAdjusted"] == "60.33")
        #expect(resolved.statement.figures["rateOnInitial"] == "23.35")
    }

    @Test func `The light is the worst of A1 to A4 and needs a budget`() {
        let figures = Self.case10().figures(on: day("2021-07-31"))
        let lights = figures.tasks.map {
            AlertEvaluation.light(
                of: $0.figures, isTask: true, in: figures, on: figures.asOf, ruleSet: .standard)
        }
        #expect(lights == [.yellow, .red, .red, .green])
        #expect(
            AlertEvaluation.light(
                of: figures.basic, isTask: false, in: figures, on: figures.asOf, ruleSet: .standard)
                == nil)
    }

    @Test func `An evaluation that changes nothing gives no event`() {
        var register = AlertRegister()
        _ = evaluate(&register, basis(Self.case10(), "2021-07-31"))
        #expect(evaluate(&register, basis(Self.case10(), "2021-07-31")).isEmpty)
        #expect(evaluate(&register, basis(Self.case10(), "2021-08-01")).isEmpty)
    }

    @Test func `An alert worsens, clears, and comes back as the same alert with a new beginning`()
        throws
    {
        func year(_ spent: String) -> JudgedYear {
            var year = JudgedYear()
            year.tasks = [
                JudgedYear.task("B01", yuan("100.00"), .basic, spentByMonth: [yuan(spent)])
            ]
            return year
        }
        let key = AlertKey(.a1, .task("B01"))
        var register = AlertRegister()
        #expect(
            evaluate(&register, basis(year("15.00"), "2021-03-31")).first == "raised A1 B01 yellow")
        register.evolve(
            .acknowledged(AlertAcknowledged(rule: .a1, scope: .task("B01"))),
            on: day("2021-04-01"), by: "leader")
        #expect(register[key]?.state == .acknowledged)
        #expect(
            evaluate(&register, basis(year("5.00"), "2021-04-01")).first == "changed A1 B01 red")
        #expect(register[key]?.state == .raised)
        #expect(register[key]?.since == day("2021-03-31"))
        #expect(
            evaluate(&register, basis(year("25.00"), "2021-04-02")).first == "resolved A1 B01 red")
        #expect(
            evaluate(&register, basis(year("25.00"), "2021-05-31")).contains(
                "reopened A1 B01 yellow"))
        #expect(register[key]?.since == day("2021-05-31"))
        #expect(register[key]?.history.count == 5)
        #expect(register.lastEvaluatedOn == day("2021-05-31"))
    }

    @Test func `A waiver holds until its last day and no longer`() {
        var register = AlertRegister()
        _ = evaluate(&register, basis(Self.case10(), "2021-07-31"))
        let key = AlertKey(.a1, .task("T01"))
        register.evolve(
            .waived(
                AlertWaived(
                    rule: .a1, scope: .task("T01"), reason: "工期在四季度", until: day("2021-08-15"))),
            on: day("2021-08-01"), by: "leader")
        #expect(register[key]?.isOpen == false)
        #expect(evaluate(&register, basis(Self.case10(), "2021-08-15")).isEmpty)
        #expect(
            evaluate(&register, basis(Self.case10(), "2021-08-16")).contains(
                "reopened A1 T01 yellow"))
    }

    @Test func `A hysteresis margin holds what was raised and raises nothing by itself`() {
        func year(_ spent: String) -> JudgedYear {
            var year = JudgedYear()
            year.tasks = [
                JudgedYear.task("B01", yuan("100.00"), .basic, spentByMonth: [yuan(spent)])
            ]
            return year
        }
        var ruleSet = RuleSet.standard
        ruleSet.hysteresis = .percent(2)
        var register = AlertRegister()
        #expect(evaluate(&register, basis(year("16.00"), "2021-03-31", ruleSet)).isEmpty)
        #expect(!evaluate(&register, basis(year("15.00"), "2021-03-31", ruleSet)).isEmpty)
        #expect(evaluate(&register, basis(year("16.00"), "2021-03-31", ruleSet)).isEmpty)
        #expect(evaluate(&register, basis(year("17.00"), "2021-03-31", ruleSet)).isEmpty)
        #expect(
            evaluate(&register, basis(year("17.01"), "2021-03-31", ruleSet))
                == ["resolved A1 B01 yellow", "resolved A1 unit yellow"])
    }

    @Test func `An evaluation is never dated before the last one`() {
        var register = AlertRegister()
        #expect(register.evaluationDate(after: day("2021-07-10")) == day("2021-07-10"))
        register.noteEvaluation(on: day("2021-07-31"))
        register.noteEvaluation(on: day("2021-07-10"))
        #expect(register.evaluationDate(after: day("2021-07-10")) == day("2021-07-31"))
        #expect(register.evaluationDate(after: day("2021-08-01")) == day("2021-08-01"))
    }

    @Test func `A statement is written flat and read back the same`() throws {
        let register = AlertRegister()
        let event = try #require(register.evaluate(basis(Self.case10(), "2021-07-31")).first)
        guard case .raised(let raised) = event else {
            Issue.record("expected a raised alert")
            return
        }
        let json = JSONValueEncoder.encode(raised)
        #expect(json["rule"]?.stringValue == "A1")
        #expect(json["figures"]?["gap"]?.stringValue == "13.72")
        #expect(try JSONValueDecoder.decode(AlertRaised.self, from: json) == raised)
    }
}
