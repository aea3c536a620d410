package import BudgetDomain

/// What a book says about one year, to hold a published report against.
package struct BookFigures: Hashable, Sendable {
    /// Initial budget, adjusted budget and spending of a task, a kind of spending, or the unit.
    package struct Line: Hashable, Sendable {
        package let name: String
        package let initial: Money
        package let adjusted: Money
        package let executed: Money

        package init(name: String, initial: Money, adjusted: Money, executed: Money) {
            self.name = name
            self.initial = initial
            self.adjusted = adjusted
            self.executed = executed
        }
    }

    package let unitName: String
    /// Project tasks in the order of the book.
    package let tasks: [Line]
    /// Tasks of basic spending.
    package let basicTasks: [Line]
    package let basic: Line?
    package let project: Line?
    package let total: Line
    /// The ceiling of 三公; nil where none was ever set.
    package let threePublicBudget: Money?
    package let threePublicSpent: Money?
    /// The final score of the self-evaluation, in points.
    package let score: Rate?
    /// 优, 良, 中 or 差.
    package let grade: String?

    package init(
        unitName: String, tasks: [Line], basicTasks: [Line] = [], basic: Line?, project: Line?,
        total: Line,
        threePublicBudget: Money? = nil, threePublicSpent: Money? = nil, score: Rate? = nil,
        grade: String? = nil
    ) {
        self.unitName = unitName
        self.tasks = tasks
        self.basicTasks = basicTasks
        self.basic = basic
        self.project = project
        self.total = total
        self.threePublicBudget = threePublicBudget
        self.threePublicSpent = threePublicSpent
        self.score = score
        self.grade = grade
    }
}
