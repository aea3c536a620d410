import BudgetDomain
import Reports

/// One task's figures, months and events.
struct TaskView: PageView {
    static let pageSize = 50

    struct FactView {
        let title: String
        let value: String
        let href: String?
    }

    struct MonthView {
        let label: String
        let text: String
    }

    struct PagerView {
        let newer: String?
        let older: String?
    }

    let template = "task"
    let title: String
    let crumbs: [Crumb]
    let provenance: String?
    let name: String
    let code: String
    let category: String
    let content: String?
    let unitName: String
    let year: Int
    let asOfText: String
    let knownText: String
    let clock: ClockView
    let figures: [FactView]
    let light: LightView?
    let months: [MonthView]
    let hasEvents: Bool
    let events: [EventView]
    /// Nil where one page holds everything.
    let pager: PagerView?

    init(
        _ row: ExecutionReport.Row, _ report: ExecutionReport, _ links: Links,
        events: [EventLine], isFirst: Bool
    ) {
        let task = row.task
        let year = report.figures
        title = "\(task.name) \(year.fiscalYear)年"
        crumbs = report.crumbs(links, task.name)
        provenance = report.provenance
        name = task.name
        code = task.code
        category = task.category == .basic ? "基本支出" : "项目支出"
        content = task.content
        unitName = year.unitName
        self.year = year.fiscalYear
        asOfText = year.asOf.chineseText
        knownText = report.knownText(links.clock)
        clock = ClockView(links, asOf: year.asOf) { date in
            guard let date else { return links.taskPath(task.code) }
            let moved = ClockQuery(asOf: date, knownAt: links.clock.knownAt)
            return Links(key: links.key, clock: moved).task(task.code)
        }
        figures = ExecutionFigure.allCases.map {
            FactView(
                title: $0.title, value: Self.text($0.value(on: row.line)),
                href: links.figure($0, of: task.code))
        }
        light = row.line.light.map { LightView($0.shown) }
        months = row.line.figures.spentByMonth.prefix(year.asOf.month).enumerated().map {
            MonthView(label: "\($0.offset + 1)月", text: $0.element.tenThousandYuanText)
        }
        let shown = events.prefix(Self.pageSize)
        self.events = shown.map { EventView($0, in: report) }
        hasEvents = !shown.isEmpty
        let older =
            events.count > Self.pageSize
            ? shown.last.map { links.task(task.code, before: $0.version) } : nil
        let newer = isFirst ? nil : links.task(task.code)
        pager = older == nil && newer == nil ? nil : PagerView(newer: newer, older: older)
    }

    private static func text(_ value: ShownValue) -> String {
        if case .money = value { return value.text + " 万元" }
        return value.text
    }
}
