import BudgetDomain
import Testing

/// What holds of every rule, target and actual.
@Suite struct ScoringPropertyTests {
    /// A small, seeded source of chance: the same cases each time.
    private struct Lottery {
        var state: UInt64

        mutating func draw(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
    }

    private static let rules: [ScoringRule] = [
        .proportional, .proportionalFrom(.percent(60)), .coefficient, .allOrNothing,
        .banded([
            .init(from: .percent(95), share: .one), .init(from: .percent(80), share: .percent(80)),
            .init(from: .percent(50), share: .percent(60)),
        ]), .deducting(step: .percent(5), points: Points(whole: 3)),
    ]

    @Test(arguments: rules)
    func `Points lie between nothing and the weight`(rule: ScoringRule) throws {
        var lottery = Lottery(state: 7)
        for _ in 0..<400 {
            let weight = try #require(
                Points("\(lottery.draw(0...40)).\(lottery.draw(0...99) % 10)"))
            let target = Rate.hundredths(ofPercent: lottery.draw(0...15_000))
            let actual = Rate.hundredths(ofPercent: lottery.draw(-2_000...20_000))
            for comparison in Comparison.allCases {
                let points = rule.points(actual, comparison, target, weight: weight)
                #expect(points >= .zero && points <= weight.rate)
            }
        }
    }

    @Test(arguments: rules)
    func `More never scores less against at least, nor less against at most`(rule: ScoringRule) {
        var lottery = Lottery(state: 11)
        let weight = Points(whole: 20)
        for _ in 0..<400 {
            let target = Rate.hundredths(ofPercent: lottery.draw(0...15_000))
            let pair = [lottery.draw(0...20_000), lottery.draw(0...20_000)].sorted()
            let (less, more) = (
                Rate.hundredths(ofPercent: pair[0]), Rate.hundredths(ofPercent: pair[1])
            )
            #expect(
                rule.points(less, .atLeast, target, weight: weight)
                    <= rule.points(more, .atLeast, target, weight: weight))
            // A coefficient is the actual itself, whichever way the target points.
            guard rule != .coefficient else { continue }
            #expect(
                rule.points(less, .atMost, target, weight: weight)
                    >= rule.points(more, .atMost, target, weight: weight))
        }
    }

    @Test(arguments: [ScoringSettings.Rounding.hundredths, .tenths, .whole])
    func `Rescaled weights sum to exactly what they were, in whole steps`(
        step: ScoringSettings.Rounding
    ) throws {
        var lottery = Lottery(state: 13)
        for _ in 0..<300 {
            let count = lottery.draw(2...12)
            let indicators = (0..<count).map { index in
                Indicator(
                    "i\(index)", "产出", "", "i\(index)", kind: .quantitative,
                    weight: Points(whole: lottery.draw(1...20)))
            }
            let catalogue = IndicatorCatalogue(
                id: "x", version: "1", name: "x", indicators: indicators)
            let excluded = Set((0..<lottery.draw(1...(count - 1))).map { "i\($0)" })
            let rescaled = catalogue.excluding(excluded, step: step)
            #expect(rescaled.weightSum == catalogue.weightSum)
            for (before, after) in zip(catalogue.indicators, rescaled.indicators) {
                #expect(step.rounded(after.weight.rate) == after.weight.rate)
                #expect(
                    excluded.contains(before.indicator)
                        ? after.weight.rate == .zero : after.weight.rate >= before.weight.rate)
            }
        }
    }
}
