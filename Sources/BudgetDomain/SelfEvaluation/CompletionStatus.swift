/// What a task is declared to be at year end (任务完成情况).
package enum CompletionStatus: String, WordCode {
    /// 完成.
    case complete
    /// 部分完成.
    case partial
    /// 未完成.
    case incomplete
}
