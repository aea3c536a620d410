/// Whether an indicator is counted or judged (定量、定性).
package enum IndicatorKind: String, WordCode {
    /// 定量.
    case quantitative
    /// 定性.
    case qualitative
}

/// One row of the self-evaluation form: what is to be reached, and how many points it is worth (绩效指标).
package struct Indicator: Codable, Hashable, Sendable {
    /// Stable and readable: `residueRate`.
    package let indicator: String
    /// 一级指标.
    package let level1: String
    /// 二级指标.
    package let level2: String
    /// 三级指标, by which it is found as well.
    package let level3: String
    package let kind: IndicatorKind
    package let `operator`: Comparison?
    /// 指标值: a number, perhaps with %, or the word a qualitative actual should be.
    package let target: String?
    /// 度量单位.
    package let measure: String?
    /// 分值; 0 keeps a row that does not apply.
    package let weight: Points
    /// Computed from the log; nil where the actual is reported.
    package let formula: IndicatorFormula?
    /// Proportional where nil.
    package let rule: ScoringRule?
    /// The project whose own form it belongs to; nil for the unit's form.
    package let task: String?
    /// The annual goal it belongs to, where the catalogue has goals.
    package let goal: String?
    /// 核心指标: falling short of it costs more, by the catalogue's ``CoreRule``.
    package let core: Bool?
    /// 共性指标, which a unit may not change; nil and false are its own (个性指标).
    package let common: Bool?

    package init(
        _ indicator: String, _ level1: String, _ level2: String, _ level3: String,
        kind: IndicatorKind, operator comparison: Comparison? = nil, target: String? = nil,
        measure: String? = nil, weight: Points, formula: IndicatorFormula? = nil,
        rule: ScoringRule? = nil, task: String? = nil, goal: String? = nil, core: Bool? = nil,
        common: Bool? = nil
    ) {
        self.indicator = indicator
        self.level1 = level1
        self.level2 = level2
        self.level3 = level3
        self.kind = kind
        self.operator = comparison
        self.target = target
        self.measure = measure
        self.weight = weight
        self.formula = formula
        self.rule = rule
        self.task = task
        self.goal = goal
        self.core = core
        self.common = common
    }

    /// The name that stands for the block outside all indicators.
    package static let budgetExecutionBlock = "budgetExecution"

    /// Whether plain numbers of it mean percent.
    package var isPercent: Bool {
        formula != nil || [target, measure].contains { $0?.hasSuffix("%") ?? false }
            || measure == "％" || target?.hasSuffix("％") ?? false
    }

    /// The target as an exact number; nil for qualitative ones and where there is none.
    package var targetNumber: Rate? {
        kind == .quantitative ? target.flatMap { number($0) } : nil
    }

    /// A value of this indicator as an exact number: `90`, `90%`, `8/8`; nil where it is none.
    ///
    /// More than twelve digits or four decimals are no number here: exact arithmetic has an end, and no
    /// indicator needs them.
    package func number(_ text: String) -> Rate? {
        let written = text.filter { !$0.isWhitespace }
        let digits = written.utf8.count { decimalDigit($0) != nil }
        let decimals = written.split(separator: "/").map { part in
            part.drop { $0 != "." }.utf8.count { decimalDigit($0) != nil }
        }
        guard digits <= 12, decimals.allSatisfy({ $0 <= 4 }), let number = Rate(exactText: written)
        else { return nil }
        let isPlain = !text.contains { "%％/".contains($0) }
        return isPercent && isPlain ? number * .percent(1) : number
    }

    /// `≥90%`, `合理`, or nothing where no target was set.
    package var targetText: String { targetText(target) }

    /// The same of another target, such as the one first set.
    package func targetText(_ target: String?) -> String {
        guard let target else { return `operator`?.rawValue ?? "" }
        let unit = kind == .quantitative && !target.hasSuffix("%") ? measure ?? "" : ""
        return (`operator`?.rawValue ?? "") + target + unit
    }
}
