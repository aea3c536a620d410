/// Whether a task keeps the body running or does a project of its own (支出结构).
package enum TaskCategory: String, WordCode {
    /// 基本支出.
    case basic
    /// 项目支出.
    case project
}
