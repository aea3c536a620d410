/// What one scope (a task, the projects, the unit) had and spent, as of a day and as known at a time.
///
/// These are the fold's sums, by kind; everything else here is derived from them and never stored.
package struct ExecutionFigures: Hashable, Sendable {
    /// 年初预算数, B0.
    package var initial = Money.zero
    /// 上年结转, C0.
    package var carryover = Money.zero
    /// 追加, exempt ones included; not negative.
    package var increased = Money.zero
    /// 追减, exempt ones and recovery included; not negative.
    package var decreased = Money.zero
    /// 年末收回, a part of ``decreased``; not negative.
    package var recovered = Money.zero
    /// 追加 less 追减 among those that do not count in 预算调整率; signed.
    package var exempted = Money.zero
    /// The sum of the exempt 追加 and 追减 without sign, for the gross 调整率.
    package var exemptedGross = Money.zero
    /// 调剂 received; not negative.
    package var transferredIn = Money.zero
    /// 调剂 given; not negative.
    package var transferredOut = Money.zero
    /// Net spending of each month, January first; always twelve.
    package var spentByMonth = [Money](repeating: .zero, count: 12)
    /// Net spending of the month of the as-of day, up to that day.
    package var spentThisMonth = Money.zero
    /// Net spending of the last 60 days, the as-of day included.
    package var spentRecently = Money.zero
    /// Blocked from being spent (冻结).
    package var frozen = Money.zero
    /// What is still free to spend: adjusted less spent and frozen; zero once disposed of at year end.
    package var available = Money.zero
    /// 政府采购预算; zero where none was set.
    package var procurementBudget = Money.zero
    /// 实际采购额.
    package var procurementSpent = Money.zero

    /// Whether these are the sums of several scopes.
    private var isTotal = false

    package init() {}

    /// 调整（全年）预算数, B1 = B0 + C0 + 追加 − 追减 ± 调剂.
    package var adjusted: Money {
        initial + carryover + increased - decreased + transferredIn - transferredOut
    }

    /// 执行数, E, net of reversals and refunds.
    package var spent: Money { spentByMonth.reduce(.zero, +) }

    /// 结转结余, B1 − E.
    package var residue: Money { adjusted - spent }

    /// 预算执行率 on the initial budget (年初口径).
    package var rateOnInitial: Rate? { Rate(spent, of: initial) }

    /// 预算执行率 on the adjusted budget (调整口径).
    package var rateOnAdjusted: Rate? { Rate(spent, of: adjusted) }

    /// 预算调整率, net: (B1 − C0 − B0) / B0 without the exempt adjustments; signed.
    package var netAdjustmentRate: Rate? {
        Rate(adjusted - carryover - initial - exempted, of: initial)
    }

    /// 预算调整率, gross: (Σ|追加| + |追减| + |结构调整|) / B0 without the exempt ones (财预〔2013〕53号).
    package var grossAdjustmentRate: Rate? {
        Rate(increased + decreased + restructured - exemptedGross, of: initial)
    }

    /// 结构调整: what 调剂 moved, into a task or out of it; in a total, what moved between two of its
    /// tasks counts once.
    package var restructured: Money {
        isTotal ? max(transferredIn, transferredOut) : transferredIn + transferredOut
    }

    /// 结转结余率, (B1 − E) / B1.
    package var residueRate: Rate? { Rate(residue, of: adjusted) }

    /// 政府采购执行率, 实际采购额 / 采购预算.
    package var procurementRate: Rate? { Rate(procurementSpent, of: procurementBudget) }

    /// The figures of several scopes together; the one place where scopes are added up.
    package static func total(of parts: some Sequence<ExecutionFigures>) -> ExecutionFigures {
        parts.reduce(into: ExecutionFigures()) { total, part in
            total.add(part)
            total.isTotal = true
        }
    }

    private mutating func add(_ other: ExecutionFigures) {
        let sums: [WritableKeyPath<ExecutionFigures, Money>] = [
            \.initial, \.carryover, \.increased, \.decreased, \.recovered, \.exempted,
            \.exemptedGross, \.transferredIn, \.transferredOut, \.spentThisMonth, \.spentRecently,
            \.frozen, \.available, \.procurementBudget, \.procurementSpent,
        ]
        for figure in sums { self[keyPath: figure] += other[keyPath: figure] }
        for month in spentByMonth.indices { spentByMonth[month] += other.spentByMonth[month] }
    }
}
