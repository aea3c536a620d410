package import BudgetDomain

/// The tasks that an edition does not name (涉密任务), and what becomes of them.
package struct MergedTasks: Hashable, Sendable {
    /// The code of the row that stands for them all.
    static let rowCode = "merged"
    /// What that row is called.
    static let rowName = "其他任务"

    /// Their codes; empty where the edition names everything.
    package let codes: Set<String>
    /// Takes their names and contents out of whatever text mentions them.
    package let masking: TextMasking

    /// The tasks marked sensitive, where the edition is the public one.
    package init(edition: DocumentEdition?, of figures: YearFigures) {
        let hidden =
            edition == .publicUse ? figures.tasks.map(\.task).filter(\.isSensitive) : []
        codes = Set(hidden.map(\.code))
        masking = TextMasking(hiding: hidden)
    }

    /// Whether a task may be named.
    package func names(_ task: BudgetTask) -> Bool { !codes.contains(task.code) }

    /// The rows that may be shown, and one for all others: even a single one is merged.
    func applied(to rows: [SelfEvaluationReport.TaskRow]) -> [SelfEvaluationReport.TaskRow] {
        let hidden = rows.filter { !names($0.task) }
        guard !hidden.isEmpty else { return rows }
        let statuses = Set(hidden.map(\.status))
        let row = SelfEvaluationReport.TaskRow(
            task: BudgetTask(code: Self.rowCode, name: Self.rowName, category: .project),
            figures: .total(of: hidden.map(\.figures)), fiscal: .total(of: hidden.map(\.fiscal)),
            status: statuses.count == 1 ? hidden[0].status : nil, evidence: nil,
            mergedCount: hidden.count)
        return rows.filter { names($0.task) } + [row]
    }
}

extension SelfEvaluationReport.TaskRow {
    /// The task's name, with its unit's where units that report together have tasks of one name.
    var shownName: String {
        guard sharesName, let unitName else { return task.name }
        return "\(task.name)（\(unitName)）"
    }
}
