import BudgetDomain
import ReadModels
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
    let hasAlerts: Bool
    /// Those of the task that are not resolved, with what was answered.
    let alerts: [AlertView]
    let hasEvents: Bool
    /// All are of this task; what a transfer moved says against which other.
    let showsTasks = false
    let events: [EventView]
    /// Nil where one page holds everything.
    let pager: PagerView?

    init(
        _ row: ExecutionReport.Row, _ report: ExecutionReport, _ links: Links,
        events page: EventPage, ruleSet: RuleSet
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
                title: $0.title, value: $0.value(on: row.line).textWithUnit,
                href: links.figure($0, of: task.code))
        }
        light = row.line.light.map { LightView($0.shown) }
        months = row.line.figures.spentByMonth.prefix(year.asOf.month).enumerated().map {
            MonthView(label: "\($0.offset + 1)月", text: $0.element.tenThousandYuanText)
        }
        let outlook = AlertOutlook(report, ruleSet: ruleSet)
        alerts = AlertView.all(report, outlook, links) {
            $0.key.scope == .task(task.code) && $0.state != .resolved
        }
        hasAlerts = !alerts.isEmpty
        events = page.lines(about: [task.code]).map { EventView($0, in: report) }
        hasEvents = !events.isEmpty
        pager = PagerView(page) { links.task(task.code, before: $0) }
    }
}
