import BudgetDomain
import JSON
import Testing

/// What people answer to alerts, and when no answer is taken.
@Suite struct AlertAnswerTests {
    /// A register with A1 raised on task B01 on 31 March.
    private func raised() -> AlertRegister {
        var year = JudgedYear()
        year.tasks = [JudgedYear.task("B01", yuan("100.00"), .basic, spentByMonth: [yuan("15.00")])]
        var register = AlertRegister()
        let date = day("2021-03-31")
        let basis = AlertRegister.Basis(
            figures: year.figures(on: date), on: date, ruleSet: .standard, dataStale: true)
        for event in register.evaluate(basis) { register.evolve(event, on: date, by: "system") }
        return register
    }

    private func refusal(
        _ register: inout AlertRegister, _ command: String, _ fields: JSONValue
    ) -> String? {
        do {
            guard let action = try AlertAction(name: command, fields: fields, ignoring: []) else {
                return "unknownCommand"
            }
            let event = try register.decide(action, on: day("2021-04-05"))
            register.evolve(event, on: day("2021-04-05"), by: "leader")
            return nil
        } catch let rejection as BudgetRejection {
            return rejection.code
        } catch let error as JSONFieldError {
            return "field:" + error.field
        } catch {
            return "\(error)"
        }
    }

    private let key = AlertKey(.a1, .task("B01"))

    @Test func `An alert is acknowledged once, then explained`() {
        var register = raised()
        let named: JSONValue = ["rule": "A1", "scope": "B01"]
        #expect(register[key]?.statement.dataStale == true)
        #expect(refusal(&register, "AcknowledgeAlert", named) == nil)
        #expect(register[key]?.state == .acknowledged)
        #expect(refusal(&register, "AcknowledgeAlert", named) == "alertAlreadyAnswered")
        #expect(
            refusal(
                &register, "ExplainAlert",
                [
                    "rule": "A1", "scope": "B01", "cause": "采购周期长", "measure": "四月完成合同签订",
                    "dueOn": "2021-04-30",
                ]) == nil)
        #expect(register[key]?.state == .explained)
        #expect(register[key]?.isOpen == true)
    }

    @Test func `A waived alert is not open and takes no answer`() {
        var register = raised()
        #expect(
            refusal(
                &register, "WaiveAlert",
                ["rule": "A1", "scope": "B01", "reason": "年底集中支付", "until": "2021-06-30"]) == nil)
        #expect(register[key]?.state == .waived)
        #expect(
            refusal(&register, "AcknowledgeAlert", ["rule": "A1", "scope": "B01"])
                == "alertNotOpen")
    }

    @Test(arguments: [
        ("AcknowledgeAlert", ["rule": "A1", "scope": "T09"], "unknownAlert"),
        ("AcknowledgeAlert", ["rule": "A15", "scope": "B01"], "field:rule"),
        (
            "WaiveAlert",
            ["rule": "A1", "scope": "B01", "reason": "x", "until": "2021-04-04"], "badField"
        ),
        (
            "WaiveAlert", ["rule": "A1", "scope": "B01", "reason": " ", "until": "2021-05-01"],
            "badField"
        ),
        (
            "ExplainAlert",
            ["rule": "A1", "scope": "B01", "cause": "x", "measure": "", "dueOn": "2021-05-01"],
            "badField"
        ),
        ("ExplainAlert", ["rule": "A1", "scope": "B01"], "field:cause"),
        ("SilenceAlert", ["rule": "A1", "scope": "B01"], "unknownCommand"),
    ])
    func `Answers without an alert, a reason or a day to come are refused`(
        command: String, fields: [String: String], expected: String
    ) {
        var register = raised()
        let members = fields.sorted { $0.key < $1.key }.map {
            JSONValue.Member($0.key, .string($0.value))
        }
        #expect(refusal(&register, command, .object(members)) == expected)
    }
}
