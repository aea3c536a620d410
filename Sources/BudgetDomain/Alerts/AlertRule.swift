/// The rules of early warning (预警规则), by the numbers that people cite.
package enum AlertRule: String, WordCode {
    /// 执行滞后.
    case a1 = "A1"
    /// 节点未达.
    case a2 = "A2"
    /// 三季度低执行.
    case a3 = "A3"
    /// 零支出.
    case a4 = "A4"
    /// 停滞.
    case a5 = "A5"
    /// 超预算.
    case a6 = "A6"
    /// “三公”经费.
    case a7 = "A7"
    /// 预算调整率.
    case a8 = "A8"
    /// 年末突击.
    case a9 = "A9"
    /// 采购滞后.
    case a10 = "A10"
    /// 指标偏差.
    case a11 = "A11"
    /// 完成与执行不符.
    case a12 = "A12"
    /// 结转结余率.
    case a13 = "A13"
    /// 监控逾期.
    case a14 = "A14"

    /// Whether the rule judges single tasks.
    var judgesTasks: Bool { self != .a7 && self != .a9 && self != .a14 }
    /// Whether the rule judges the projects together.
    var judgesProject: Bool {
        switch self {
        case .a1, .a2, .a3, .a6, .a8, .a9, .a13: true
        default: false
        }
    }
    /// Whether the rule judges the unit as a whole.
    var judgesUnit: Bool { judgesProject || self == .a7 }
}
