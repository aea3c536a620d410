/// Which figure a money event moves; the fold adds up by it.
///
/// Amounts are signed: a decrease, a reversal and a refund are negative, as 红字 is on paper.
package enum ExecutionEntry: String, WordCode {
    /// 年初预算.
    case initial
    /// 上年结转.
    case carryover
    /// 追加.
    case increase
    /// 追加 that does not count in 预算调整率 (policy, force majeure, 临时交办).
    case exemptIncrease
    /// 追减.
    case decrease
    /// 追减 that does not count in 预算调整率.
    case exemptDecrease
    /// 年末收回.
    case recovery
    /// 调剂 on its way from one task to another: stands in events only.
    case transfer
    /// 调剂 received.
    case transferIn
    /// 调剂 given.
    case transferOut
    /// Approved expenditure (支出).
    case spending
    /// 红字冲销.
    case reversal
    /// 退回.
    case refund

    /// Whether it moves the execution figure (执行数) rather than the budget.
    package var isSpending: Bool { self == .spending || self == .reversal || self == .refund }

    /// Whether it adjusts a budget after its approval; a carry-over does not.
    package var isAdjustment: Bool { !isSpending && self != .initial && self != .carryover }
}
