/// A figure in running text with what it is said to be.
struct Fact: Hashable {
    enum Kind: Hashable {
        case initialBudget, adjustedBudget, budget, executed
        case executionRate, carryoverRate, controlRate, refinementRate, completionRate
        /// 完成预算的…%: a rate on whatever budget the words name.
        case completedShare
        /// 占…的…%.
        case share
        case otherRate, score, count, money, other
    }

    let kind: Kind
    let number: PrintedNumber
    /// The words before the figure, back to the last mark of punctuation.
    let label: String
    /// All words between the figure before and this one.
    let words: String
    /// Where the figure starts in its sentence, counted in characters.
    let offset: Int
    /// Where it ends, its unit included.
    let end: Int

    /// The figure as printed, with its unit.
    var printed: String {
        decimalText(micros: Int128(number.micros), places: number.places) + number.unit
    }

    /// The words before the figure back to the last comma, what stands in parentheses left out.
    var name: String {
        let plain = words.contains(")") ? words.withoutParentheses : words
        return plain.split { ",、:".contains($0) }.last.map(String.init) ?? ""
    }

    /// Whether the amount is told as a change against another year or the budget.
    var isChange: Bool {
        label.containsAny(of: ["增加", "减少", "增长", "下降", "降低", "节约", "追加", "调增", "调减", "同比"])
            || ["较", "比"].contains { label.hasPrefix($0) }
    }

    var isBudget: Bool { [.initialBudget, .adjustedBudget, .budget].contains(kind) }

    var isMoney: Bool { MoneyUnit(rawValue: number.unit) != nil }

    /// Whether the figure is a part of a date: `2022年`, `7月`.
    var isDate: Bool { ["年", "月", "日", "号"].contains(number.unit) }
}

extension Fact.Kind {
    /// What a figure is, by the words before it, all that precedes it in its sentence, and its unit.
    init(label raw: String, before: String, unit: String) {
        var label = raw
        while let ending = Self.particles.first(where: { label.hasSuffix($0) }) {
            label.removeLast(ending.count)
        }
        if unit == "%" {
            self = Self.rate(label, before)
        } else if MoneyUnit(rawValue: unit) != nil {
            self = Self.amount(label)
        } else if unit == "分" {
            self = .score
        } else if ["个", "项", "家"].contains(unit) {
            self = .count
        } else {
            self = .other
        }
    }

    private static let particles = [
        "为", "是", "达到", "达", "约", "共计", "共", "仅", ":", "了", "至", "“", "”", "\"", "人民币",
    ]

    private static func rate(_ label: String, _ before: String) -> Fact.Kind {
        let label = label.withoutParentheses
        if ["执行率", "支出进度", "执行进度", "预算完成率"].contains(where: label.hasSuffix) {
            return .executionRate
        }
        if label.hasSuffix("支出率") || isShareOfBudget(label) { return .completedShare }
        if label.hasPrefix("占") { return .share }
        if label.hasSuffix("结转结余率") { return .carryoverRate }
        if label.hasSuffix("控制率"), before.contains("三公") { return .controlRate }
        if label.hasSuffix("细化率") { return .refinementRate }
        if label.hasSuffix("完成率") || label.hasSuffix("覆盖率") { return .completionRate }
        return .otherRate
    }

    /// `完成年初预算的`, `完成全年预算数的`, `为预算的`.
    private static func isShareOfBudget(_ label: String) -> Bool {
        var label = label
        for ending in ["的", "数"] where label.hasSuffix(ending) { label.removeLast() }
        guard label.hasSuffix("预算") else { return false }
        return ["完成预算", "完成年初预算", "完成全年预算", "完成调整预算", "完成调整后预算", "为预算", "为年初预算"]
            .contains(where: label.hasSuffix)
    }

    private static func amount(_ label: String) -> Fact.Kind {
        if label.contains("年初"), label.contains("预算") || label.hasSuffix("年初数") {
            return label.containsAny(of: ["支出决算", "执行"]) ? .money : .initialBudget
        }
        if label.containsAny(of: ["上年", "同比", "增加", "减少", "追加", "调增", "调减", "结转", "结余"]) {
            return .money
        }
        if label.containsAny(of: ["调整预算", "调整后", "预算调整为", "全年预算", "调整为"]) {
            return .adjustedBudget
        }
        let spending = [
            "执行金额", "执行数", "预算执行", "实际执行", "实际支出", "支出决算", "全年支出", "累计支出", "已支出", "完成支出",
            "资金支出", "实际使用", "全年执行", "支出金额", "决算支出", "支出总额", "支出决算数",
        ]
        if label == "支出" || label == "执行" || spending.contains(where: { label.hasSuffix($0) }) {
            return .executed
        }
        let budgets = ["预算数", "预算", "预算资金", "预算金额", "预算总额", "预算安排", "预算合计"]
        return budgets.contains { label.hasSuffix($0) } ? .budget : .money
    }
}
