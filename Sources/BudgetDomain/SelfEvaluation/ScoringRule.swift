/// How the degree to which a target is reached becomes points (评分规则).
package enum ScoringRule: Hashable, Sendable {
    /// 完成值/指标值 × 分值, the default.
    case proportional
    /// All points where the target is met, else none.
    case allOrNothing
    /// A share of the points by bands of the degree, best first.
    case banded([Band])
    /// So many points off for every whole step away from the target, not below zero.
    case deducting(step: Rate, points: Points)

    /// A share of the points from a degree on.
    package struct Band: Codable, Hashable, Sendable {
        /// The lowest degree that belongs to it: 0.8 for 80%.
        package let from: Rate
        /// The part of the weight it gives.
        package let share: Rate

        package init(from: Rate, share: Rate) {
            self.from = from
            self.share = share
        }
    }

    /// The unrounded points of an actual.
    package func points(
        _ actual: Rate, _ comparison: Comparison, _ target: Rate, weight: Points
    ) -> Rate {
        guard !comparison.isMet(actual, target) else { return weight.rate }
        let degree = comparison.degree(actual, of: target)
        switch self {
        case .proportional: return degree * weight.rate
        case .allOrNothing: return .zero
        case .banded(let bands):
            return (bands.first { degree >= $0.from }?.share ?? .zero) * weight.rate
        case .deducting(let step, let points):
            let steps = ((target - actual).magnitude / step) ?? .zero
            let whole = Rate(steps.numerator / steps.denominator, 1) ?? .zero
            return max(weight.rate - whole * points.rate, .zero)
        }
    }
}

extension ScoringRule: Codable {
    private enum Kind: String, WordCode {
        case proportional, allOrNothing, banded, deducting
    }

    private struct Form: Codable {
        let kind: Kind
        var bands: [Band]?
        var step: Rate?
        var points: Points?
    }

    package init(from decoder: any Decoder) throws {
        let form = try Form(from: decoder)
        switch form.kind {
        case .proportional: self = .proportional
        case .allOrNothing: self = .allOrNothing
        case .banded:
            let bands = form.bands ?? []
            let falls = zip(bands, bands.dropFirst()).allSatisfy { $0.from > $1.from }
            let isShare = bands.allSatisfy {
                $0.share >= .zero && $0.share <= .one && $0.share.isModest && $0.from.isModest
            }
            guard !bands.isEmpty, falls, isShare else {
                throw malformed(decoder, "分档评分要有 bands，从高到低排列，share 在 0 与 1 之间")
            }
            self = .banded(bands)
        case .deducting:
            guard let step = form.step, step > .zero, step.isModest, let points = form.points else {
                throw malformed(decoder, "扣分评分要有大于零的 step 和 points")
            }
            self = .deducting(step: step, points: points)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        let form =
            switch self {
            case .proportional: Form(kind: .proportional)
            case .allOrNothing: Form(kind: .allOrNothing)
            case .banded(let bands): Form(kind: .banded, bands: bands)
            case .deducting(let step, let points):
                Form(kind: .deducting, step: step, points: points)
            }
        try form.encode(to: encoder)
    }
}

extension Rate {
    /// Short enough that exact arithmetic with it never runs over.
    fileprivate var isModest: Bool { numerator.magnitude <= 1_000_000 && denominator <= 1_000_000 }
}
