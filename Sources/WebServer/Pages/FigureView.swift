import BudgetDomain
import ReadModels
import Reports

/// Why one figure is what it is.
struct FigureView: PageView {
    struct PartView {
        let text: String
        let value: String
        let href: String?
    }

    /// The events under a figure, as far as this page lists them.
    struct Events {
        let page: EventPage
        let tally: EventTally
        let filter: EventFilter
    }

    /// What the figure rests on: a publication stays where it was, whatever the page knows.
    struct Basis {
        let day: CalendarDate
        let knownText: String
        let provenance: String

        /// A figure of execution, at the page's own point in time.
        init(_ report: ExecutionReport, _ links: Links) {
            day = report.figures.asOf
            knownText = report.knownText(links.clock)
            provenance = report.provenance
        }

        /// A figure of what is printed of the self-evaluation.
        init(_ printed: SelfEvaluationReport, _ report: ExecutionReport, _ links: Links) {
            day = printed.asOf
            let published = printed.publication.map { "按第 \($0) 次公开时的数据" }
            knownText = published ?? report.knownText(links.clock)
            provenance = links.key.provenance(
                version: printed.version, headHash: printed.headHash)
        }
    }

    let template = "figure"
    let title: String
    let crumbs: [Crumb]
    let provenance: String?
    let scope: String
    let unitName: String
    let year: Int
    let asOf: String
    let asOfText: String
    let knownText: String
    let value: String
    let formula: String
    let hasParts: Bool
    let parts: [PartView]
    let hasTasks: Bool
    let byTask: [PartView]
    let showsEvents: Bool
    let hasEvents: Bool
    /// How many there are, what they add up to, and how many of them are listed.
    let tally: String?
    let showsTasks: Bool
    let events: [EventView]
    /// Nil where one page holds everything.
    let pager: PagerView?
    /// The task's own page, where the list here is cut off.
    let more: String?
    let back: String

    init(
        _ explanation: FigureExplanation, _ basis: Basis, _ report: ExecutionReport,
        _ links: Links, events: Events?
    ) {
        let figures = report.figures
        title = explanation.title
        crumbs = report.crumbs(links, "\(explanation.scope) · \(explanation.title)")
        provenance = basis.provenance
        scope = explanation.scope
        unitName = figures.unitName
        year = figures.fiscalYear
        asOf = basis.day.description
        asOfText = basis.day.chineseText
        knownText = basis.knownText
        value = explanation.value.textWithUnit
        formula = explanation.formula
        func part(_ part: FigureExplanation.Part) -> PartView {
            PartView(
                text: part.title, value: part.value.textWithUnit,
                href: part.identifier.map { links.figure($0) })
        }
        parts = explanation.parts.map(part)
        hasParts = !parts.isEmpty
        byTask = explanation.byTask.map(part)
        hasTasks = !byTask.isEmpty
        showsEvents = events != nil
        let tasks = events?.filter.tasks
        let lines = events.map { $0.page.lines(about: tasks) } ?? []
        let isOfSeveral = tasks?.count != 1 && lines.contains { $0.task != nil }
        showsTasks = isOfSeveral
        hasEvents = !lines.isEmpty
        self.events = lines.map { EventView($0, in: report, showsTask: isOfSeveral) }
        tally = events.flatMap { events in
            Self.tally(events, shown: lines.count).map { Self.side(explanation, events) + $0 }
        }
        pager = events.flatMap { events in
            PagerView(events.page) { links.figure(explanation.identifier, before: $0) }
        }
        more = pager != nil && tasks?.count == 1 ? tasks?.first.map { links.task($0) } : nil
        back = links.book
    }

    /// Which part of a formula the events are about, where there are several.
    private static func side(_ explanation: FigureExplanation, _ events: Events) -> String {
        let entries = events.filter.entries
        guard explanation.parts.count > 1, !entries.isEmpty else { return "" }
        let name = entries.allSatisfy(\.isSpending) ? "支出" : "预算"
        return "以下是\(name)一方的事项，另一方见上面的组成部分。"
    }

    private static func tally(_ events: Events, shown: Int) -> String? {
        guard events.tally.count > 0 else { return nil }
        let sum = events.tally.amount.map { "，合计 \($0.groupedYuanText) 元" } ?? ""
        let part =
            switch (events.page.isFirst, events.page.older) {
            case (true, nil): ""
            case (true, _): "，列出最近 \(shown) 笔"
            case (false, _): "，本页列出 \(shown) 笔"
            }
        return "共 \(events.tally.count) 笔\(sum)\(part)。"
    }
}
