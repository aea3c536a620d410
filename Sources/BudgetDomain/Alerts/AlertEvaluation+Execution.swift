// A1–A6: how fast the budget is spent.

extension AlertEvaluation {
    /// A1 执行滞后: the gap behind 序时, from the third month-end on.
    func judgeLag(_ subject: Subject) -> Judgement? {
        guard thresholds.lagFrom.isReached(by: day), let rate = subject.figures.rateOnAdjusted
        else { return nil }
        let gap = timeProgress - rate
        let severity = atLeast(gap, thresholds.lag)
        return judgement(.a1, subject, severity) { figures in
            figures.add("gap", gap)
            figures.add("threshold", thresholds.lag.line(of: severity))
        }
    }

    /// A2 节点未达: below the latest node reached, until the rate reaches it.
    func judgeNode(_ subject: Subject) -> Judgement? {
        guard let node = thresholds.nodes.last(where: { $0.on.isReached(by: day) }),
            let rate = subject.figures.rateOnAdjusted
        else { return nil }
        let shortfall = node.rate - rate
        var severity: Severity?
        if shortfall + margin > .zero { severity = .yellow }
        if shortfall + margin >= thresholds.nodeRedShortfall { severity = .red }
        return judgement(.a2, subject, severity) { figures in
            figures.add("node", text: node.on.description)
            figures.add("gap", shortfall)
            figures.add("threshold", node.rate)
        }
    }

    /// A3 三季度低执行: far too little spent after three quarters; such units are talked to (约谈).
    func judgeThirdQuarter(_ subject: Subject) -> Judgement? {
        let line = thresholds.thirdQuarter
        guard line.on.isReached(by: day), let rate = subject.figures.rateOnAdjusted else {
            return nil
        }
        return judgement(.a3, subject, rate < line.rate + margin ? .red : nil) { figures in
            figures.add("gap", line.rate - rate)
            figures.add("threshold", line.rate)
        }
    }

    /// A4 零支出: nothing spent at all.
    func judgeNoSpending(_ subject: Subject) -> Judgement? {
        guard subject.figures.spent <= .zero else { return nil }
        var severity: Severity?
        if thresholds.noSpendingYellowFrom.isReached(by: day) { severity = .yellow }
        if thresholds.noSpendingRedFrom.isReached(by: day) { severity = .red }
        return judgement(.a4, subject, severity) { _ in }
    }

    /// A5 停滞: money is left and nothing was spent for sixty days.
    ///
    /// Net of reversals: paying and taking back is no progress.
    func judgeStandstill(_ subject: Subject) -> Judgement? {
        let figures = subject.figures
        guard day.dayOfYear >= thresholds.standstillDays, figures.spentRecently <= .zero,
            figures.available > .zero
        else { return nil }
        return judgement(.a5, subject, .yellow) {
            $0.add("spentRecently", figures.spentRecently)
            $0.add("available", figures.available)
        }
    }

    /// A6 超预算: nearly all spent long before the year ends, or more than all.
    func judgeNearlySpent(_ subject: Subject) -> Judgement? {
        let figures = subject.figures
        guard let rate = figures.rateOnAdjusted else { return nil }
        var severity: Severity?
        if rate + margin >= thresholds.nearlySpent, !thresholds.nearlySpentBefore.isReached(by: day)
        {
            severity = .yellow
        }
        if figures.spent > figures.adjusted { severity = .red }
        return judgement(.a6, subject, severity) {
            $0.add("threshold", thresholds.nearlySpent)
            $0.add("available", figures.available)
        }
    }
}

// MARK: - Making judgements

extension AlertEvaluation {
    /// The severity of a figure that alerts at or above its lines.
    func atLeast(_ value: Rate, _ levels: AlertThresholds.Levels) -> Severity? {
        if value + margin >= levels.red { return .red }
        return value + margin >= levels.yellow ? .yellow : nil
    }

    /// The severity of a figure that alerts only above its lines.
    func above(_ value: Rate, _ levels: AlertThresholds.Levels) -> Severity? {
        if value + margin > levels.red { return .red }
        return value + margin > levels.yellow ? .yellow : nil
    }

    /// The judgement with the figures every alert shows, followed by the rule's own.
    func judgement(
        _ rule: AlertRule, _ subject: Subject, _ severity: Severity?,
        _ addOwnFigures: (inout NamedFigures) -> Void
    ) -> Judgement? {
        guard let severity else { return nil }
        var shown = standing(of: subject.figures)
        addOwnFigures(&shown)
        return Judgement(rule: rule, scope: subject.scope, severity: severity, figures: shown)
    }

    /// Amounts and rates of a scope as every alert shows them, 序时 among them.
    func standing(of figures: ExecutionFigures) -> NamedFigures {
        var shown = NamedFigures()
        shown.add("initial", figures.initial)
        shown.add("adjusted", figures.adjusted)
        shown.add("spent", figures.spent)
        shown.add("rateOnInitial", figures.rateOnInitial)
        shown.add("rateOnAdjusted", figures.rateOnAdjusted)
        shown.add("timeProgress", timeProgress)
        return shown
    }
}
