import BudgetDomain

extension SelfEvaluationReport {
    /// The text of a section where staff saved none: a department says that it is several units.
    func defaultText(_ section: NarrativeSection) -> String {
        guard units.count > 1 else { return NarrativeDefaults.text(section, by: template) }
        return switch section {
        case .overview: Self.departmentOverview
        case .process: Self.departmentProcess
        default: NarrativeDefaults.text(section, by: template)
        }
    }

    private static let departmentOverview = """
        本报告汇总{{units.count}}个预算单位：{{units.list}}。{{fiscalYear}}年度安排项目{{project.count}}项，\
        年初预算{{project.initial}}万元；基本支出年初预算{{basic.initial}}万元；两项合计{{unit.initial}}万元，\
        其中财政性资金{{fiscal.initial}}万元、其他资金{{other.initial}}万元。
        年度主要任务依次为：{{tasks.list}}。
        """

    private static let departmentProcess = """
        自评分三步进行。
        一是固定数据。以各单位预算账簿的固定版本为准，各版本列于附表；预算调整数和执行数由批复和已审核的凭证汇总得出，不再另行填报。
        二是核对事实。各任务承办人员申报完成情况并提供佐证，财务人员核对申报情况与资金支出是否相符，不相符的改正或者说明。
        三是计分定级。账簿能够计算的指标按各单位合计取计算值，其余指标取牵头单位填报值；人工调整的得分逐项写明理由，与规则得分一并留存。
        """
}

extension NarrativeVocabulary {
    /// The units of a department, for its own sentences.
    mutating func addUnits() {
        let units = report.units
        guard !units.isEmpty else {
            add("units.count", .integer(1))
            add("units.list", entries["unitName"] ?? [])
            return
        }
        add("units.count", .integer(units.count))
        let names = units.map { unit -> [Inline] in
            let identifier: FigureIdentifier = "department.\(unit.book.unit).name"
            return [.figure(Figure(identifier, .text(unit.figures.unitName)))]
        }
        add("units.list", Array(names.joined(separator: ["、"])))
    }
}
