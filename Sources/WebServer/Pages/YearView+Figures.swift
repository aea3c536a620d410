import BudgetDomain
import Reports

/// One of the main amounts.
struct CardView {
    let title: String
    let value: String
    let href: String
    let detail: String?
    let warns: Bool

    /// 年初, 调整后, 执行数 and 收回; rates have a card of their own.
    static func all(_ report: ExecutionReport, _ links: Links) -> [CardView] {
        let figures = report.unit.figures
        func card(
            _ title: String, _ figure: ExecutionFigure, _ detail: String? = nil,
            warns: Bool = false
        ) -> CardView {
            CardView(
                title: title, value: figure.value(on: report.unit).text,
                href: links.figure(figure, of: "unit"), detail: detail, warns: warns)
        }
        let initial = report.project.figures.initial.tenThousandYuanText
        let adjusted = report.project.figures.adjusted.tenThousandYuanText
        let spent = report.project.figures.spent.tenThousandYuanText
        return [
            card("年初预算数", .initial, "其中项目 \(initial)"),
            card("调整后预算数", .adjusted, "其中项目 \(adjusted)"),
            card("执行数", .spent, "其中项目 \(spent)"),
            card(
                "年末收回", .recovered,
                figures.recovered == .zero
                    ? "没有收回" : "收回前执行率 \(ShownValue.rate(report.unit.rateBeforeRecovery).text)",
                warns: figures.recovered > .zero),
        ]
    }
}

/// A scope's rates by both 口径.
struct RateView {
    let scope: String
    let value: String
    let href: String
    let initialValue: String
    let initialHref: String
    let light: LightView?

    init(scope: String, _ code: String, _ line: ExecutionLine, _ links: Links) {
        self.scope = scope
        value = ShownValue.rate(line.figures.rateOnAdjusted).text
        href = links.figure(.rateOnAdjusted, of: code)
        initialValue = ShownValue.rate(line.figures.rateOnInitial).text
        initialHref = links.figure(.rateOnInitial, of: code)
        light = line.light.map { LightView($0.shown) }
    }
}

/// A row of the table of tasks, or one of its totals.
struct RowView {
    /// The columns that only some years have.
    struct Columns {
        let recovered: Bool
        let frozen: Bool

        init(_ unit: ExecutionFigures) {
            recovered = unit.recovered != .zero
            frozen = unit.frozen != .zero
        }
    }

    let name: String
    /// Nil for totals.
    let taskHref: String?
    let tag: String?
    let isUnit: Bool
    /// One number each, so that a copied row can be pasted into a sheet.
    let cells: [LinkView]
    let light: LightView?
    /// The cells after the light.
    let rest: [LinkView]

    init(_ row: ExecutionReport.Row, _ links: Links, _ columns: Columns) {
        let task = row.task
        let tag = task.category == .basic ? "基本" : task.isKeyTask ? "重点" : nil
        self.init(
            task.name, task.code, row.line, links, columns, href: links.task(task.code),
            tag: task.isSensitive ? "涉密" : tag)
    }

    init(total scope: String, _ line: ExecutionLine, _ links: Links, _ columns: Columns) {
        let names = ["basic": "基本支出小计", "project": "项目支出小计", "unit": "部门合计"]
        self.init(names[scope] ?? scope, scope, line, links, columns, href: nil, tag: nil)
    }

    private init(
        _ name: String, _ scope: String, _ line: ExecutionLine, _ links: Links,
        _ columns: Columns, href: String?, tag: String?
    ) {
        func cell(_ figure: ExecutionFigure) -> LinkView {
            let value = figure.value(on: line).text
            // Rates stand in columns that say percent; a sign in each cell would only widen them.
            let text = value.hasSuffix("%") ? String(value.dropLast()) : value
            return LinkView(text: text, href: links.figure(figure, of: scope))
        }
        self.name = name
        taskHref = href
        self.tag = tag
        isUnit = scope == "unit"
        let deviation = LinkView(
            text: Self.deviation(line.gapOnAdjusted), href: links.figure(.deviation, of: scope))
        cells =
            [cell(.initial), cell(.adjusted)] + (columns.recovered ? [cell(.recovered)] : [])
            + [
                cell(.monthSpent), cell(.spent), cell(.rateOnInitial), cell(.rateOnAdjusted),
                cell(.timeProgress), deviation,
            ]
        light = line.light.map { LightView($0.shown) }
        rest = (columns.frozen ? [cell(.frozen)] : []) + [cell(.available)]
    }

    /// 执行偏差 is the rate less 序时, the opposite of the gap; the sign is always written.
    private static func deviation(_ gap: Rate?) -> String {
        guard let gap else { return ShownValue.dash }
        let text = gap.magnitude.percentText
        if text == "0.00" { return text }
        return (gap > .zero ? "-" : "+") + text
    }
}

/// A month of the course as a row of its table.
struct MonthView {
    let label: String
    /// 当月支出, then the three rates and 序时.
    let cells: [LinkView]

    static func all(_ scopes: ExecutionScopes, _ links: Links) -> [MonthView] {
        (scopes.course?.months ?? []).map { month in
            func cell(_ figure: ExecutionFigure, _ scope: String) -> LinkView {
                let own = scopes.line(
                    month.figures(of: scope) ?? ExecutionFigures(), on: month.day)
                return LinkView(
                    text: figure.value(on: own).text,
                    href: links.figure(.course(figure, of: scope, month: month.day.month)))
            }
            let day = month.day
            return MonthView(
                label: day.isLastOfMonth ? "\(day.month)月" : "\(day.month)月\(day.day)日",
                cells: [
                    cell(.monthSpent, "unit"), cell(.rateOnAdjusted, "unit"),
                    cell(.rateOnAdjusted, "project"), cell(.rateOnInitial, "project"),
                    cell(.timeProgress, "unit"),
                ])
        }
    }
}
