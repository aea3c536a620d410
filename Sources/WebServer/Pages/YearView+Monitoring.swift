import BudgetDomain
import ReadModels
import Reports

/// An alert that is open or set aside.
struct AlertView {
    let severity: String
    let light: LightView
    let rule: String
    let title: String
    let scope: String
    /// Leads to the task; nil for totals.
    let href: String?
    let since: String
    let state: String
    let isStale: Bool
    /// With where they come from: the page's own figures, wherever they can tell.
    let facts: String
    /// What people answered: cause, measures and due day, or why it is set aside.
    let answers: [String]

    init(
        _ alert: AlertRegister.Alert, _ outlook: AlertOutlook, _ report: ExecutionReport,
        _ links: Links
    ) {
        severity = alert.severity.rawValue
        light = LightView(alert.severity.light)
        rule = alert.key.rule.rawValue
        title = alert.key.rule.title
        scope = report.title(of: alert.key.scope.text)
        if case .task(let code) = alert.key.scope { href = links.task(code) } else { href = nil }
        since = alert.since.description
        state = alert.state.title
        isStale = alert.statement.dataStale
        facts = outlook.facts(of: alert)
        answers = alert.answers
    }

    /// The alerts that are wanted, the gravest first, then the newest.
    static func all(
        _ report: ExecutionReport, _ outlook: AlertOutlook, _ links: Links,
        where isWanted: (AlertRegister.Alert) -> Bool
    ) -> [AlertView] {
        report.reading.book.alerts.alerts.filter(isWanted)
            .sorted { ($0.severity, $1.since) > ($1.severity, $0.since) }
            .map { AlertView($0, outlook, report, links) }
    }
}

/// How far the alerts are from the page's figures: when they were judged, and what is untold.
struct AlertBasisView {
    /// Findings named at once.
    private static let named = 6

    let evaluated: String
    /// Nil where an evaluation would raise nothing.
    let untold: String?

    init(_ outlook: AlertOutlook, _ report: ExecutionReport, _ clock: ClockQuery) {
        let last = report.reading.book.lastEvaluatedOn
        evaluated = last.map { "最近一次评估：\($0)。" } ?? "还没有评估过。"
        // The next evaluation is on today's figures; a page of another day or time says nothing of it.
        let isNow = clock.asOf == nil && clock.knownAt == nil
        let names = (isNow ? outlook.untold : []).map {
            "\(report.title(of: $0.scope.text)) \($0.rule.rawValue) \($0.rule.title)（\($0.severity.light.word)）"
        }
        let rest = names.count > Self.named ? "等" : ""
        untold =
            names.isEmpty
            ? nil
            : "按本页数字还应触发 \(names.count) 条，尚未登记："
                + names.prefix(Self.named).joined(separator: "、") + rest
                + "。下一次评估（zhixing alert evaluate）时登记。"
    }
}

/// Alerts that are folded away.
struct FoldedAlertsView {
    let summary: String
    let items: [AlertView]

    /// Nil where there are none; `summary` is told how many there are.
    init?(_ alerts: some Collection<AlertView>, summary: (Int) -> String) {
        guard !alerts.isEmpty else { return nil }
        self.summary = summary(alerts.count)
        items = Array(alerts)
    }
}

/// “三公”经费.
struct ThreePublicView {
    let budget: String
    let budgetHref: String
    let spent: String
    let spentHref: String
    let rate: String
    let rateHref: String
    let note: String?

    init(_ figures: YearFigures, _ links: Links) {
        budget = figures.threePublicBudget.map { $0.tenThousandYuanText + " 万元" } ?? "未设"
        budgetHref = links.figure("threePublic.budget")
        spent = figures.threePublicSpent.tenThousandYuanText + " 万元"
        spentHref = links.figure("threePublic.spent")
        rate = ShownValue.rate(figures.threePublicRate).text
        rateHref = links.figure("threePublic.rate")
        note = figures.threePublicBudget == nil ? "没有设“三公”预算，不作控制。" : nil
    }
}

/// How fresh the figures are.
struct FreshnessView {
    let voucher: String
    let recorded: String
    let by: String
    /// Which months are closed (结账).
    let closed: String
    /// Where vouchers are that wait for a reviewer.
    let drafts: String
    /// Says it where no voucher came for so long that the figures may not be the truth.
    let warning: String?

    init(_ reading: BookReading, _ ruleSet: RuleSet, _ links: Links) {
        let freshness = reading.freshness
        voucher = freshness.lastVoucherOn?.description ?? "还没有凭证"
        recorded = freshness.lastRecordedAt?.shanghaiText ?? ShownValue.dash
        by = freshness.lastRecordedBy ?? ShownValue.dash
        closed = Self.closed(reading.book.register)
        drafts = links.drafts
        let isStale = ruleSet.isStale(
            lastVoucherOn: freshness.lastVoucherOn, on: reading.figures.asOf)
        warning =
            isStale ? "超过 \(ruleSet.staleAfterDays) 天没有新凭证：执行偏低可能只是还没有入账。" : nil
    }

    private static func closed(_ register: BudgetRegister) -> String {
        if register.isClosed { return "全年" }
        switch register.lastClosedMonth {
        case 0: return "没有"
        case 1: return "1月"
        case let last: return "1—\(last)月"
        }
    }
}

/// The adjustments after the initial approval, newest first.
struct AdjustmentsView {
    let items: [EventView]
    let more: String?

    init?(_ lines: [EventLine], _ report: ExecutionReport) {
        guard !lines.isEmpty else { return nil }
        items = lines.prefix(YearView.shownAdjustments).map { EventView($0, in: report) }
        more =
            lines.count > YearView.shownAdjustments
            ? "只列最近 \(YearView.shownAdjustments) 笔，更早的见各任务页。" : nil
    }
}
