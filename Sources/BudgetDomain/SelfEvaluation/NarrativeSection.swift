/// The parts of the report's text that staff may write themselves (可编辑的段落).
package enum NarrativeSection: String, WordCode {
    /// 年度履职目标, in the head of the form.
    case goal
    /// 履职目标及主要任务.
    case overview
    /// 绩效目标、指标设置.
    case indicators
    /// 绩效自评工作开展情况.
    case process
    /// 综合评价结论.
    case conclusion
    /// 资金情况.
    case budget
    /// 投入管理.
    case input
    /// 产出.
    case output
    /// 效益.
    case benefit
    /// 主要问题和改进措施.
    case problems
    /// 结果拟应用和公开.
    case application
    /// 经验、问题和建议.
    case suggestions
}
