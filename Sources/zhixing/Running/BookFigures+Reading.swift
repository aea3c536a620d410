import BudgetDomain
import Linting

extension BookFigures {
    /// What a printed report is held against: the book's figures on a day.
    init(_ figures: YearFigures, score: Rate? = nil, grade: String? = nil) {
        func line(_ name: String, _ scope: ExecutionFigures) -> Line {
            Line(
                name: name, initial: scope.initial, adjusted: scope.adjusted,
                executed: scope.spent)
        }
        self.init(
            unitName: figures.unitName,
            tasks: figures.tasks.filter { $0.task.category == .project }
                .map { line($0.task.name, $0.figures) },
            basicTasks: figures.tasks.filter { $0.task.category == .basic }
                .map { line($0.task.name, $0.figures) },
            basic: line("基本支出", figures.basic), project: line("项目支出", figures.project),
            total: line("部门预算总额", figures.whole), threePublicBudget: figures.threePublicBudget,
            threePublicSpent: figures.threePublicSpent, score: score, grade: grade)
    }
}
