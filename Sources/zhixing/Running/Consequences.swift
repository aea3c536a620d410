import BudgetDomain
import JSON
import Reports

/// What a command would change, shown before it is recorded.
struct Consequences {
    let before: YearFigures?
    let after: YearFigures?
    let alerts: [BudgetEvent]

    /// The tasks whose figures change, with both rates before and after, and the alerts that would follow.
    var json: JSONValue {
        [
            "tasks": .array(changedTasks),
            "alerts": .array(
                alerts.compactMap { event in
                    guard case .alert(let alert) = event else { return nil }
                    return [
                        "change": .string(event.typeName), "rule": .string(alert.key.rule.rawValue),
                        "scope": .string(alert.key.scope.text),
                        "severity": .optional(alert.statement?.severity.rawValue),
                    ]
                }),
        ]
    }

    private var changedTasks: [JSONValue] {
        (after?.tasks ?? []).compactMap { task in
            let earlier = before?.tasks.first { $0.task.code == task.task.code }
            guard earlier?.figures != task.figures else { return nil }
            return [
                "task": .string(task.task.code),
                "before": earlier.map { Self.json($0.figures) } ?? .null,
                "after": Self.json(task.figures),
            ]
        }
    }

    private static func json(_ figures: ExecutionFigures) -> JSONValue {
        [
            "adjusted": .string(figures.adjusted.yuanText),
            "spent": .string(figures.spent.yuanText),
            "available": .string(figures.available.yuanText),
            "rateOnInitial": .optional(figures.rateOnInitial?.percentText),
            "rateOnAdjusted": .optional(figures.rateOnAdjusted?.percentText),
        ]
    }
}
