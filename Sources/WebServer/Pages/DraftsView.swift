import BudgetDomain
import ReadModels
import Reports

/// Vouchers that wait for a reviewer (待审核制单): they count in no figure yet.
struct DraftsView: PageView {
    /// Drafts on the page, the oldest first.
    static let limit = 200

    let template = "drafts"
    let title: String
    let crumbs: [Crumb]
    let provenance: String?
    let unitName: String
    let year: Int
    let asOfText: String
    let knownText: String
    let clock: ClockView
    /// How many there are and what they come to.
    let hint: String
    let hasEvents: Bool
    let showsTasks = true
    let events: [EventView]
    /// Of a list that goes on, only the beginning is shown.
    let pager: PagerView? = nil

    /// At most ``limit`` of `drafts` are shown.
    init(_ drafts: [EventLine], _ report: ExecutionReport, _ links: Links) {
        let figures = report.figures
        title = "\(figures.unitName) \(figures.fiscalYear)年待审核制单"
        crumbs = report.crumbs(links, "待审核制单")
        provenance = report.provenance
        unitName = figures.unitName
        year = figures.fiscalYear
        asOfText = figures.asOf.chineseText
        knownText = report.knownText(links.clock)
        clock = ClockView(links, asOf: figures.asOf) { date in
            guard let date else { return links.draftsPath }
            let moved = ClockQuery(asOf: date, knownAt: links.clock.knownAt)
            return Links(key: links.key, clock: moved).drafts
        }
        let shown = drafts.prefix(Self.limit)
        let sum = shown.compactMap(\.amount).reduce(.zero, +).groupedYuanText
        let scope = shown.count < drafts.count ? "只列最早的" : "共"
        hint =
            "\(scope) \(shown.count) 笔，合计 \(sum) 元。审核以前不计入任何数字，也不占用可用余额；所在月份不能结账。"
        events = shown.map { EventView($0, in: report, showsTask: true) }
        hasEvents = !events.isEmpty
    }
}
