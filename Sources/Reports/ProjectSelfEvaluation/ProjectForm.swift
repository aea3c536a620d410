import BudgetDomain

/// Form 4.2 of one project as stacked tables.
struct ProjectForm {
    let project: ProjectSelfEvaluationReport.Project
    let report: ProjectSelfEvaluationReport

    private var task: BudgetTask { project.result.task }
    private var scope: String { "execution.\(task.code)" }

    private var template: CatalogueTemplate { project.result.template }

    var blocks: [Block] {
        [.heading(level: 2, task.name)]
            + template.form.blocks.flatMap { block -> [Block] in
                switch block {
                case .head: [.table(head)]
                case .money: [.table(funds), .note([.text(fundsNote)])]
                case .goal: [.table(goal)]
                case .indicators:
                    project.result.indicators.isEmpty
                        ? [.note(["本项目没有设定绩效指标，只列资金和目标完成情况，不计分。"])]
                        : [.table(indicators)] + catalogueNote
                case .tasks: []
                }
            }
    }

    private var fundsNote: String {
        "上年结转资金与当年拨款的支出不分开核算，支出全部列在当年财政拨款一行；执行率为调整口径。"
            + (template.form.moneyRows.contains { $0.kind == .blank }
                ? "账簿只区分财政拨款和其他资金，没有分列的资金行留空。" : "")
    }

    private var catalogueNote: [Block] {
        project.catalogueLabel.map { [.note([.text("指标体系：\($0)。")])] } ?? []
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

    private var money: MoneyTable {
        MoneyTable(
            template: template, weight: project.result.budgetExecution.weight,
            hasRecovery: project.result.figures.recovered != .zero)
    }

    private var funds: Table {
        Table(
            caption: "项目资金", unitNote: "单位：\(template.form.unit.term)",
            columns: [.init(width: 14)] + money.columns.map { _ in .init(width: 6, .right) },
            headerRows: [money.header("")],
            bodyRows: template.form.moneyRows.map { row in
                switch row.kind {
                case .whole: money.row(row.title, total)
                case .fiscal: money.row(row.title) { part("fiscal", project.fiscal, $0) }
                case .currentFiscal:
                    money.row(row.title) { current("fiscal", project.fiscal, $0) }
                case .other: money.row(row.title) { current("other", project.other, $0) }
                case .carryover:
                    money.row(row.title) { column in
                        column == .adjusted
                            ? money("carryover", project.result.figures.carryover) : .blank
                    }
                case .basic, .project, .blank: money.row(row.title) { _ in .blank }
                }
            })
    }

    private func total(_ column: FormLayout.MoneyColumn.Kind) -> Cell {
        let figures = project.result.figures
        let block = project.result.budgetExecution
        // Without indicators of its own nothing of the project is scored.
        if block.weight == .zero, [.weight, .score].contains(column) { return .blank }
        return switch column {
        case .initial: money("initial", figures.initial)
        case .adjusted: money("adjusted", figures.adjusted)
        case .recovered: money("recovered", figures.recovered)
        case .spent: money("spent", figures.spent)
        case .weight:
            Cell(
                template.points(block.weight),
                identifier: "project.\(task.code).budgetExecutionWeight")
        case .rate:
            Cell(
                .rate(figures.rateOnAdjusted), identifier: "\(scope).rateOnAdjusted",
                formula: money.ratio)
        case .score:
            Cell(
                template.points(block.score), identifier: "project.\(task.code).budgetExecution")
        }
    }

    /// Money of one source, carry-over included.
    private func part(
        _ source: String, _ figures: ExecutionFigures, _ column: FormLayout.MoneyColumn.Kind
    ) -> Cell {
        switch column {
        case .initial: money("\(source).initial", figures.initial)
        case .adjusted: money("\(source).adjusted", figures.adjusted)
        case .spent: money("\(source).spent", figures.spent)
        default: .blank
        }
    }

    /// The same without what was carried over, which has a row of its own.
    private func current(
        _ source: String, _ figures: ExecutionFigures, _ column: FormLayout.MoneyColumn.Kind
    ) -> Cell {
        guard column == .adjusted else { return part(source, figures, column) }
        return money("\(source).current", figures.adjusted - figures.carryover)
    }

    private func money(_ name: String, _ money: Money) -> Cell {
        Cell(template.money(money), identifier: "\(scope).\(name)")
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
        IndicatorTable(
            template: template, results: project.result.indicators, caption: "绩效指标",
            total: IndicatorTable.Total(
                weight: project.result.weightSum, score: project.result.score,
                identifier: "project.\(task.code).score",
                weightIdentifier: "project.\(task.code).weight")
        ).table
    }
}
