/// A task that money is approved for and spent on (预算任务／项目).
package struct BudgetTask: Hashable, Sendable {
    /// The code, unique within the book.
    package let code: String
    package var name: String
    package var category: TaskCategory
    /// 主要内容.
    package var content: String?
    /// 支出功能分类科目.
    package var functionCode: String?
    /// 重点工作.
    package var isKeyTask: Bool
    /// Shown by edition only (涉密).
    package var isSensitive: Bool

    package init(
        code: String, name: String, category: TaskCategory, content: String? = nil,
        functionCode: String? = nil, isKeyTask: Bool = false, isSensitive: Bool = false
    ) {
        self.code = code
        self.name = name
        self.category = category
        self.content = content
        self.functionCode = functionCode
        self.isKeyTask = isKeyTask
        self.isSensitive = isSensitive
    }
}
