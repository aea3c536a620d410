/// One unit's part in a department's self-evaluation.
package struct DepartmentPart: Sendable {
    /// The unit's code.
    package let unit: String
    /// The codes of its tasks.
    package let tasks: [String]
    package let selfEvaluation: SelfEvaluation

    package init(unit: String, tasks: [String], selfEvaluation: SelfEvaluation) {
        self.unit = unit
        self.tasks = tasks
        self.selfEvaluation = selfEvaluation
    }
}

extension SelfEvaluation {
    /// A department's self-evaluation: the head unit's, over the tasks of all units (部门汇总自评).
    ///
    /// Indicators, reports, scores and texts are those of the first unit; what was declared and
    /// explained of a task is each unit's own, under the task's code in the department.
    package init(department parts: [DepartmentPart]) {
        self = parts.first?.selfEvaluation ?? SelfEvaluation()
        definitions = definitions.filter { $0.task == nil }
        declarations = [:]
        let headTasks = Set(parts.first?.tasks ?? [])
        explainedFindings = explainedFindings.filter { key, _ in
            key.subject.map { !headTasks.contains($0) } ?? true
        }
        for part in parts { adopt(part) }
    }

    private mutating func adopt(_ part: DepartmentPart) {
        let own = part.selfEvaluation
        for code in part.tasks {
            let qualified = BudgetTask.code(code, in: part.unit)
            declarations[qualified] = own.declarations[code]
        }
        for (key, explanation) in own.explainedFindings {
            guard let code = key.subject, part.tasks.contains(code) else { continue }
            let qualified = FindingKey(key.code, BudgetTask.code(code, in: part.unit))
            explainedFindings[qualified] = explanation
        }
    }
}
