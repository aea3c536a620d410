/// `指标分值40分，得38分，得分率95%`: a score's share of its weight, told in one sentence (得分率).
enum ScoreSentenceRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.flatMap { sentence -> [Finding] in
            zip(zip(sentence.facts, sentence.facts.dropFirst()), sentence.facts.dropFirst(2))
                .compactMap { finding($0.0, $0.1, $1, in: sentence) }
        }
    }

    private static func finding(
        _ weight: Fact, _ score: Fact, _ rate: Fact, in sentence: Sentence
    ) -> Finding? {
        guard weight.kind == .score, weight.label.hasSuffix("分值"), weight.number.micros > 0,
            score.kind == .score, [",得", ",得分", ",实得"].contains(score.words),
            rate.number.isPercent, [",得分率", ",得分率为"].contains(rate.words)
        else { return nil }
        let percent = roundedQuotient(
            Int128(score.number.micros) * 100_000_000, Int128(weight.number.micros))
        guard abs(percent - Int128(rate.number.micros)) > lastPlace(rate.number.places) else {
            return nil
        }
        let expected = percentText(percent, places: rate.number.places)
        return Finding(
            .scoreRateMismatch, place: sentence.place + "·得分率", printed: rate.printed,
            expected: expected, message: "得分率印为 \(rate.printed)，按印出的得分和分值应为 \(expected)。",
            arithmetic: "\(score.printed) ÷ \(weight.printed) = \(expected)", line: sentence.line)
    }
}
