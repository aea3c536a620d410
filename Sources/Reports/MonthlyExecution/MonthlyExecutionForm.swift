package import BudgetDomain
import ReadModels

/// The monthly execution table (预算执行情况表), form 4.6: one row per task, 万元.
package struct MonthlyExecutionForm: Sendable {
    let report: ExecutionReport
    let ruleSet: RuleSet
    /// Whom it is for; nil where there is but one edition.
    let edition: DocumentEdition?
    private let merged: MergedTasks

    package init(_ report: ExecutionReport, ruleSet: RuleSet, edition: DocumentEdition? = nil) {
        self.report = report
        self.ruleSet = ruleSet
        self.edition = edition
        merged = MergedTasks(edition: edition, of: report.figures)
    }

    /// The form as a document, landscape, with the year's course as a chart.
    package var document: Document {
        let charts = report.scopes.courseChart.map { [Block.chart(.line($0))] } ?? []
        return document(blocks: [.table(table)] + notes + charts).explained(by: report)
            .hiding(merged.masking)
    }

    /// The form without its chart, for a terminal.
    package var tableDocument: Document { document(blocks: [.table(table)] + notes) }

    private func document(blocks: [Block]) -> Document {
        let figures = report.figures
        let books = [
            BookReference(
                unit: figures.unit, fiscalYear: figures.fiscalYear, version: figures.version,
                headHash: report.reading.headHash)
        ]
        return Document(
            title: "\(figures.unitName)预算执行情况表",
            subtitle: "（\(figures.fiscalYear) 年 1—\(figures.asOf.month) 月，截至 \(figures.asOf)）",
            provenance: DocumentProvenance(
                kind: .monthlyExecution, unitName: figures.unitName,
                fiscalYear: figures.fiscalYear,
                books: books, template: "monthly-execution@1", ruleSet: ruleSet.label,
                asOf: figures.asOf, edition: edition?.rawValue),
            blocks: [.landscape(blocks)] + proof(books))
    }

    private var named: [ExecutionReport.Row] { report.rows.filter { merged.names($0.task) } }

    private var hidden: [ExecutionReport.Row] { report.rows.filter { !merged.names($0.task) } }

    /// The tasks that may be named, and one row for all others.
    private var taskRows: [Table.Row] {
        let rows = named.map { Table.Row(cells($0.task.name, $0.task.code, $0.line)) }
        guard !hidden.isEmpty else { return rows }
        let line = ExecutionLine(
            figures: .total(of: hidden.map(\.line.figures)), timeProgress: report.timeProgress,
            light: nil)
        return rows + [.init(cells(MergedTasks.rowName, MergedTasks.rowCode, line))]
    }

    private func proof(_ books: [BookReference]) -> [Block] {
        guard edition == .publicUse else { return [] }
        return EditionProof(
            books: books, hiddenCount: hidden.count, scope: "部门", total: report.unit.figures,
            shown: .total(of: named.map(\.line.figures)),
            hidden: .total(of: hidden.map(\.line.figures))
        ).blocks
    }

    /// The table alone.
    package var table: Table {
        let names = [
            "任务", "年初预算", "调整后预算", "本月支出", "累计支出", "年初口径执行率", "调整口径执行率", "序时进度",
            "偏差（百分点）", "灯", "可用余额",
        ]
        return Table(
            unitNote: "单位：万元",
            columns: [.init(width: 16, .left)]
                + Array(repeating: .init(width: 8, .right), count: 8)
                + [.init(width: 6, .center), .init(width: 8, .right)],
            headerRows: [.init(names.map { .text($0) }, role: .header)],
            bodyRows: taskRows,
            totalRows: [
                .init(cells("基本支出小计", "basic", report.basic, rows(of: .basic)), role: .total),
                .init(cells("项目支出小计", "project", report.project, rows(of: .project)), role: .total),
                .init(cells("合计", "unit", report.unit, .sumOfBody), role: .total),
            ])
    }

    /// The rows of one category; nil where merged rows stand for tasks of several.
    private func rows(of category: TaskCategory) -> CellFormula? {
        guard hidden.isEmpty else { return nil }
        let rows = named.indices.filter { named[$0].task.category == category }
        return rows.isEmpty ? nil : .sumOfRows(rows)
    }

    private func cells(
        _ name: String, _ scope: String, _ line: ExecutionLine, _ sum: CellFormula? = nil
    ) -> [Cell] {
        func cell(
            _ figure: ExecutionFigure, _ value: ShownValue, _ formula: CellFormula? = nil
        ) -> Cell {
            Cell(value, identifier: .execution(figure, of: scope), formula: formula)
        }
        func money(_ figure: ExecutionFigure, _ money: Money) -> Cell {
            cell(figure, .money(money, unit: .tenThousandYuan), sum)
        }
        let figures = line.figures
        return [
            .text(name), money(.initial, figures.initial), money(.adjusted, figures.adjusted),
            money(.monthSpent, figures.spentThisMonth), money(.spent, figures.spent),
            cell(
                .rateOnInitial, .rate(figures.rateOnInitial), .ratio(numerator: 4, denominator: 1)),
            cell(
                .rateOnAdjusted, .rate(figures.rateOnAdjusted),
                .ratio(numerator: 4, denominator: 2)),
            cell(.timeProgress, .rate(line.timeProgress)),
            // 执行偏差 is the rate less 序时: behind is negative on paper.
            cell(
                .deviation, .points(line.gapOnAdjusted.map { -$0 }),
                .difference(minuend: 6, subtrahend: 7)),
            Cell(line.light.map { .light($0.shown) } ?? .text(ShownValue.dash)),
            money(.available, figures.available),
        ]
    }

    private var notes: [Block] {
        func figure(_ identifier: FigureIdentifier, _ value: ShownValue) -> Inline {
            .figure(Figure(identifier, value))
        }
        var notes: [[Inline]] = []
        let recovered = report.unit.figures.recovered
        if recovered != .zero {
            notes.append([
                "调整后预算已扣除年末收回 ", figure("execution.unit.recovered", .wan(recovered)),
                " 万元；执行率中由收回形成的部分不代表支出进度。",
            ])
        }
        if let budget = report.figures.threePublicBudget {
            notes.append([
                "“三公”经费预算 ", figure("threePublic.budget", .wan(budget)), " 万元，支出 ",
                figure("threePublic.spent", .wan(report.figures.threePublicSpent)),
                " 万元，控制率 ", figure("threePublic.rate", .rate(report.figures.threePublicRate)),
                "。",
            ])
        }
        notes.append(["偏差为调整口径执行率减序时进度，负数为落后。"])
        return notes.map { .note($0) }
    }
}
