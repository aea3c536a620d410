import BudgetDomain
import Reports

/// Documents of a fictional unit, shaped like what a year really asks for.
enum SampleDocuments {
    static let provenance = DocumentProvenance(
        kind: .selfEvaluation, unitName: "云溪县数据资源服务中心", fiscalYear: 2021,
        books: [
            BookReference(
                unit: "YX042", fiscalYear: 2021, version: 456,
                headHash: "9f2c41d07be8a35516c0d4e7f18392ab64c5d07e1f2a3b4c5d6e7f8091a2b3c4")
        ],
        template: "self-evaluation@1", ruleSet: "default@2021.1",
        asOf: CalendarDate.lastDay(of: 12, 2021), edition: "internal")

    /// The whole package of a year: seven parts, forms 4.1 and 4.5, the monthly table, two charts.
    static let yearEnd = Document(
        title: "云溪县数据资源服务中心部门整体绩效自评报告", subtitle: "（2021 年度）",
        provenance: provenance, blocks: narrative)

    /// Each annex in turn as often as it takes to fill about thirty pages.
    static let thirtyPages = Document(
        title: "云溪县数据资源服务中心部门整体绩效自评报告汇编", subtitle: "（2021 年度）",
        provenance: provenance,
        blocks: (0..<4).flatMap { _ in narrative + [.pageBreak] })

    /// Two projects' forms, each of two tables whose columns differ.
    static let projectForms = Document(
        title: "项目支出绩效自评表", subtitle: "（2021 年度）",
        provenance: DocumentProvenance(
            kind: .projectSelfEvaluation, unitName: provenance.unitName, fiscalYear: 2021,
            books: provenance.books, template: "project-self-evaluation@1",
            ruleSet: provenance.ruleSet, asOf: provenance.asOf),
        blocks: Array(
            [SampleTask.all[0], SampleTask.all[7]].map(SampleForm.project).joined(
                separator: [.pageBreak])))

    private static let narrative: [Block] =
        SampleNarrative.opening
        + SampleForm.blocks
        + SampleNarrative.closing
        + [.landscape([.heading(level: 1, "附表　2021 年 12 月预算执行情况表"), .table(SampleMonth.table)])]
}

/// A task of the fictional unit; amounts in 分.
struct SampleTask {
    let code: String
    let name: String
    let content: String
    let initial: Money
    let adjusted: Money
    let spent: Money

    static let all: [SampleTask] = [
        task("T01", "数据平台运维", "县级数据平台全年值守、备份与安全加固", 134_5000, 134_5000, 69_6412),
        task("T02", "涉密网络改造", "涉密终端替换和机房分区改造", 46_5000, 46_5000, 10_8620),
        task("T03", "政务数据普查", "六十二个部门数据目录普查与编目", 12_0000, 12_0000, 2_5800),
        task("T04", "外出交流学习", "赴先进地区学习交流两批次", 5_0000, 0, 0),
        task("T05", "数据开放改革", "开放目录编制与门户改版", 10_0000, 10_0000, 1_4300),
        task("T06", "档案数字化", "历年纸质档案扫描、著录与质检", 5_0000, 5_0000, 3_2900),
        task("T07", "国产软件适配", "办公终端基础软件适配测试", 20_0000, 20_0000, 0),
        task("T08", "网络安全演练", "全县攻防演练与应急处置培训", 15_0000, 15_0000, 6_9700),
    ]

    private static func task(
        _ code: String, _ name: String, _ content: String, _ initial: Int64, _ adjusted: Int64,
        _ spent: Int64
    ) -> SampleTask {
        SampleTask(
            code: code, name: name, content: content, initial: Money(fen: initial * 100),
            adjusted: Money(fen: adjusted * 100), spent: Money(fen: spent * 100))
    }

    var rate: Rate? { Rate(spent, of: adjusted) }

    var light: ShownValue.Light {
        guard let rate else { return .green }
        return rate < .percent(50) ? .red : rate < .percent(60) ? .yellow : .green
    }

    static let initial = all.reduce(Money.zero) { $0 + $1.initial }
    static let adjusted = all.reduce(Money.zero) { $0 + $1.adjusted }
    static let spent = all.reduce(Money.zero) { $0 + $1.spent }
    static let basicInitial = Money(fen: 959_96_0000)
    static let basicSpent = Money(fen: 1030_77_0000)
}
