extension IndicatorCatalogue {
    /// The same with rows taken out and their weight spread over the others (不适用指标剔除后换算).
    ///
    /// Weights grow in proportion and stay in whole steps, of a point or of a hundredth; what is left
    /// over goes to the largest remainders, so that their sum is exactly what it was. Rows of a goal
    /// share among themselves, so that each goal keeps its weight; the execution block keeps its own.
    package func excluding(_ excluded: Set<String>, step: ScoringSettings.Rounding)
        -> IndicatorCatalogue
    {
        guard !excluded.isEmpty else { return self }
        var weights = indicators.map { excluded.contains($0.indicator) ? .zero : $0.weight.rate }
        for goal in Set(indicators.map(\.goal)) {
            let members = indicators.indices.filter { indicators[$0].goal == goal }
            let whole = members.reduce(Rate.zero) { $0 + indicators[$1].weight.rate }
            let rescaled = step.apportioned(whole, by: members.map { weights[$0] })
            for (index, weight) in zip(members, rescaled) { weights[index] = weight }
        }
        return IndicatorCatalogue(
            id: id, version: version, name: name,
            indicators: zip(indicators, weights).map { indicator, weight in
                indicator.with(weight: Points(weight.exactText) ?? indicator.weight)
            }, template: template)
    }
}

extension ScoringSettings.Rounding {
    /// The smallest part of a point there is.
    private var perPoint: Int128 {
        switch self {
        case .whole: 1
        case .tenths: 10
        case .hundredths: 100
        }
    }

    /// Splits a whole in proportion to shares, in whole steps that sum to it exactly.
    ///
    /// A whole that is no multiple of the step is split in hundredths.
    package func apportioned(_ whole: Rate, by shares: [Rate]) -> [Rate] {
        let sum = shares.reduce(.zero, +)
        guard sum > .zero else { return shares }
        let scale = (whole * Rate(whole: Int(perPoint))).denominator == 1 ? perPoint : 100
        let exact = shares.map { (($0 * whole * Rate(whole: Int(scale))) / sum) ?? .zero }
        var steps = exact.map { $0.numerator / $0.denominator }
        let total = (whole * Rate(whole: Int(scale))).numerator
        var rest = total - steps.reduce(0, +)
        let byRemainder = exact.indices.sorted { left, right in
            let (a, b) = (exact[left].fraction, exact[right].fraction)
            return a == b ? left < right : a > b
        }
        for index in byRemainder where rest > 0 && shares[index] > .zero {
            steps[index] += 1
            rest -= 1
        }
        return steps.map { Rate($0, scale) ?? .zero }
    }
}

extension Rate {
    /// What is left of it above its whole part; for numbers that are not negative.
    fileprivate var fraction: Rate { self - (Rate(numerator / denominator, 1) ?? .zero) }
}
