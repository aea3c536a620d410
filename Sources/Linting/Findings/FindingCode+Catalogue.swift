/// What a code means, for manuals and for `lint --codes` (规则目录).
package struct FindingRule: Hashable, Sendable {
    /// What is checked.
    package let what: String
    /// Why it matters.
    package let why: String
    /// The regulation or practice the rule rests on.
    package let source: String
}

extension FindingCode {
    /// How heavy a finding of this code is unless the check says otherwise.
    package var severity: Finding.Severity {
        switch self {
        case .rateMismatch, .sumMismatch, .weightSum, .scoreSum, .scoreMismatch, .scoreAboveWeight,
            .scoreRateMismatch, .gradeMismatch, .differenceMismatch, .growthMismatch,
            .shareMismatch, .threePublicParts, .impossibleShare, .factConflict, .countMismatch,
            .missingIndicatorRows, .bookMismatch:
            .error
        case .spentAboveBudget, .unitNameConflict, .factScoredTwice, .blankFigure,
            .blankIndicator, .shiftedColumns, .deductionWithoutReason, .narrativeIncomplete,
            .metWithoutFullScore, .unmetWithFullScore, .completedWithoutSpending,
            .completedAtLowRate, .cutToSpending, .targetTestsNothing:
            .warning
        }
    }

    /// The entry of the catalogue.
    package var rule: FindingRule {
        let (what, why, source) = text
        return FindingRule(what: what, why: why, source: source)
    }

    private var text: (String, String, String) {
        arithmeticText ?? agreementText ?? gapText ?? meaningText
    }

    private var arithmeticText: (String, String, String)? {
        switch self {
        case .rateMismatch:
            ("各项比率按印出的分子、分母重算，年初口径或调整口径有一相符即可", "算错的比率会被引用到评分和正文", "财预〔2020〕10号自评表：执行率=全年执行数÷全年预算数")
        case .sumMismatch:
            ("合计应等于各分项之和", "分项不合计，说明漏项或重复", "预算法关于收支分类列示的要求")
        case .weightSum:
            ("分值应与栏目标注的分值、总分相加一致", "权重不合会使得分无从比较", "财预〔2020〕10号：自评总分100分")
        case .scoreSum:
            ("总分应等于各项得分之和", "总分决定等级", "财预〔2020〕10号")
        case .scoreMismatch:
            ("预算执行得分按执行率×分值重算；执行率为100%应得满分", "得分与执行率不符时，二者必有一错", "财预〔2020〕10号：预算执行率得分按比例计算")
        case .scoreAboveWeight:
            ("得分不得高于分值", "超过分值的得分虚增总分", "财预〔2020〕10号")
        case .scoreRateMismatch:
            ("得分率=得分÷分值", "得分率用于横向比较", "部门整体绩效自评报告体例")
        case .gradeMismatch:
            ("等级按报告自己印出的分档判断", "等级是公开结论", "财预〔2020〕10号：90、80、60分档；各地可另定")
        case .differenceMismatch:
            ("差额、余额按印出的两数相减重算", "差额常被单独引用", "算术")
        case .growthMismatch:
            ("同比增减的百分比按本年数和增减额重算", "上年数可由本年数和增减额倒推", "部门决算公开范本的说明文字")
        case .shareMismatch:
            ("占比按分项÷合计重算", "占比是结构分析的依据", "部门决算公开范本的说明文字")
        case .threePublicParts:
            ("“三公”经费合计应等于出国（境）、公务用车、公务接待三项之和", "三公经费须分项公开", "预算法第十四条；部门决算公开范本")
        case .impossibleShare:
            ("由个数算出的完成率只能取有限几个值", "八项任务不可能完成90%", "算术")
        case .spentAboveBudget:
            ("执行数不应大于调整后的预算数", "无预算不得支出", "预算法第十三条")
        default: nil
        }
    }

    private var agreementText: (String, String, String)? {
        switch self {
        case .factConflict:
            ("同一事实在表与表、表与正文、正文各处应一致", "同一数字两种写法，读者无从采信", "会计信息真实完整的一般要求")
        case .countMismatch:
            ("写明的个数应与列出的个数、另处的个数一致", "项目数、单位数是完成率的分母", "算术")
        case .unitNameConflict:
            ("同一单位应使用同一名称", "名称不一会被视为两个单位", "预算单位名称以批复为准")
        case .factScoredTwice:
            ("同一事实在两处计分，得分比例应一致", "同一执行率不应一处满分、一处扣分", "财预〔2020〕10号：预算执行率单独计分")
        case .bookMismatch:
            ("印出的数字应与账簿一致", "报告的数字都来自账簿", "会计法：账实、账表相符")
        default: nil
        }
    }

    private var gapText: (String, String, String)? {
        switch self {
        case .blankFigure:
            ("应有数字的单元格为空", "空格不是零，读者无从判断", "自评表填报说明：各栏据实填列")
        case .blankIndicator:
            ("指标行没有完成值、分值或得分", "设了指标而不评价", "财预〔2020〕10号：逐项自评")
        case .missingIndicatorRows:
            ("得分表有分值的类别，指标表应有对应的指标行", "没有指标的得分无依据", "财预〔2020〕10号：逐项自评")
        case .shiftedColumns:
            ("指标值只有符号，而数值落在度量单位栏", "错栏的目标值无法核对", "自评表填报说明")
        case .deductionWithoutReason:
            ("扣分的指标应填写原因", "未完成须说明偏差原因", "财预〔2020〕10号：偏差原因分析及改进措施")
        case .narrativeIncomplete:
            ("正文逐项说明的任务应与表内任务一致", "只写一部分任务的正文掩盖其余", "部门整体绩效自评报告体例")
        default: nil
        }
    }

    private var meaningText: (String, String, String) {
        switch self {
        case .metWithoutFullScore:
            ("达到目标值的定量指标一般得满分", "达标而扣分，说明数字或得分有误", "财预〔2020〕10号：完成指标得满分")
        case .unmetWithFullScore:
            ("未达目标值的定量指标不应得满分", "未达标的满分虚增总分", "财预〔2020〕10号：未完成按完成比例计分")
        case .completedWithoutSpending:
            ("任务写明完成而执行数为零", "未花钱的任务如何完成，须说明", "财预〔2019〕136号：预算执行与目标双监控")
        case .completedAtLowRate:
            ("任务全部完成而执行率很低", "目标过低或预算过宽，须说明", "财预〔2019〕136号：预算执行与目标双监控")
        case .cutToSpending:
            ("调整预算数处处等于执行数，而与年初预算相差很大", "把预算调到等于支出得来的100%不说明执行好坏", "财预〔2019〕136号；年初口径与调整口径并列")
        default:
            ("目标值在任何情况下都能达到", "不起检验作用的指标等于送分", "财预〔2020〕10号：指标应可衡量、有约束")
        }
    }
}
