import BudgetDomain
import JSON

/// A self-evaluation under test: what was given, then one command, then the event or the refusal.
struct EvaluatedBook {
    var state = SelfEvaluation()
    var ruleSet = RuleSet.standard
    var tasks: Set<String> = ["T01", "T02"]
    var blockingFindings: [String] = []
    var version: Int64 = 100

    /// Decides on a command as scripts write it, and applies what follows.
    @discardableResult
    mutating func record(
        _ command: String, by actor: String = "accountant", _ fields: JSONValue = [:]
    ) throws -> SelfEvaluationEvent {
        guard
            let action = try SelfEvaluationAction(name: command, fields: fields, ignoring: [])
        else { preconditionFailure("no command \(command)") }
        let event = try state.decide(
            action,
            SelfEvaluationContext(
                bookVersion: version, ruleSet: ruleSet, tasks: tasks, actor: actor,
                blockingFindings: blockingFindings,
                placeholders: ["unit.spent", "unit.rateOnAdjusted"]))
        version += 1
        state.evolve(event, by: actor)
        return event
    }

    /// The code of the refusal a command meets; nil where it is accepted.
    mutating func refusal(
        _ command: String, by actor: String = "accountant", _ fields: JSONValue = [:]
    ) -> String? {
        do {
            try record(command, by: actor, fields)
            return nil
        } catch let rejection as BudgetRejection {
            return rejection.code
        } catch let error as JSONFieldError {
            return "field:" + error.field
        } catch {
            return "\(error)"
        }
    }

    /// Defines an indicator that is reported and at least its target.
    mutating func define(
        _ indicator: String, weight: String, target: String = "90", level1: String = "产出指标"
    ) throws {
        try record(
            "DefineIndicator",
            [
                "indicator": .string(indicator), "level1": .string(level1), "level2": "二级",
                "level3": .string(indicator), "kind": "quantitative", "operator": ">=",
                "target": .string(target), "measure": "%", "weight": .string(weight),
            ])
    }

    /// What the book's only task spent of 100.00.
    func facts(spent: String = "100.00", budget: String = "100.00") -> SelfEvaluationFacts {
        var year = JudgedYear()
        year.tasks = [JudgedYear.task("T01", yuan(budget), spentByMonth: [yuan(spent)])]
        return SelfEvaluationFacts(
            figures: year.figures(on: day("2021-12-31")), ruleSet: ruleSet,
            declarations: state.completions)
    }

    func result(spent: String = "100.00", budget: String = "100.00") -> SelfEvaluationResult {
        state.result(in: facts(spent: spent, budget: budget))
    }
}
