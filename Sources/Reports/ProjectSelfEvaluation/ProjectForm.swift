import BudgetDomain

/// Form 4.2 of one project as stacked tables.
struct ProjectForm {
    let project: ProjectSelfEvaluationReport.Project
    let report: ProjectSelfEvaluationReport

    private var task: BudgetTask { project.result.task }
    private var scope: String { "execution.\(task.code)" }

    var blocks: [Block] {
        var blocks: [Block] = [
            .heading(level: 2, task.name), .table(head), .table(funds),
            .note(["上年结转资金与当年拨款的支出不分开核算，支出全部列在当年财政拨款一行；执行率为调整口径。"]), .table(goal),
        ]
        if project.result.indicators.isEmpty {
            blocks.append(.note(["本项目没有设定绩效指标，只列资金和目标完成情况。"]))
        } else {
            blocks.append(.table(indicators))
        }
        return blocks
    }

    // MARK: - Head and money

    private var head: Table {
        Table(
            columns: [
                .init(width: 6, .center), .init(width: 14), .init(width: 6, .center),
                .init(width: 14),
            ],
            bodyRows: [
                .init([.text("项目名称"), .text(task.name, columnSpan: 3)]),
                .init([
                    .text("主管部门"), .text(report.unitName), .text("实施单位"), .text(report.unitName),
                ]),
            ])
    }

    private var funds: Table {
        Table(
            caption: "项目资金", unitNote: "单位：万元",
            columns: [.init(width: 10)] + (0..<6).map { _ in .init(width: 6, .right) },
            headerRows: [
                .init(
                    ["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"].map { .text($0) },
                    role: .header)
            ],
            bodyRows: [total, current, carryover, other])
    }

    private var total: Table.Row {
        let figures = project.result.figures
        let block = project.result.budgetExecution
        return Table.Row([
            .text("年度资金总额"), money("initial", figures.initial),
            money("adjusted", figures.adjusted), money("spent", figures.spent),
            Cell(.decimal(block.weight, places: 2)),
            Cell(
                .rate(figures.rateOnAdjusted), identifier: "\(scope).rateOnAdjusted",
                formula: .ratio(numerator: 3, denominator: 2)),
            Cell(
                .decimal(block.score, places: 2),
                identifier: "project.\(task.code).budgetExecution"),
        ])
    }

    /// 当年财政拨款: fiscal money without what was carried over.
    private var current: Table.Row {
        let fiscal = project.fiscal
        return Table.Row([
            .text("其中：当年财政拨款"), money("fiscal.initial", fiscal.initial),
            money("fiscal.current", fiscal.adjusted - fiscal.carryover),
            money("fiscal.spent", fiscal.spent), .blank, .blank, .blank,
        ])
    }

    private var carryover: Table.Row {
        Table.Row([
            .text("上年结转资金"), .blank,
            money("carryover", project.result.figures.carryover), .blank, .blank, .blank, .blank,
        ])
    }

    private var other: Table.Row {
        let other = project.other
        return Table.Row([
            .text("其他资金"), money("other.initial", other.initial),
            money("other.current", other.adjusted - other.carryover),
            money("other.spent", other.spent), .blank, .blank, .blank,
        ])
    }

    private func money(_ name: String, _ money: Money) -> Cell {
        Cell(.wan(money), identifier: "\(scope).\(name)")
    }

    // MARK: - Goal and indicators

    private var goal: Table {
        Table(
            caption: "年度总体目标",
            columns: [.init(width: 20), .init(width: 20)],
            headerRows: [.init([.text("预期目标"), .text("实际完成情况")], role: .header)],
            bodyRows: [
                .init([
                    .text(task.content ?? ""),
                    .text(
                        [project.status?.term ?? "未申报", project.evidence ?? ""]
                            .filter { !$0.isEmpty }.joined(separator: "。")),
                ])
            ])
    }

    private var indicators: Table {
        Table(
            caption: "绩效指标",
            columns: [
                .init(width: 5, .center), .init(width: 6, .center), .init(width: 9),
                .init(width: 6, .center), .init(width: 6, .center), .init(width: 5, .right),
                .init(width: 5, .right), .init(width: 8),
            ],
            headerRows: [
                .init(
                    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
                        .map { .text($0) }, role: .header)
            ],
            bodyRows: indicatorRows,
            totalRows: [
                .init(
                    [
                        .text("总分（含执行率得分）", columnSpan: 5, alignment: .center),
                        Cell(.decimal(project.result.weightSum, places: 2)),
                        Cell(
                            .decimal(project.result.score, places: 2),
                            identifier: "project.\(task.code).score"), .blank,
                    ], role: .total)
            ])
    }

    private var indicatorRows: [Table.Row] {
        let results = project.result.indicators
        return results.indices.map { index in
            let row = results[index]
            let scope = "indicator.\(row.indicator.indicator)"
            let levels = results.levelCells(at: index) { name, _ in name }
            return Table.Row(
                levels + [
                    .text(row.indicator.level3), .text(row.indicator.targetText),
                    Cell(row.shownValue, identifier: "\(scope).actual"),
                    Cell(.decimal(row.weight, places: 2), identifier: "\(scope).weight"),
                    Cell(.decimal(row.score, places: 2), identifier: "\(scope).score"),
                    row.reason.map { Cell(.text($0), identifier: "\(scope).reason") } ?? .blank,
                ])
        }
    }
}
