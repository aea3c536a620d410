import BudgetDomain
import Documents
import EventSourcing
import ReadModels
import Reports

/// The unit's year at a glance.
struct YearView: PageView {
    /// Alerts shown at once; the rest is folded away.
    static let shownAlerts = 8
    /// Adjustments on the page; the rest is under the tasks.
    static let shownAdjustments = 20

    let template = "year"
    let title: String
    let crumbs: [Crumb]
    let provenance: String?
    let unitName: String
    let year: Int
    let asOfText: String
    let knownText: String
    /// Where the book's figures come from, if that must be said; nil for a unit's own.
    let origin: String?
    let clock: ClockView
    let cards: [CardView]
    let rates: [RateView]
    let timeProgress: String
    /// What must not be overlooked about the rates; nil where nothing.
    let notice: String?
    /// Whether anything was recovered or frozen, which then has a column.
    let showsRecovered: Bool
    let showsFrozen: Bool
    let rows: [RowView]
    let totals: [RowView]
    let courseDrawing: String
    let months: [MonthView]
    let alerts: [AlertView]
    let moreAlerts: FoldedAlertsView?
    /// Set aside until a day; they count as no open ones.
    let waivedAlerts: FoldedAlertsView?
    let alertCount: String
    let alertBasis: AlertBasisView
    let threePublic: ThreePublicView
    let freshness: FreshnessView
    /// Nil where there are none.
    let adjustments: AdjustmentsView?
    let downloads: [DownloadView]

    init(
        _ report: ExecutionReport, _ links: Links, adjustments: [EventLine], ruleSet: RuleSet,
        origin: String?
    ) {
        let figures = report.figures
        title = "\(figures.unitName) \(figures.fiscalYear)年预算执行"
        crumbs = report.crumbs(links, nil)
        provenance = report.provenance
        unitName = figures.unitName
        year = figures.fiscalYear
        self.origin = origin
        asOfText = figures.asOf.chineseText
        knownText = report.knownText(links.clock)
        clock = ClockView(links, asOf: figures.asOf) { date in
            date.map { links.book(asOf: $0) } ?? links.newest
        }
        cards = CardView.all(report, links)
        rates = [
            RateView(scope: "部门整体", "unit", report.unit, links),
            RateView(scope: "项目支出", "project", report.project, links),
        ]
        timeProgress = ShownValue.rate(report.timeProgress).text
        notice = Self.notice(report)
        let columns = RowView.Columns(report.unit.figures)
        showsRecovered = columns.recovered
        showsFrozen = columns.frozen
        rows = report.rowsByGap.map { RowView($0, links, columns) }
        totals = ["basic", "project", "unit"].compactMap { scope in
            report.line(of: scope).map { RowView(total: scope, $0, links, columns) }
        }
        courseDrawing = report.scopes.courseChart.map { ChartPicture.svg(.line($0)) } ?? ""
        months = MonthView.all(report.scopes, links)
        downloads = DownloadView.all(links, report.reading.book.selfEvaluation)
        let outlook = AlertOutlook(report, ruleSet: ruleSet)
        let open = AlertView.all(report, outlook, links, where: \.isOpen)
        let waived = AlertView.all(report, outlook, links) { $0.state == .waived }
        alertBasis = AlertBasisView(outlook, report, links.clock)
        alerts = Array(open.prefix(Self.shownAlerts))
        moreAlerts = FoldedAlertsView(open.dropFirst(Self.shownAlerts)) { "其余 \($0) 条" }
        waivedAlerts = FoldedAlertsView(waived) { "已豁免 \($0) 条" }
        alertCount = open.isEmpty ? "" : "\(open.count) 条未解除"
        threePublic = ThreePublicView(figures, links)
        freshness = FreshnessView(report.reading, ruleSet, links)
        self.adjustments = AdjustmentsView(adjustments, report)
    }

    /// Says it where a recovery made a rate look better than what was done.
    private static func notice(_ report: ExecutionReport) -> String? {
        let unit = report.unit
        let recovered = unit.figures.recovered
        guard recovered > .zero, let shown = unit.figures.rateOnAdjusted,
            let before = unit.rateBeforeRecovery
        else { return nil }
        let made = shown == .one ? "的 100.00% 是收回之后计算得出的" : "已受年末收回影响"
        return "部门整体执行率\(made)。年末收回 \(recovered.tenThousandYuanText) 万元，"
            + "收回前调整预算 \(unit.adjustedBeforeRecovery.tenThousandYuanText) 万元，"
            + "执行率 \(before.percentText)%；"
            + "项目支出按年初口径为 \(ShownValue.rate(report.project.figures.rateOnInitial).text)。"
    }
}
