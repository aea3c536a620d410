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
    let events: [EventView]
    /// The task's own page, where the list here is cut off.
    let more: String?
    let back: String

    init(
        _ explanation: FigureExplanation, _ report: ExecutionReport, _ links: Links,
        events: [EventLine]
    ) {
        let figures = report.figures
        title = explanation.title
        crumbs = report.crumbs(links, "\(explanation.scope) · \(explanation.title)")
        provenance = report.provenance
        scope = explanation.scope
        unitName = figures.unitName
        year = figures.fiscalYear
        asOf = figures.asOf.description
        asOfText = figures.asOf.chineseText
        knownText = report.knownText(links.clock)
        value = Self.text(explanation.value)
        formula = explanation.formula
        func part(_ part: FigureExplanation.Part) -> PartView {
            PartView(
                text: part.title, value: Self.text(part.value),
                href: part.identifier.map { links.figure($0) })
        }
        parts = explanation.parts.map(part)
        hasParts = !parts.isEmpty
        byTask = explanation.byTask.map(part)
        hasTasks = !byTask.isEmpty
        showsEvents = explanation.events != nil
        hasEvents = !events.isEmpty
        self.events = events.map { EventView($0, in: report) }
        let isCut = explanation.events.map { events.count >= $0.limit } ?? false
        let tasks = explanation.events?.tasks ?? []
        more = isCut && tasks.count == 1 ? tasks.first.map { links.task($0) } : nil
        back = links.book
    }

    private static func text(_ value: ShownValue) -> String {
        switch value {
        case .money: value.text + " 万元"
        case .points: value.text + " 个百分点"
        default: value.text
        }
    }
}
