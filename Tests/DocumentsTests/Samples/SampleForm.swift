import BudgetDomain
import Reports

/// Forms 4.1 (one form of stacked blocks) and 4.5 of the sample.
enum SampleForm {
    static let blocks: [Block] = [
        .pageBreak, .table(headAndTasks), .table(budget), .table(indicators),
    ]

    static let scores = Table(
        caption: "各项指标得分情况表",
        columns: [.init(width: 10, .center)] + (0..<3).map { _ in .init(width: 8, .center) },
        headerRows: [.init(["指标", "权重分值", "得分", "得分率"].map { .text($0) }, role: .header)],
        bodyRows: [
            scoreRow("预算执行", 10, 9), scoreRow("投入管理", 20, 19), scoreRow("产出指标", 40, 40),
            scoreRow("效益指标", 30, 30),
        ],
        totalRows: [
            .init(
                [
                    .text("合计"), Cell(.decimal(Rate(100, 1), places: 2), formula: .sumOfBody),
                    Cell(.decimal(Rate(98, 1), places: 2), formula: .sumOfBody),
                    Cell(.rate(Rate(98, 100)), formula: .ratio(numerator: 2, denominator: 1)),
                ], role: .total)
        ])

    private static func scoreRow(_ name: String, _ weight: Int128, _ score: Int128) -> Table.Row {
        .init([
            .text(name), Cell(.decimal(Rate(weight, 1), places: 2)),
            Cell(.decimal(Rate(score, 1), places: 2)),
            Cell(.rate(Rate(score, weight)), formula: .ratio(numerator: 2, denominator: 1)),
        ])
    }

    // MARK: - Head and tasks

    private static let headAndTasks = Table(
        caption: "部门整体绩效自评表（2021 年度）", unitNote: "填表人及联系方式：林知远　0000-1234567　　单位：万元",
        columns: [
            .init(width: 4, .center), .init(width: 7), .init(width: 10), .init(width: 5, .right),
            .init(width: 5, .right), .init(width: 5, .center), .init(width: 5, .right),
            .init(width: 5, .right), .init(width: 6, .right),
        ],
        bodyRows: [
            .init([
                .text("部门（单位）名称", columnSpan: 2, alignment: .center),
                .text("云溪县数据资源服务中心", columnSpan: 3),
                .text("自评得分", columnSpan: 2, alignment: .center),
                Cell(
                    .decimal(Rate(98, 1), places: 2), columnSpan: 2, alignment: .center,
                    identifier: "score.total"),
            ]),
            .init([
                .text("年度履职目标", columnSpan: 2, alignment: .center),
                .text(
                    "保障县级数据平台稳定运行，完成政务数据目录普查，推进数据开放改革，组织全县网络安全演练，完成历史档案数字化年度任务。",
                    columnSpan: 3),
                .text("年度履职目标完成情况", columnSpan: 2, alignment: .center),
                .text("完成", columnSpan: 2, alignment: .center),
            ]),
            .init(
                [.text("年度主要任务", rowSpan: SampleTask.all.count + 1)]
                    + [
                        "任务名称", "主要内容", "预算资金", "其中：财政资金", "任务完成情况", "预算执行数",
                        "其中：财政资金", "预算执行率",
                    ].map { .text($0) }, role: .header),
        ]
            + SampleTask.all.map { task in
                .init([
                    .text(task.name), .text(task.content), money(task.initial), money(task.initial),
                    .text(task.spent == .zero ? "未完成" : "完成"), money(task.spent),
                    money(task.spent),
                    Cell(
                        .rate(Rate(task.spent, of: task.initial)),
                        identifier: "execution.\(task.code).rateOnInitial",
                        formula: .ratio(numerator: 6, denominator: 3)),
                ])
            })

    // MARK: - Budget

    private static let budget = Table(
        columns: [.init(width: 14)] + (0..<6).map { _ in .init(width: 6, .right) },
        headerRows: [
            .init(
                ["预算情况", "年初预算数", "调整预算数", "预算执行数", "预算执行率", "分值（10）", "得分"].map {
                    .text($0)
                }, role: .header)
        ],
        bodyRows: [
            .init(
                budgetCells("部门预算总额", projectToo: true, basicToo: true) + [
                    Cell(.decimal(Rate(10, 1), places: 2)), Cell(.decimal(Rate(9, 1), places: 2)),
                ]),
            .init(budgetCells("1. 资金来源：（1）财政性资金", projectToo: true, basicToo: true) + blanks),
            .init(budgetCells("（2）其他资金", projectToo: false, basicToo: false) + blanks),
            .init(budgetCells("2. 资金结构：（1）基本支出", projectToo: false, basicToo: true) + blanks),
            .init(budgetCells("（2）项目支出", projectToo: true, basicToo: false) + blanks),
        ])

    private static let blanks = [Cell.blank, Cell.blank]

    private static func budgetCells(_ name: String, projectToo: Bool, basicToo: Bool) -> [Cell] {
        let initial =
            (projectToo ? SampleTask.initial : .zero) + (basicToo ? SampleTask.basicInitial : .zero)
        let adjusted =
            (projectToo ? SampleTask.adjusted : .zero) + (basicToo ? SampleTask.basicSpent : .zero)
        let spent =
            (projectToo ? SampleTask.spent : .zero) + (basicToo ? SampleTask.basicSpent : .zero)
        return [
            .text(name), money(initial), money(adjusted), money(spent),
            Cell(.rate(Rate(spent, of: adjusted)), formula: .ratio(numerator: 3, denominator: 2)),
        ]
    }

    private static func money(_ money: Money) -> Cell {
        Cell(.money(money, unit: .tenThousandYuan))
    }

    // MARK: - Indicators

    private static let indicators = Table(
        columns: [
            .init(width: 4, .center), .init(width: 6, .center), .init(width: 9),
            .init(width: 5, .center), .init(width: 5, .center), .init(width: 6, .center),
            .init(width: 4, .right), .init(width: 4, .right), .init(width: 8),
        ],
        headerRows: [
            .init(
                ["一级指标", "二级指标", "三级指标", "指标值", "度量单位", "实际完成值", "分值", "得分", "未完成原因分析"]
                    .map { .text($0) }, role: .header)
        ],
        bodyRows: indicatorRows)

    private static let indicatorRows: [Table.Row] = {
        var rows: [Table.Row] = []
        for group in groups {
            let count = group.second.reduce(0) { $0 + $1.third.count }
            for (secondOffset, second) in group.second.enumerated() {
                for (thirdOffset, name) in second.third.enumerated() {
                    var cells: [Cell] = []
                    if secondOffset == 0, thirdOffset == 0 {
                        cells.append(.text(group.name, rowSpan: count))
                    }
                    if thirdOffset == 0 {
                        cells.append(.text(second.name, rowSpan: second.third.count))
                    }
                    rows.append(.init(cells + indicator(name)))
                }
            }
        }
        return rows
    }()

    private static func indicator(_ name: String) -> [Cell] {
        let isRate = name.hasSuffix("率") || name.hasSuffix("度")
        let isLate = name == "预算执行率"
        return [
            .text(name), .text(isRate ? "≥90" : "达成"), .text(isRate ? "%" : "定性"),
            isRate ? Cell(.rate(isLate ? Rate(3821, 10_000) : .one)) : .text("达成"),
            Cell(.decimal(Rate(2, 1), places: 2)),
            Cell(.decimal(Rate(isLate ? 1 : 2, 1), places: 2)),
            .text(isLate ? "采购集中在下半年，部分合同跨年支付" : ""),
        ]
    }

    private struct Second {
        let name: String
        let third: [String]
    }

    private struct First {
        let name: String
        let second: [Second]
    }

    private static let groups: [First] = [
        First(
            name: "投入管理（20 分）",
            second: [
                Second(name: "工作目标管理", third: ["年度履职目标相关性", "工作任务科学性", "绩效指标合理性"]),
                Second(
                    name: "预算和财务管理",
                    third: [
                        "预算编制完整性", "专项资金细化率", "预算执行率", "预算调整率", "结转结余率", "“三公经费”控制率",
                        "政府采购执行率", "决算真实性", "资金使用合规性", "管理制度健全性", "预决算信息公开性", "资产管理规范性",
                    ]),
                Second(
                    name: "绩效管理", third: ["绩效监控完成率", "绩效自评完成率", "部门绩效评价完成率", "评价结果应用率"]),
            ]),
        First(
            name: "产出指标（40 分）",
            second: [
                Second(name: "重点工作任务完成", third: ["数据平台可用率", "目录普查完成率", "档案数字化完成率"]),
                Second(name: "履职目标实现", third: ["年度目标实现率"]),
            ]),
        First(
            name: "效益指标（30 分）",
            second: [
                Second(name: "履职效益", third: ["数据共享覆盖率", "群众办事便利程度"]),
                Second(name: "满意度", third: ["服务对象满意度"]),
            ]),
    ]
}

extension SampleForm {
    /// A project's form: money in four columns, and the goal in two.
    static func project(_ task: SampleTask) -> [Block] {
        func row(_ name: String, _ money: Money) -> Table.Row {
            let cell = Cell(.money(money, unit: .tenThousandYuan))
            return .init([.text(name), cell, cell, .blank])
        }
        let sum = task.initial + SampleTask.all[1].initial
        let whole = Cell(.money(sum, unit: .tenThousandYuan), formula: .sumOfBody)
        let columns = (0..<4).map { Table.Column(width: 8, $0 == 0 ? .left : .right) }
        let head = ["", "年初预算数", "全年预算数", "得分"].map { Cell.text($0) }
        return [
            .heading(level: 2, task.name),
            .table(
                Table(
                    caption: "项目资金", columns: columns, headerRows: [.init(head, role: .header)],
                    bodyRows: [
                        row("财政拨款", task.initial), row("其他资金", SampleTask.all[1].initial),
                    ], totalRows: [.init([.text("合计"), whole, whole, .blank], role: .total)])),
            .table(
                Table(
                    caption: "年度总体目标", columns: [.init(width: 16), .init(width: 16)],
                    bodyRows: [.init([.text(task.content), .text("完成")])])),
            .note(["执行率为调整口径。"]),
        ]
    }
}
