/// What a column of a form holds, told by its title.
enum ColumnKind: Hashable {
    case taskName, content, budget, budgetFiscal, completion, executed, executedFiscal, rate
    case initialBudget, adjustedBudget, weight, score, scoreRate
    case level1, level2, level3, target, unit, actual, reason
    case month, timeProgress, deviation, available, initialRate, adjustedRate, recovered
    case adjustedTarget, scoreShare, ordinal, comparison
    case previousYear, currentYear, change, changeRate, allotted

    /// The kind a title names; nil for a title unknown here.
    init?(title: String) {
        let full = squeezed(title)
        guard !full.isEmpty, full.count <= 30 else { return nil }
        var title = full.withoutParentheses.filter { !":;*_".contains($0) }
        if title.isEmpty { title = full }
        for prefix in ["其中", "预算执行情况"] where title.hasPrefix(prefix) && title != prefix {
            title.removeFirst(prefix.count)
        }
        title = Self.withoutPeriod(title)
        if title.hasSuffix("%") { title.removeLast() }
        guard let kind = Self.titles[title] else { return nil }
        self = kind == .change && full.contains("%") ? .changeRate : kind
    }

    /// The year a title names: 2021 in `2021年决算数`.
    static func year(in title: String) -> Int? {
        let digits = title.prefix(while: isDigit)
        guard digits.count == 4, title.dropFirst(4).first == "年" else { return nil }
        let rest = title.dropFirst(5).drop { $0 == "度" }
        let words = [
            "", "数", "决算", "决算数", "执行数", "支出", "支出数", "支出决算", "支出决算数", "预算", "预算数", "金额", "实际支出",
        ]
        return words.contains(String(rest).withoutParentheses) ? Int(digits) : nil
    }

    private static let titles: [String: ColumnKind] = {
        var titles: [String: ColumnKind] = [:]
        for (kind, names) in names { for name in names { titles[name] = kind } }
        return titles
    }()

    /// `1—7月执行数` as 执行数: the months a column counts.
    private static func withoutPeriod(_ title: String) -> String {
        let rest = title.drop(while: isDigit)
        guard rest.count < title.count, let dash = rest.first, "-—–~～至".contains(dash) else {
            return title
        }
        let after = rest.dropFirst().drop(while: isDigit)
        return after.first == "月" ? String(after.dropFirst()) : title
    }

    /// Whether a text is the beginning of a title that goes on in the next line: `其中：财政资`.
    static func isBroken(_ title: String) -> Bool {
        var title = squeezed(title).filter { !":;*_".contains($0) }
        if title.hasPrefix("其中") { title.removeFirst(2) }
        guard (2...8).contains(title.count) else { return false }
        return titles.keys.contains { $0.count > title.count && $0.hasPrefix(title) }
    }

    private static let names: [(ColumnKind, [String])] = [
        (.ordinal, ["序号"]),
        (.taskName, ["任务名称", "任务", "年度主要任务", "主要任务", "重点任务", "工作任务", "重点工作任务"]),
        (.content, ["主要内容", "任务内容", "工作内容"]),
        (.budget, ["预算资金", "预算数", "预算金额", "预算安排", "预算"]),
        (.budgetFiscal, ["财政资金", "财政拨款", "财政性资金"]),
        (.completion, ["任务完成情况", "完成情况", "是否完成"]),
        (
            .executed,
            [
                "预算执行数", "全年执行数", "执行数", "累计支出", "实际支出", "支出数", "实际执行数", "全年支出数", "执行金额",
                "预算执行金额", "累计执行数", "累计支出数", "实际支出数", "全年实际支出", "决算数", "支出金额", "支出决算数",
                "支出决算", "实际支出金额", "实际使用数", "实际使用金额", "实际执行金额", "全年执行金额", "全年预算执行数",
                "已执行数", "累计支付数",
            ]
        ),
        (
            .rate,
            [
                "预算执行率", "执行率", "支出进度", "全年预算执行率", "预算执行进度", "资金执行率", "支出率", "完成预算比例", "预算完成率",
                "完成预算的",
            ]
        ),
        (.initialBudget, ["年初预算数", "年初预算", "年初", "年初预算金额", "年初批复数", "年初数"]),
        (
            .adjustedBudget,
            [
                "调整预算数", "全年预算数", "调整后预算数", "调整后预算", "调整后", "全年预算", "全年调整预算数", "调整预算",
                "调整后全年预算数", "全年预算金额", "调整后预算金额",
            ]
        ),
        (
            .weight,
            ["分值", "权重", "权重分值", "分值权重", "标准分", "标准分值", "指标权重", "执行率权重", "指标分值", "权重分", "满分"]
        ),
        (.score, ["得分", "自评得分", "指标得分", "执行率得分", "自评分", "评分", "实际得分"]),
        (.scoreRate, ["得分率"]),
        (.scoreShare, ["得分系数"]),
        (.level1, ["一级指标"]), (.level2, ["二级指标"]),
        (.level3, ["三级指标", "指标名称", "绩效指标", "四级指标"]),
        (.target, ["指标值", "年度指标值", "目标值", "年初指标值", "年度目标值", "计划值", "预期指标值", "绩效目标值", "年初目标值"]),
        (.adjustedTarget, ["调整指标值", "调整目标值", "全年指标值"]),
        (.comparison, ["指标性质", "指标方向", "运算符号", "符号", "指标符号"]),
        (.unit, ["度量单位", "计量单位"]),
        (
            .actual,
            [
                "实际完成值", "全年完成值", "全年实际值", "完成值", "实际完成情况", "实际值", "实际完成", "全年实际完成值", "年度完成值",
                "完成指标值",
            ]
        ),
        (
            .reason,
            [
                "未完成原因分析", "偏差原因分析及改进措施", "偏差原因分析", "未完成原因", "偏差原因", "偏差原因及改进措施", "未完成原因及改进措施",
                "原因", "扣分原因", "未完成原因和改进措施", "偏差原因分析与改进措施", "未完成原因分析及改进措施", "扣分原因及改进措施",
            ]
        ),
        (.month, ["本月支出", "本月执行数", "当月支出", "本月"]),
        (.timeProgress, ["序时进度", "序时"]),
        (.deviation, ["偏差", "执行偏差", "与序时进度偏差"]),
        (.available, ["可用余额", "余额", "可用预算", "指标余额"]),
        (.initialRate, ["年初口径率", "年初口径", "年初口径执行率"]),
        (.adjustedRate, ["调整口径率", "调整口径", "调整口径执行率"]),
        (
            .allotted,
            ["资金到位", "到位资金", "到位数", "资金到位数", "实际到位", "实际到位数", "实际到位资金", "预算到位数", "到位金额", "资金到位金额"]
        ),
        (
            .previousYear,
            [
                "上年", "上年数", "上年度", "上年决算", "上年决算数", "上年执行数", "上年支出", "上年支出数", "上年实际数", "上年实际支出",
                "上年同期", "上年同期数", "去年同期", "上年金额", "上年度决算数", "上年预算数", "上年预算",
            ]
        ),
        (
            .currentYear,
            [
                "本年", "本年数", "本年度", "本年决算", "本年决算数", "本年执行数", "本年支出", "本年支出数", "本年实际数", "本年实际支出",
                "本年金额", "本年度决算数", "本期数", "本年预算数", "本年预算",
            ]
        ),
        (
            .change,
            [
                "增减额", "增减数", "增减", "增减金额", "增减变动", "增减变动额", "变动额", "变动数", "比上年增减", "比上年增减额",
                "较上年增减", "较上年增减额", "同比增减", "同比增减额", "增减变化",
            ]
        ),
        (
            .changeRate,
            [
                "增减率", "增减幅度", "增减幅", "增减比例", "增减百分比", "增长率", "增长幅度", "增幅", "变动率", "变动幅度", "变动比例",
                "同比增减率", "同比增减幅度", "比上年增减率", "较上年增减率", "同比增长", "同比增长率",
            ]
        ),
        (.recovered, ["收回", "收回数", "财政收回", "年末收回", "年末收回数", "年末财政收回"]),
    ]

    /// Whether the column holds amounts of money.
    var isMoney: Bool {
        switch self {
        case .budget, .budgetFiscal, .executed, .executedFiscal, .initialBudget, .adjustedBudget,
            .month, .available, .recovered, .previousYear, .currentYear, .change,
            .allotted:
            true
        default: false
        }
    }

    /// Whether the column holds percentages.
    var isPercent: Bool {
        switch self {
        case .rate, .scoreRate, .timeProgress, .deviation, .initialRate, .adjustedRate, .scoreShare,
            .changeRate:
            true
        default: false
        }
    }

    /// Whether the column holds points.
    var isPoints: Bool { self == .weight || self == .score }

    var isNumeric: Bool { isMoney || isPercent || isPoints }
}
