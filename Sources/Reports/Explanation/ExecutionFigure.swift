import BudgetDomain

/// The figures of an execution line that can be asked about, by their names in JSON.
package enum ExecutionFigure: String, CaseIterable, Hashable, Sendable {
    case initial, carryover, adjusted, current, monthSpent, spent, available, recovered, frozen
    case rateOnInitial, rateOnAdjusted, rateBeforeRecovery, timeProgress
    case gapOnInitial, gapOnAdjusted, gapBeforeRecovery, deviation
    case adjustmentRate, adjustmentRateGross, residue, residueRate
    case procurementBudget, procurementSpent, procurementRate

    /// The figure as forms call it.
    package var title: String {
        switch self {
        case .initial: "年初预算数"
        case .carryover: "上年结转"
        case .adjusted: "调整后预算数"
        case .current: "全年预算数（不含上年结转）"
        case .monthSpent: "本月支出"
        case .spent: "累计支出（执行数）"
        case .available: "可用余额"
        case .recovered: "年末收回"
        case .frozen: "冻结"
        case .rateOnInitial: "执行率（年初口径）"
        case .rateOnAdjusted: "执行率（调整口径）"
        case .rateBeforeRecovery: "收回前执行率"
        case .timeProgress: "序时进度"
        case .gapOnInitial: "落后序时（年初口径）"
        case .gapOnAdjusted: "落后序时（调整口径）"
        case .gapBeforeRecovery: "落后序时（收回前）"
        case .deviation: "执行偏差（调整口径）"
        case .adjustmentRate: "预算调整率（净额）"
        case .adjustmentRateGross: "预算调整率（总额）"
        case .residue: "结转结余"
        case .residueRate: "结转结余率"
        case .procurementBudget: "政府采购预算"
        case .procurementSpent: "实际采购额"
        case .procurementRate: "政府采购执行率"
        }
    }

    /// How the figure follows from others (计算公式).
    package var formula: String {
        switch self {
        case .initial: "执行开始前批复的预算之和"
        case .carryover: "上年同一用途未用完、结转到本年的金额；不在年初预算内，在全年预算内"
        case .adjusted: "年初预算 ＋ 上年结转 ＋ 追加 － 追减（含年末收回）＋ 调入 － 调出"
        case .current: "调整后预算数 － 上年结转"
        case .monthSpent: "截止日所在月份的支出 － 红字冲销 － 退回"
        case .spent: "截至该日已审核的支出 － 红字冲销 － 退回，按业务日期"
        case .available: "调整后预算数 － 累计支出 － 冻结；年末处置以后为零"
        case .recovered: "年末收回的追减之和；已计入调整后预算数"
        case .frozen: "冻结而暂不可支出的金额"
        case .rateOnInitial: "累计支出 ÷ 年初预算数"
        case .rateOnAdjusted: "累计支出 ÷ 调整后预算数"
        case .rateBeforeRecovery: "累计支出 ÷（调整后预算数 ＋ 年末收回）"
        case .timeProgress: "已过去的月末数 ÷ 12"
        case .gapOnInitial: "序时进度 － 执行率（年初口径），正数为落后"
        case .gapOnAdjusted: "序时进度 － 执行率（调整口径），正数为落后"
        case .gapBeforeRecovery: "序时进度 － 收回前执行率，正数为落后"
        case .deviation: "执行率（调整口径）－ 序时进度，负数为落后"
        case .adjustmentRate: "（调整后预算数 － 上年结转 － 年初预算数 － 不计入的追加追减）÷ 年初预算数"
        case .adjustmentRateGross: "（追加 ＋ 追减 ＋ 调剂，各取绝对值，不含标明不计入调整率的）÷ 年初预算数"
        case .residue: "调整后预算数 － 累计支出"
        case .residueRate: "（调整后预算数 － 累计支出）÷ 调整后预算数"
        case .procurementBudget: "各任务政府采购预算之和，多次设定的以最后一次为准"
        case .procurementSpent: "标明政府采购的支出 － 冲销 － 退回"
        case .procurementRate: "实际采购额 ÷ 政府采购预算"
        }
    }

    /// The figure's value on a line.
    package func value(on line: ExecutionLine) -> ShownValue {
        func money(_ money: Money) -> ShownValue { .money(money, unit: .tenThousandYuan) }
        let figures = line.figures
        return switch self {
        case .initial: money(figures.initial)
        case .carryover: money(figures.carryover)
        case .adjusted: money(figures.adjusted)
        case .current: money(figures.adjusted - figures.carryover)
        case .monthSpent: money(figures.spentThisMonth)
        case .spent: money(figures.spent)
        case .available: money(figures.available)
        case .recovered: money(figures.recovered)
        case .frozen: money(figures.frozen)
        case .rateOnInitial: .rate(figures.rateOnInitial)
        case .rateOnAdjusted: .rate(figures.rateOnAdjusted)
        case .rateBeforeRecovery: .rate(line.rateBeforeRecovery)
        case .timeProgress: .rate(line.timeProgress)
        case .gapOnInitial: .points(line.gapOnInitial)
        case .gapOnAdjusted: .points(line.gapOnAdjusted)
        case .gapBeforeRecovery: .points(line.gapBeforeRecovery)
        case .deviation: .points(line.gapOnAdjusted.map { -$0 })
        case .adjustmentRate: .rate(figures.netAdjustmentRate)
        case .adjustmentRateGross: .rate(figures.grossAdjustmentRate)
        case .residue: money(figures.residue)
        case .residueRate: .rate(figures.residueRate)
        case .procurementBudget: money(figures.procurementBudget)
        case .procurementSpent: money(figures.procurementSpent)
        case .procurementRate: .rate(figures.procurementRate)
        }
    }

    /// The figures this one is computed from; empty where it is a sum of events.
    var operands: [ExecutionFigure] {
        switch self {
        case .current: [.adjusted, .carryover]
        case .available: [.adjusted, .spent, .frozen]
        case .rateOnInitial: [.spent, .initial]
        case .rateOnAdjusted: [.spent, .adjusted]
        case .rateBeforeRecovery: [.spent, .adjusted, .recovered]
        case .gapOnInitial: [.timeProgress, .rateOnInitial]
        case .gapOnAdjusted: [.timeProgress, .rateOnAdjusted]
        case .gapBeforeRecovery: [.timeProgress, .rateBeforeRecovery]
        case .deviation: [.rateOnAdjusted, .timeProgress]
        case .adjustmentRate: [.adjusted, .carryover, .initial]
        case .adjustmentRateGross: [.initial]
        case .residue, .residueRate: [.adjusted, .spent]
        case .procurementRate: [.procurementSpent, .procurementBudget]
        default: []
        }
    }

    /// The kinds of entries that the figure sums; empty where it sums none.
    var entries: Set<ExecutionEntry> {
        switch self {
        case .initial: [.initial]
        case .carryover: [.carryover]
        // What came from last year is not in it, so its list adds up to the figure.
        case .current:
            Set(ExecutionEntry.allCases.filter { !$0.isSpending && $0 != .carryover })
        case .adjusted, .rateOnAdjusted, .rateBeforeRecovery, .gapOnAdjusted,
            .gapBeforeRecovery, .deviation, .available, .adjustmentRate, .adjustmentRateGross,
            .residue, .residueRate:
            Set(ExecutionEntry.allCases).subtracting([.spending, .reversal, .refund])
        case .monthSpent, .spent, .rateOnInitial, .gapOnInitial, .procurementSpent,
            .procurementRate:
            [.spending, .reversal, .refund]
        case .recovered: [.recovery]
        case .frozen, .timeProgress, .procurementBudget: []
        }
    }

    /// The events that set the figure, by their names in the log; empty where none does.
    var settings: Set<String> { self == .procurementBudget ? ["ProcurementBudgetSet"] : [] }

    /// Those that are told of every month's end.
    static let ofCourse: [ExecutionFigure] = [
        .initial, .adjusted, .monthSpent, .spent, .rateOnInitial, .rateOnAdjusted, .timeProgress,
    ]

    /// Whether it is the same for all tasks, having nothing to do with their money.
    var isOfWholeYear: Bool { self == .timeProgress }

    /// Whether it is known of one source's money alone; freezes and procurement are not.
    var isKeptBySource: Bool {
        switch self {
        case .available, .frozen, .procurementBudget, .procurementRate: false
        default: true
        }
    }
}
