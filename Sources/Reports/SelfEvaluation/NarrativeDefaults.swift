import BudgetDomain

/// The text of each section where staff saved none of their own (默认文字).
///
/// Every figure is a placeholder; a line is a paragraph.
enum NarrativeDefaults {
    static func text(_ section: NarrativeSection, by template: CatalogueTemplate) -> String {
        if !template.isScored, let text = unscored(section) { return text }
        if section == .indicators, !template.hasExecutionBlock { return indicatorsAlone }
        return switch section {
        case .goal: goal
        case .overview: overview
        case .indicators: indicators
        case .process: process
        case .conclusion: conclusion
        case .budget: budget
        case .input: input
        case .output: output
        case .benefit: benefit
        case .problems: problems
        case .application: application
        case .suggestions: suggestions
        }
    }

    /// What is said otherwise where the form has no scores.
    private static func unscored(_ section: NarrativeSection) -> String? {
        switch section {
        case .indicators: "本年度共设指标{{indicators.count}}项，按规定不计分，指标值和完成值逐项列在自评表中。"
        case .conclusion: "自评表按规定不计分、不评定等级，完成情况以各项指标的完成值为准。"
        case .input, .benefit: "该类指标的完成值见自评表。"
        case .output:
            "该类指标的完成值见自评表。\n各项任务申报完成的有{{tasks.complete}}项，部分完成的有{{tasks.partial}}项，"
                + "未完成的有{{tasks.incomplete}}项{{tasks.undeclared}}，具体如下。"
        default: nil
        }
    }

    private static let goal = """
        按照批复的预算和绩效目标，完成{{project.count}}项年度主要任务，保障机关正常运转和各项工作有序开展。
        """

    private static let overview = """
        {{unitName}}是独立核算的预算单位。{{fiscalYear}}年度安排项目{{project.count}}项，年初预算{{project.initial}}万元；\
        基本支出年初预算{{basic.initial}}万元；两项合计{{unit.initial}}万元，\
        其中财政性资金{{fiscal.initial}}万元、其他资金{{other.initial}}万元。
        年度主要任务依次为：{{tasks.list}}。
        """

    private static let indicators = """
        本年度共设三级指标{{indicators.count}}项，计分的有{{indicators.scored}}项，满分{{score.total.weight}}分，\
        其中预算执行一栏{{score.budgetExecution.weight}}分。定量指标以完成值与指标值相比计分，定性指标按达成程度评定。\
        各项指标值、完成值和得分见部门整体绩效自评表。
        """

    /// The same where the execution rate has no block of its own.
    private static let indicatorsAlone = """
        本年度共设指标{{indicators.count}}项，计分的有{{indicators.scored}}项，满分{{score.total.weight}}分。\
        定量指标以完成值与指标值相比计分，定性指标按达成程度评定。各项指标值、完成值和得分见自评表。
        """

    private static let process = """
        自评分三步进行。
        一是固定数据。以预算账簿第{{bookVersion}}版为准{{bookVersion.later}}，预算调整数和执行数由批复和已审核的凭证汇总得出，不再另行填报。
        二是核对事实。各任务承办人员申报完成情况并提供佐证，财务人员核对申报情况与资金支出是否相符，不相符的改正或者说明。
        三是计分定级。账簿能够计算的指标取计算值，其余指标取填报值；人工调整的得分逐项写明理由，与规则得分一并留存。
        """

    private static let conclusion = """
        按指标体系逐项计分，{{fiscalYear}}年度部门整体绩效自评得{{score.total.score}}分，等级为“{{score.grade}}”\
        （{{grade.bands}}）。{{score.losses}}
        """

    private static let budget = """
        部门年初预算{{unit.initial}}万元，调整后预算{{unit.adjusted}}万元，净调整率{{unit.adjustmentRate}}；\
        全年支出{{unit.spent}}万元。预算执行率按调整口径为{{unit.rateOnAdjusted}}，按年初口径为{{unit.rateOnInitial}}，\
        结转结余{{unit.residue}}万元。{{recovery}}
        基本支出年初预算{{basic.initial}}万元，调整为{{basic.adjusted}}万元，支出{{basic.spent}}万元；\
        项目支出年初预算{{project.initial}}万元，调整为{{project.adjusted}}万元，支出{{project.spent}}万元，\
        按年初口径执行率为{{project.rateOnInitial}}。{{threePublic}}
        """

    private static let input = """
        投入管理指标分值{{score.input.weight}}分，得{{score.input.score}}分，得分率{{score.input.scoreRate}}。\
        {{input.shortfalls}}
        预算编制和执行方面，全年预算净调整率{{unit.adjustmentRate}}，按追加、追减、调剂不分正负计算为\
        {{unit.adjustmentRateGross}}；年末结转结余率{{unit.residueRate}}。
        """

    private static let output = """
        产出指标分值{{score.output.weight}}分，得{{score.output.score}}分，得分率{{score.output.scoreRate}}。\
        {{output.shortfalls}}
        各项任务中，申报完成的有{{tasks.complete}}项，部分完成的有{{tasks.partial}}项，\
        未完成的有{{tasks.incomplete}}项{{tasks.undeclared}}，具体如下。
        """

    private static let benefit = """
        效益指标分值{{score.benefit.weight}}分，得{{score.benefit.score}}分，得分率{{score.benefit.scoreRate}}。\
        {{benefit.shortfalls}}
        """

    private static let problems = """
        {{problems.none}}
        {{tasks.unspent}}
        {{tasks.lagging}}
        {{recovery}}
        针对以上情况，一是把年度任务分解到季度，按月对照序时进度查找滞后任务，落实责任和期限；\
        二是客观原因造成任务变化的，及时调减预算并同步调整绩效目标，不把矛盾留到年末收回；\
        三是任务完成情况随凭证和验收材料同步核对，做到事项、资金、绩效相互印证。
        """

    private static let application = """
        自评结果用于编制下一年度预算、安排项目和内部考核，失分指标逐项明确整改责任和期限。
        自评报告随部门决算按规定公开，依法不予公开的内容除外。
        """

    private static let suggestions = """
        账簿随凭证形成执行数据，自评时不必重新收集，口径前后一致，数字可以逐笔追溯。
        实际工作中，任务完成程度仍主要依靠承办人员申报，佐证材料的规范性有待提高。建议主管部门统一指标口径，并及时反馈年中监控结果，便于尽早纠偏。
        """
}
