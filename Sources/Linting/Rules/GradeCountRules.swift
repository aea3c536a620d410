/// Projects counted by grade (优、良、中、差): they make up the projects evaluated, and their shares are
/// shares of those.
enum GradeCountRules {
    /// A count of projects of one grade, and the share told behind it.
    private struct Count {
        let fact: Fact
        let share: Fact?
        let grade: String
        let sentence: Sentence
    }

    private static let grades = ["优秀", "良好", "不合格", "合格", "优", "良", "中", "差"]

    static func check(_ facts: ReportFacts) -> [Finding] {
        Sentence.eachReadablePeriod(of: facts.sentences, check)
    }

    private static func check(_ period: ArraySlice<Sentence>, after before: ArraySlice<Sentence>)
        -> [Finding]
    {
        let counts = period.flatMap { Self.counts(of: $0) }
        guard counts.count > 1, Set(counts.map(\.grade)).count == counts.count,
            let first = counts.first
        else { return [] }
        let sum = counts.reduce(Int64(0)) { $0 + $1.fact.number.micros }
        let totals = Self.totals(before, period, until: first)
        guard let total = totals.first, sum > 0 else { return [] }
        guard totals.contains(where: { $0.number.micros == sum }) else {
            guard Set(totals.map(\.number.micros)).count == 1 else { return [] }
            let expected = decimalText(micros: Int128(sum), places: 0) + total.number.unit
            return [
                Finding(
                    .countMismatch, place: first.sentence.place + "·各等级项目数",
                    printed: total.printed, expected: expected,
                    message: "各等级项目数相加应为 \(expected)，印为 \(total.printed)。",
                    arithmetic: sumText(counts.map(\.fact.number)) + " = " + expected,
                    line: first.sentence.line)
            ]
        }
        return counts.compactMap { share($0, of: sum) }
    }

    private static func counts(of sentence: Sentence) -> [Count] {
        sentence.facts.enumerated().compactMap { index, fact in
            guard isCount(fact), let grade = grade(of: fact, in: sentence) else { return nil }
            let next = sentence.facts.dropFirst(index + 1).first
            return Count(
                fact: fact, share: next?.kind == .share ? next : nil, grade: grade,
                sentence: sentence)
        }
    }

    private static func isCount(_ fact: Fact) -> Bool {
        fact.kind == .count && fact.number.places == 0 && fact.number.unit != "家"
    }

    /// 优 in `评级为“优”的项目4个`, `良2个` and `3个项目评为优`.
    private static func grade(of fact: Fact, in sentence: Sentence) -> String? {
        let after = sentence.text(fact.end..<(fact.end + 12)).filter { !isQuote($0) }
        for word in ["项目评为", "评为", "项目为", "项目等级为"] where after.hasPrefix(word) {
            return grades.first(where: after.dropFirst(word.count).hasPrefix)
        }
        var words = fact.words.filter { !isQuote($0) }
        for ending in ["有", "共", "为", "项目", "等级", "等次", "级", "的"] where words.hasSuffix(ending) {
            words.removeLast(ending.count)
        }
        // 其中3个 and 在建中3个 name no grade.
        return grades.first { grade in
            words.hasSuffix(grade)
                && words.dropLast(grade.count).last.map { "为评级次果,、;:(".contains($0) } ?? true
        }
    }

    private static func isQuote(_ character: Character) -> Bool { "“”\"‘’「」".contains(character) }

    /// Counts of projects told before the first grade.
    private static func totals(
        _ before: ArraySlice<Sentence>, _ period: ArraySlice<Sentence>, until first: Count
    ) -> [Fact] {
        var told: [Fact] = []
        for sentence in period {
            if sentence.text == first.sentence.text {
                told += sentence.facts.filter {
                    $0.offset < first.fact.offset && isTotal($0, in: sentence)
                }
                break
            }
            told += sentence.facts.filter { isTotal($0, in: sentence) }
        }
        guard told.isEmpty, before.last?.paragraph == period.first?.paragraph else { return told }
        return before.flatMap { sentence in sentence.facts.filter { isTotal($0, in: sentence) } }
    }

    private static func isTotal(_ fact: Fact, in sentence: Sentence) -> Bool {
        isCount(fact)
            && (fact.name.contains("项目") || sentence.text(fact.end..<(fact.end + 2)) == "项目")
    }

    private static func share(_ count: Count, of sum: Int64) -> Finding? {
        guard let share = count.share else { return nil }
        let percent = roundedQuotient(
            Int128(count.fact.number.micros) * 100_000_000, Int128(sum))
        let unit = lastPlace(share.number.places)
        let difference = abs(percent - Int128(share.number.micros))
        guard difference * 2 > unit else { return nil }
        let expected = percentText(percent, places: share.number.places)
        return Finding(
            .shareMismatch, difference <= unit ? .rounding : .error,
            place: count.sentence.place + "·占比", printed: share.printed, expected: expected,
            message: "\(count.fact.printed)占各等级项目的比例应为 \(expected)，印为 \(share.printed)。",
            arithmetic:
                "\(count.fact.number.micros / 1_000_000) ÷ \(sum / 1_000_000) = \(percentText(percent, places: 2))",
            line: count.sentence.line)
    }
}
