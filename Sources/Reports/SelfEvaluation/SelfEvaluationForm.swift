import BudgetDomain

/// Form 4.1 as stacked tables: head, main tasks, budget, indicators (部门整体绩效自评表).
///
/// Which base a rate has is said under each block, since the form itself does not.
struct SelfEvaluationForm {
    let report: SelfEvaluationReport

    private var template: CatalogueTemplate { report.template }

    var blocks: [Block] {
        template.form.blocks.flatMap { block -> [Block] in
            switch block {
            case .head: [.table(head)]
            case .tasks: [.table(tasks), .note(taskNote)]
            case .money: [.table(budget), .note(budgetNote)]
            case .indicators: [.table(indicators)] + indicatorNotes + explanationNotes
            case .goal: []
            }
        }
    }

    // MARK: - Head

    private var head: Table {
        let goals = report.statuses
        let isAllComplete =
            goals.count == report.projectCount && goals.allSatisfy { $0 == .complete }
        let goalStatus = goals.isEmpty ? "" : isAllComplete ? "完成" : "部分完成"
        let score: [Table.Row] = [
            .init([
                .text("部门（单位）名称", rowSpan: 2), .text(report.unitName, rowSpan: 2),
                .text("自评得分"),
                Cell(template.points(report.result.score), identifier: "score.total.score"),
            ]),
            .init([
                .text("自评结果"), Cell(.text(report.result.grade), identifier: "score.grade"),
            ]),
        ]
        let name = Table.Row([.text("部门（单位）名称"), .text(report.unitName, columnSpan: 3)])
        return Table(
            unitNote: "填表人及联系方式：　　　　　　　　单位：\(template.form.unit.term)",
            columns: [
                .init(width: 8, .center), .init(width: 20), .init(width: 8, .center),
                .init(width: 8, .center),
            ],
            bodyRows: (template.isScored ? score : [name]) + [
                .init([
                    .text("年度履职目标"), .text(report.narrativeText(.goal)),
                    .text("年度履职目标完成情况"), .text(goalStatus),
                ])
            ])
    }

    // MARK: - Tasks

    private var tasks: Table {
        let project = report.budgetRow(.project)
        return Table(
            caption: "年度主要任务",
            columns: [
                .init(width: 8), .init(width: 16), .init(width: 5, .right), .init(width: 5, .right),
                .init(width: 4, .center), .init(width: 5, .right), .init(width: 5, .right),
                .init(width: 5, .right),
            ],
            headerRows: [
                .init(
                    [
                        "任务名称", "主要内容", "预算资金", "其中：财政资金", "任务完成情况", "预算执行数",
                        "其中：财政资金", "预算执行率",
                    ].map { .text($0) }, role: .header)
            ],
            bodyRows: taskRows,
            totalRows: [
                .init(
                    [
                        .text("合计", columnSpan: 2, alignment: .center),
                        money("execution.project.initial", project.initial, .sumOfBody),
                        money(
                            "execution.project.fiscal.initial",
                            report.tasks.totalFiscal(\.initial), .sumOfBody), .blank,
                        money("execution.project.spent", project.spent, .sumOfBody),
                        money(
                            "execution.project.fiscal.spent", report.tasks.totalFiscal(\.spent),
                            .sumOfBody),
                        rate("execution.project.rateOnInitial", project.rateOnInitial, 5, 2),
                    ], role: .total)
            ])
    }

    /// Which base the rates have, and what was said about tasks declared complete with too little spent.
    private var taskNote: [Inline] {
        var note: [Inline] = ["年度主要任务的预算执行率为年初口径（执行数÷年初预算数）。"]
        let said = report.tasks.compactMap { row in
            report.completionExplanation(of: row.task.code).map { (row: row, text: $0) }
        }
        for (offset, first) in said.enumerated()
        where !said[..<offset].contains(where: { $0.text == first.text }) {
            // What was said of several tasks alike is printed once.
            let names = said.filter { $0.text == first.text }.map { same -> [Inline] in
                [.figure(Figure("task.\(same.row.task.code).name", .text(same.row.shownName)))]
            }
            note += names.joined(separator: ["、"])
            note += [
                "完成情况说明：",
                .figure(Figure("task.\(first.row.task.code).explanation", .text(first.text))), "。",
            ]
        }
        return note
    }

    /// The tasks, under the name of their unit where several report together.
    private var taskRows: [Table.Row] {
        guard !report.units.isEmpty else { return report.tasks.map(row) }
        return report.tasks.indices.flatMap { index -> [Table.Row] in
            let unit = report.tasks[index].unitName
            let isFirst = index == 0 || report.tasks[index - 1].unitName != unit
            // Those that an edition merges are of any unit.
            let name = Cell.text(unit ?? "各单位", columnSpan: 8, alignment: .left)
            return (isFirst ? [Table.Row([name], role: .header)] : []) + [row(report.tasks[index])]
        }
    }

    private func row(_ row: SelfEvaluationReport.TaskRow) -> Table.Row {
        let scope = "execution.\(row.task.code)"
        return Table.Row([
            .text(row.shownName), .text(row.task.content ?? ""),
            money("\(scope).initial", row.figures.initial),
            money("\(scope).fiscal.initial", row.fiscal.initial),
            .text(row.statusText),
            money("\(scope).spent", row.figures.spent),
            money("\(scope).fiscal.spent", row.fiscal.spent),
            rate("\(scope).rateOnInitial", row.figures.rateOnInitial, 5, 2),
        ])
    }

    // MARK: - Budget

    private var money: MoneyTable {
        MoneyTable(
            template: template, weight: report.result.budgetExecution.weight,
            hasRecovery: report.budgetRow(.whole).recovered != .zero)
    }

    private var budget: Table {
        Table(
            caption: "预算情况",
            columns: [.init(width: 16)] + money.columns.map { _ in .init(width: 6, .right) },
            headerRows: [money.header("项目")],
            bodyRows: template.form.moneyRows.map(budgetRow))
    }

    private func budgetRow(_ row: FormLayout.MoneyRow) -> Table.Row {
        switch row.kind {
        case .whole: budgetRow(row.title, .whole)
        case .fiscal: budgetRow(row.title, .fiscal)
        // What was carried over is counted once, in its own row where the form has one.
        case .other where template.form.hasCarryoverRow: currentRow(row.title, .other)
        case .other: budgetRow(row.title, .other)
        case .basic: budgetRow(row.title, .basic)
        case .project: budgetRow(row.title, .project)
        case .currentFiscal: currentRow(row.title, .fiscal)
        case .carryover:
            money.row(row.title) { column in
                let carryover = report.budgetRow(.whole).carryover
                return column == .adjusted
                    ? money("execution.unit.carryover", carryover) : .blank
            }
        case .blank: money.row(row.title) { _ in .blank }
        }
    }

    private func budgetRow(_ title: String, _ kind: SelfEvaluationReport.BudgetRow.Kind)
        -> Table.Row
    {
        let scope = "execution." + kind.scope
        let figures = report.budgetRow(kind)
        let block = kind == .whole ? report.result.budgetExecution : nil
        let parts = kind == .whole ? template.form.rowsOfWhole : nil
        return money.row(title) { column in
            switch column {
            case .initial: money("\(scope).initial", figures.initial, parts)
            case .adjusted: money("\(scope).adjusted", figures.adjusted, parts)
            case .recovered: money("\(scope).recovered", figures.recovered, parts)
            case .spent: money("\(scope).spent", figures.spent, parts)
            case .rate:
                Cell(
                    .rate(figures.rateOnAdjusted), identifier: "\(scope).rateOnAdjusted",
                    formula: money.ratio)
            case .weight:
                block.map {
                    Cell(template.points($0.weight), identifier: "score.budgetExecution.weight")
                } ?? .blank
            case .score:
                block.map {
                    Cell(template.points($0.score), identifier: "score.budgetExecution.score")
                } ?? .blank
            }
        }
    }

    /// 当年财政拨款 or other money of the year: without what was carried over.
    private func currentRow(
        _ title: String, _ kind: SelfEvaluationReport.BudgetRow.Kind
    ) -> Table.Row {
        let scope = "execution." + kind.scope
        let figures = report.budgetRow(kind)
        return money.row(title) { column in
            switch column {
            case .initial: money("\(scope).initial", figures.initial)
            case .adjusted: money("\(scope).current", figures.adjusted - figures.carryover)
            case .spent: money("\(scope).spent", figures.spent)
            default: .blank
            }
        }
    }

    private var budgetNote: [Inline] {
        var note: [Inline] = ["预算情况的预算执行率为调整口径（执行数÷调整预算数）。"]
        note += budgetExplanations
        if template.form.moneyRows.contains(where: { $0.kind == .blank }) {
            note.append("账簿只区分财政拨款和其他资金，没有分列的资金行留空。")
        }
        let block = report.result.budgetExecution
        guard template.hasExecutionBlock, let reason = block.reason else { return note }
        note.append("预算执行得分说明：")
        if block.origin == .overridden {
            note += [
                "按规则得",
                .figure(
                    Figure(
                        "score.budgetExecution.autoScore",
                        template.points(block.automaticScore))),
                "分，人工调整，理由：",
            ]
        }
        note += [.figure(Figure("score.budgetExecution.reason", .text(reason))), "。"]
        return note
    }
}

// MARK: - Cells

extension SelfEvaluationForm {
    private func wan(_ money: Money) -> ShownValue { template.money(money) }

    private func money(
        _ identifier: FigureIdentifier, _ money: Money, _ formula: CellFormula? = nil
    ) -> Cell {
        Cell(wan(money), identifier: identifier, formula: formula)
    }

    private func rate(
        _ identifier: FigureIdentifier, _ rate: Rate?, _ numerator: Int, _ denominator: Int
    ) -> Cell {
        Cell(
            .rate(rate), identifier: identifier,
            formula: .ratio(numerator: numerator, denominator: denominator))
    }
}

extension CompletionStatus {
    /// 完成, 部分完成 or 未完成.
    package var term: String {
        switch self {
        case .complete: "完成"
        case .partial: "部分完成"
        case .incomplete: "未完成"
        }
    }
}

extension SelfEvaluationReport.BudgetRow.Kind {
    /// The part of figure identifiers that names the scope.
    var scope: String { self == .whole ? "unit" : rawValue }
}

extension [SelfEvaluationReport.TaskRow] {
    /// The tasks' fiscal money together; the one total of the form that no fold has.
    fileprivate func totalFiscal(_ figure: KeyPath<ExecutionFigures, Money>) -> Money {
        ExecutionFigures.total(of: map(\.fiscal))[keyPath: figure]
    }
}
