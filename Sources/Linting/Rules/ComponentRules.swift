/// Points of parts told in one sentence with their total: `产出得48分、效益得28分……合计96分`.
enum ComponentRules {
    private static let totals = [
        "合计", "总分", "总得分", "综合得分", "最终得分", "自评得分", "评价得分", "总评分", "综合评分", "自评总分", "评价总分",
    ]

    static func check(_ facts: ReportFacts) -> [Finding] {
        Sentence.periods(facts.sentences).compactMap(finding)
    }

    private static func finding(_ period: ArraySlice<Sentence>) -> Finding? {
        let told = period.flatMap { place in place.facts(.score).map { ($0, place) } }
        guard (3...12).contains(told.count), let first = period.first,
            !period.contains(where: { $0.text.containsAny(of: ["扣", "分为优", "分以上", "分以下", "加分"]) })
        else { return nil }
        let marks = told.map { isTotal($0.0) }
        guard marks.count(where: { $0 }) == 1, let place = marks.firstIndex(of: true),
            place == 0 || place == told.count - 1
        else { return nil }
        // Weights stand beside the points: 产出（30分）得28分.
        let parts = told.enumerated().filter { $0.offset != place }.map(\.element)
        guard let scores = scores(parts), scores.count >= 2,
            scores.allSatisfy({ $0.number.unit == "分" })
        else { return nil }
        let (total, totalPlace) = told[place]
        let sum = scores.reduce(Int64(0)) { $0 + $1.number.micros }
        let scale = max(total.number.places, scores.map(\.number.places).max() ?? 0)
        guard sum != total.number.micros, isWhole(parts, of: period) else { return nil }
        let expected = decimalText(micros: Int128(sum), places: 0)
        let close = abs(sum - total.number.micros) <= Int64(lastPlace(scale)) && scale > 0
        return Finding(
            .scoreSum, close ? .rounding : .error, place: first.place + "·各部分得分",
            printed: total.printed, expected: expected + "分",
            message: "\(scores.count) 部分得分相加应为 \(expected) 分，印为 \(total.printed)。",
            arithmetic: sumText(scores.map(\.number)) + " = " + expected, line: totalPlace.line)
    }

    private static func isTotal(_ fact: Fact) -> Bool {
        let label = SentenceRules.trimmedLabel(fact.label)
        return totals.contains { label.hasSuffix($0) || label.hasSuffix($0 + "得") }
    }

    /// The points of each part, weights told beside them left out; nil where the parts differ in shape.
    private static func scores(_ parts: [(Fact, Sentence)]) -> [Fact]? {
        func isWeight(_ fact: Fact, _ place: Sentence) -> Bool {
            place.text.dropFirst(fact.end).first == ")" || fact.label.hasSuffix("满分")
                || fact.label.hasSuffix("分值") || fact.label.hasSuffix("权重")
        }
        let weights = parts.map { isWeight($0.0, $0.1) }
        if !weights.contains(true) {
            let gained = parts.filter { $0.0.words.hasSuffix("得") || $0.0.words.hasSuffix("得分") }
            if gained.count * 2 == parts.count, parts.count >= 4,
                zip(parts.indices, parts).allSatisfy({ index, part in
                    (part.0.words.hasSuffix("得") || part.0.words.hasSuffix("得分"))
                        == (index % 2 == 1)
                })
            {
                return gained.map(\.0)
            }
            return parts.map(\.0)
        }
        let scores = zip(parts, weights).filter { !$1 }.map { $0.0.0 }
        return scores.count * 2 == parts.count ? scores : nil
    }

    /// Whether the parts name what a form is made of, so that nothing is left out between them.
    private static func isWhole(_ parts: [(Fact, Sentence)], of period: ArraySlice<Sentence>)
        -> Bool
    {
        let text = period.map(\.text).joined()
        let kinds = [["产出"], ["效益", "效果"]]
        return kinds.allSatisfy { text.containsAny(of: $0) }
            && !text.containsAny(of: ["等指标", "等项", "等方面", "例如", "平均", "权重"])
    }
}
