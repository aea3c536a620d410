extension IndicatorCatalogue.Flaw {
    /// What is wrong and what to do about it.
    package var message: String {
        switch self {
        case .empty: "指标体系里没有指标"
        case .duplicate(let id): "指标 \(id) 出现了两次"
        case .reserved(let id): "\(id) 是预算执行一栏的名称，指标请另取名"
        case .missingName(let row): "第 \(row) 个指标缺少 indicator、level1 或 level3"
        case .missingOperator(let id): "定量指标 \(id) 缺少 operator（≥、≤ 或 =）"
        case .badTarget(let id, let target?): "定量指标 \(id) 的指标值“\(target)”不是数值，应如 90、90% 或 8"
        case .badTarget(let id, nil): "定量指标 \(id) 有分值却没有指标值（target）"
        case .formulaOfQualitative(let id): "定性指标 \(id) 不能有计算公式（formula）"
        case .weightTotal(let found, let expected):
            "指标分值合计 \(found.exactText)，应为 \(expected.exactText)（总分减去预算执行一栏和留给个性指标的分值）"
        case .weightOfUnscored(let id): "这张表不计分，指标 \(id) 的分值（weight）应为 0 或不写"
        case .levels(let id, let expected): "指标 \(id) 的层级与表样不符：这张表是\(Self.levelNames(expected))"
        case .unknownGoal(let id, let goal?): "指标 \(id) 的年度目标 \(goal) 不在 goals 之内"
        case .unknownGoal(let id, nil): "指标 \(id) 没有写明属于哪个年度目标（goal）"
        case .goalWeight(let goal, let found, let expected):
            "年度目标 \(goal) 的指标分值合计 \(found.exactText)，应为 \(expected.exactText)"
        case .duplicateGoal(let goal): "年度目标 \(goal) 出现了两次"
        case .noExecutionRow: "预算执行率作为一般指标计分，却没有公式为 budgetExecutionRate 且有分值的指标"
        case .executionRow(let id): "预算执行率不计分，指标 \(id) 却用它计分；请改 executionRate 或删去这一行"
        case .unknownGrade(let grade): "核心指标规则里的等级“\(grade)”不在等级（grades）之内"
        case .coreWithoutRule(let id): "指标 \(id) 标为核心指标，但没有写明核心指标规则（core）"
        case .form(_, let reason): reason
        case .weightSum(let sum): "指标分值合计 \(sum.decimalTextRounded)，加上预算执行一栏不等于 100"
        }
    }

    /// The field it is about.
    package var field: String {
        switch self {
        case .empty, .duplicate, .reserved, .missingName: "indicator"
        case .missingOperator: "operator"
        case .badTarget: "target"
        case .formulaOfQualitative: "formula"
        case .weightSum, .weightTotal, .weightOfUnscored, .goalWeight: "weight"
        case .levels: "level1"
        case .unknownGoal, .duplicateGoal: "goal"
        case .noExecutionRow, .executionRow: "executionRate"
        case .unknownGrade, .coreWithoutRule: "core"
        case .form(let field, _): "form.\(field)"
        }
    }

    private static func levelNames(_ levels: Int) -> String {
        switch levels {
        case 1: "一级，只写 level3，不写 level1 和 level2"
        case 2: "两级，写 level1 和 level3，不写 level2"
        default: "三级，level1、level2、level3 都要写"
        }
    }
}
