/// How the degree to which a target is reached becomes points (评分规则).
package enum ScoringRule: Hashable, Sendable {
    /// 完成值/指标值 × 分值, the default.
    case proportional
    /// The same, and nothing below a degree: 低于 60% 不得分.
    case proportionalFrom(Rate)
    /// The actual itself, from 0 to 1, is the coefficient: 系数 × 分值, whatever the target.
    case coefficient
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
        if self == .coefficient { return min(max(actual, .zero), .one) * weight.rate }
        guard !comparison.isMet(actual, target) else { return weight.rate }
        let degree = comparison.degree(actual, of: target)
        switch self {
        case .proportional, .coefficient: return degree * weight.rate
        case .proportionalFrom(let floor): return degree < floor ? .zero : degree * weight.rate
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
        case proportional, coefficient, allOrNothing, banded, deducting
    }

    private struct Form: Codable {
        let kind: Kind
        var bands: [Band]?
        var step: Rate?
        var points: Points?
        var floor: Rate?
    }

    package init(from decoder: any Decoder) throws {
        let form = try Form(from: decoder)
        switch form.kind {
        case .proportional:
            guard let floor = form.floor else {
                self = .proportional
                return
            }
            guard floor >= .zero, floor <= .one, floor.isModest else {
                throw malformed(decoder, "按比例评分的 floor 应在 0 与 1 之间，如 60%")
            }
            self = .proportionalFrom(floor)
        case .coefficient: self = .coefficient
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
            case .proportionalFrom(let floor): Form(kind: .proportional, floor: floor)
            case .coefficient: Form(kind: .coefficient)
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
