// A7–A10, A12 and A13: how the budget is kept to.

extension AlertEvaluation {
    /// A7 “三公”经费: near its ceiling, or above it by a leader's override.
    func judgeThreePublic(_ subject: Subject) -> Judgement? {
        guard let budget = figures.threePublicBudget else { return nil }
        let spent = figures.threePublicSpent
        var severity: Severity?
        if let rate = figures.threePublicRate {
            if rate + margin >= thresholds.threePublic.yellow { severity = .yellow }
            if rate > thresholds.threePublic.red { severity = .red }
        } else if spent > .zero {
            // A budget of 0.00 is a ceiling of nothing; never set is no control.
            severity = .red
        }
        return judgement(.a7, subject, severity) {
            $0.add("threePublicBudget", budget)
            $0.add("threePublicSpent", spent)
            $0.add("threePublicRate", figures.threePublicRate)
            $0.add("threshold", thresholds.threePublic.line(of: severity))
        }
    }

    /// A8 预算调整率: the net rate, whatever its direction.
    func judgeAdjustment(_ subject: Subject) -> Judgement? {
        guard let rate = subject.figures.netAdjustmentRate else { return nil }
        let severity = above(rate.magnitude, thresholds.adjustment)
        return judgement(.a8, subject, severity) {
            $0.add("adjustmentRate", rate)
            $0.add("grossAdjustmentRate", subject.figures.grossAdjustmentRate)
            $0.add("recovered", subject.figures.recovered)
            $0.add("threshold", thresholds.adjustment.line(of: severity))
        }
    }

    /// A9 年末突击: a rush in December, or a month far above the year's earlier ones.
    func judgeRush(_ subject: Subject) -> Judgement? {
        let months = subject.figures.spentByMonth
        let rushed = (1...day.month).last { month in
            month >= thresholds.monthOverMeanFrom && isAboveMean(months, month)
        }
        let december = Rate(months[11], of: subject.figures.spent) ?? .zero
        let isDecemberRush = day.month == 12 && december + margin > thresholds.decemberShare
        guard isDecemberRush || rushed != nil else { return nil }
        return judgement(.a9, subject, .yellow) {
            if let rushed {
                let earlier = months[..<(rushed - 1)].reduce(.zero, +)
                $0.add("month", text: String(rushed))
                $0.add("monthSpent", months[rushed - 1])
                $0.add("earlierMonthsSpent", earlier)
            }
            if isDecemberRush {
                $0.add("decemberSpent", months[11])
                $0.add("decemberShare", december)
                $0.add("threshold", thresholds.decemberShare)
            }
        }
    }

    /// Whether a month (1 to 12) spent more than so many times the mean of the earlier ones.
    private func isAboveMean(_ months: [Money], _ month: Int) -> Bool {
        let earlier = months[..<(month - 1)].reduce(.zero, +)
        let spent = exact(months[month - 1])
        guard let mean = exact(earlier) / Rate(whole: month - 1) else { return false }
        return spent > (thresholds.monthOverMean - margin) * mean
    }

    /// A10 采购滞后: procurement far behind 序时 after June.
    func judgeProcurement(_ subject: Subject) -> Judgement? {
        guard thresholds.procurementFrom.isReached(by: day),
            let rate = subject.figures.procurementRate
        else { return nil }
        let gap = timeProgress - rate
        return judgement(.a10, subject, gap + margin >= thresholds.procurementGap ? .yellow : nil) {
            $0.add("procurementBudget", subject.figures.procurementBudget)
            $0.add("procurementSpent", subject.figures.procurementSpent)
            $0.add("procurementRate", rate)
            $0.add("gap", gap)
            $0.add("threshold", thresholds.procurementGap)
        }
    }

    /// A12 完成与执行不符: declared complete with little or nothing spent.
    ///
    /// What was taken back at year end is added to the budget again, since a recovery makes every
    /// rate 100%. Judged even where nothing is left of the budget.
    func judgeCompletion(_ subject: Subject) -> Judgement? {
        guard case .task(let code) = subject.scope, declarations[code] == .complete else {
            return nil
        }
        let own = subject.figures
        let rate = Rate(own.spent, of: own.adjusted + own.recovered)
        var severity: Severity?
        if let rate, rate < thresholds.completeBelow + margin { severity = .yellow }
        if own.spent <= .zero { severity = .red }
        return judgement(.a12, subject, severity) {
            $0.add("recovered", own.recovered)
            $0.add("rateBeforeRecovery", rate)
            $0.add("threshold", thresholds.completeBelow)
        }
    }

    /// A13 结转结余率: too much left at the end of the year.
    func judgeResidue(_ subject: Subject) -> Judgement? {
        guard thresholds.residueFrom.isReached(by: day),
            let rate = ruleSet.residue.rate(of: subject.figures)
        else { return nil }
        let severity = above(rate, thresholds.residue)
        return judgement(.a13, subject, severity) {
            $0.add("residue", subject.figures.residue)
            $0.add("residueRate", rate)
            $0.add("threshold", thresholds.residue.line(of: severity))
        }
    }

    private func exact(_ money: Money) -> Rate {
        Rate(Int128(money.fen), 1) ?? .zero
    }
}
