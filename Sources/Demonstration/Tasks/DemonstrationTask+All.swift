import BudgetDomain

// Initial budgets and annual spending are those of a published report. How its two adjusted budgets
// come about is not printed: the splits of adjustment and recovery are assumptions that add up to them.

extension DemonstrationTask {
    static let all = [basic, party, confidential] + smallProjects

    /// 基本支出.
    static let basic = DemonstrationTask(
        "T00", "基本支出", .basic,
        content: "在职和退休人员经费，机关日常办公、公务用车、物业和水电等公用支出",
        functionCode: "2013101", initial: .yuan(9_599_600), adjustment: .yuan(708_100),
        recovery: .zero, spent: .yuan(10_307_700), procurement: .planned(.yuan(280_000)))

    /// 党务经费.
    static let party = DemonstrationTask(
        "T01", "党务经费", content: "党员教育培训、主题党日、会议会务和督查调研保障",
        initial: .yuan(1_345_000), adjustment: .yuan(-300_000), recovery: .yuan(348_600),
        spent: .yuan(696_400), procurement: .planned(.yuan(90_000)))

    /// 机要保密局经费; 108,600.00 元, so that its rate prints 23.35.
    static let confidential = DemonstrationTask(
        "T02", "机要保密局经费", content: "机要通信线路和设备维护、保密检查与保密教育",
        initial: .yuan(465_000), adjustment: .yuan(-180_000), recovery: .yuan(176_400),
        spent: .yuan(108_600), procurement: .planned(.yuan(50_000), midYear: .yuan(32_000)),
        isSensitive: true)

    private static let smallProjects = [
        DemonstrationTask(
            "T03", "党史研究室经费", content: "党史资料征集、编纂和宣传",
            initial: .yuan(120_000), adjustment: .yuan(-40_000), recovery: .yuan(54_200),
            spent: .yuan(25_800)),
        DemonstrationTask(
            "T04", "外事活动经费", content: "外事接待和因公出国（境）管理服务",
            initial: .yuan(50_000), adjustment: .yuan(-20_000), recovery: .yuan(30_000),
            spent: .zero),
        DemonstrationTask(
            "T05", "全面深化改革经费", content: "改革专题调研、会议和改革任务督察",
            initial: .yuan(100_000), adjustment: .yuan(-40_000), recovery: .yuan(45_700),
            spent: .yuan(14_300)),
        DemonstrationTask(
            "T06", "档案监督管理经费", content: "档案业务监督指导、档案整理和数字化",
            initial: .yuan(50_000), adjustment: .yuan(-4_200), recovery: .yuan(12_900),
            spent: .yuan(32_900)),
        DemonstrationTask(
            "T07", "安可替代经费", content: "办公终端和基础软件的安全可靠替代",
            initial: .yuan(200_000), adjustment: .yuan(-80_000), recovery: .yuan(120_000),
            spent: .zero,
            procurement: .planned(.yuan(200_000), midYear: .yuan(120_000), yearEnd: .zero)),
        DemonstrationTask(
            "T08", "国家安全经费", content: "国家安全宣传教育、业务培训和工作保障",
            initial: .yuan(150_000), adjustment: .yuan(-30_000), recovery: .yuan(50_300),
            spent: .yuan(69_700), isSensitive: true),
    ]

    /// The task of that code; a code that is none is a mistake of the demonstration.
    static func coded(_ code: String) -> DemonstrationTask {
        guard let task = all.first(where: { $0.code == code }) else {
            preconditionFailure("The demonstration has no task \(code)")
        }
        return task
    }
}
