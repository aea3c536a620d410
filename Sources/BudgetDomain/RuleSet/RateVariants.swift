/// What 结转结余率 divides by; practice differs by place.
package enum ResidueVariant: String, WordCode {
    /// (B1 − E) / B1, the default.
    case ofAdjusted
    /// 结余 / 年初预算数.
    case ofInitial
    /// 结转结余 / 支出完成数.
    case ofSpent

    /// 结转结余率 of a scope; nil where there is nothing to divide by.
    package func rate(of figures: ExecutionFigures) -> Rate? {
        switch self {
        case .ofAdjusted: figures.residueRate
        case .ofInitial: Rate(figures.residue, of: figures.initial)
        case .ofSpent: Rate(figures.residue, of: figures.spent)
        }
    }
}

/// Which adjustments 预算调整率 counts.
package enum AdjustmentVariant: String, WordCode {
    /// (B1 − C0 − B0) / B0, its size whatever the direction; the default.
    case net
    /// Every movement without its sign over B0 (财预〔2013〕53号).
    case gross

    /// 预算调整率 of a scope, never negative; nil where there is no initial budget.
    package func rate(of figures: ExecutionFigures) -> Rate? {
        switch self {
        case .net: figures.netAdjustmentRate?.magnitude
        case .gross: figures.grossAdjustmentRate
        }
    }
}
