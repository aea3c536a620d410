/// How scores are made from facts, where places differ (评分设置).
package struct ScoringSettings: Codable, Hashable, Sendable {
    /// To what a recorded score is rounded, half away from zero.
    package enum Rounding: String, WordCode {
        /// Two decimals, the default.
        case hundredths
        /// One decimal.
        case tenths
        /// Whole points.
        case whole

        /// The score as it is recorded.
        package func rounded(_ score: Rate) -> Rate {
            switch self {
            case .hundredths: Rate(Int128(score.hundredths), 100) ?? .zero
            case .tenths:
                Rate(
                    Int128(roundedQuotient(score.numerator * 10, by: score.denominator)), 10)
                    ?? .zero
            case .whole:
                Rate(Int128(roundedQuotient(score.numerator, by: score.denominator)), 1) ?? .zero
            }
        }
    }

    /// What becomes of the weight of rows that do not apply.
    package enum NotApplicable: String, WordCode {
        /// The row stays with weight 0, the default.
        case keepsRow
        /// The row is taken out and its weight spread over the others, so that the sum stays.
        case rescales
    }

    /// The lowest part of the weight a qualitative degree may get: 达成, 部分达成.
    package struct QualitativeBands: Codable, Hashable, Sendable {
        package var achievedFrom: Rate
        package var partlyFrom: Rate
    }

    package var rounding: Rounding
    package var notApplicable: NotApplicable
    package var qualitative: QualitativeBands
    /// An actual above this multiple of its target is flagged as a target set too low.
    package var overAchievement: Rate
    /// The weights that the budget-execution block may have; 0 leaves it out of the score.
    package var budgetExecutionWeights: [Rate]

    /// 达成 100–80%, 部分 80–60%, flagged above 130%, the block 10 (or 0, 20) points.
    package static let standard = ScoringSettings(
        rounding: .hundredths, notApplicable: .keepsRow,
        qualitative: QualitativeBands(achievedFrom: .percent(80), partlyFrom: .percent(60)),
        overAchievement: .percent(130),
        budgetExecutionWeights: [.zero, Rate(whole: 10), Rate(whole: 20)])
}
