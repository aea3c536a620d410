/// Counts in the text: projects and their completion, units and their names.
enum CountRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.enumerated().flatMap { index, sentence in
            // A list divided by semicolons goes on in the next sentence.
            let isOpen = index + 1 < facts.sentences.count && facts.sentences[index + 1].goesOn
            return completion(sentence, facts) + (isOpen ? [] : units(sentence))
        }
    }

    /// `共有项目 8 个，开展绩效监控项目 8 个，绩效监控完成率 100%`.
    private static func completion(_ sentence: Sentence, _ facts: ReportFacts) -> [Finding] {
        let counts = sentence.facts.filter { $0.kind == .count && $0.number.places == 0 }
        guard
            let total = counts.first(where: {
                $0.label.containsAny(of: ["共有项目", "项目共", "共有", "项目总数"])
            }),
            total.number.unit != "家"
        else { return [] }
        var findings = projectCount(total, sentence, facts)
        for fact in sentence.facts(.completionRate) where fact.offset > total.offset {
            guard
                let done = counts.last(where: {
                    $0.offset < fact.offset && $0.offset > total.offset
                }),
                done.number.unit == total.number.unit, total.number.micros > 0
            else { continue }
            let percent = roundedQuotient(
                Int128(done.number.micros) * 100_000_000, Int128(total.number.micros))
            let unit = lastPlace(fact.number.places)
            guard roundedQuotient(percent, unit) * unit != Int128(fact.number.micros) else {
                continue
            }
            let expected = percentText(percent, places: fact.number.places)
            findings.append(
                Finding(
                    .rateMismatch, place: sentence.place + "·" + name(of: fact, after: done),
                    printed: fact.printed, expected: expected,
                    message:
                        "共 \(total.printed)，完成 \(done.printed)，完成率应为 \(expected)，印为 \(fact.printed)。",
                    arithmetic:
                        "\(done.number.micros / 1_000_000) ÷ \(total.number.micros / 1_000_000) = \(percentText(percent, places: 2))",
                    line: sentence.line))
        }
        return findings
    }

    /// `绩效监控完成率`, or `部门绩效评价完成率` where the sentence says only 完成率.
    static func name(of fact: Fact, after count: Fact) -> String {
        var label = fact.label
        while let last = label.last, "为达到是:".contains(last) { label.removeLast() }
        guard label == "完成率" else { return label }
        return count.label.filter { !"已共开展".contains($0) } + label
    }

    /// A completion rate the text tells of the indicator of that name.
    static func completionRate(named name: String, _ facts: ReportFacts)
        -> (fact: Fact, place: String)?
    {
        for sentence in facts.sentences {
            for fact in sentence.facts(.completionRate) {
                let count = sentence.facts.last { $0.kind == .count && $0.offset < fact.offset }
                let told = count.map { Self.name(of: fact, after: $0) } ?? fact.label
                if told == name || told.withoutParentheses.hasSuffix(name) {
                    return (fact, sentence.place)
                }
            }
        }
        return nil
    }

    private static func projectCount(_ total: Fact, _ sentence: Sentence, _ facts: ReportFacts)
        -> [Finding]
    {
        let count = Int64(facts.tasks.count)
        guard count > 1, total.label.contains("项目"), total.number.micros / 1_000_000 != count,
            facts.tasks.allSatisfy({ $0.place.contains("任务") })
        else { return [] }
        return [
            Finding(
                .countMismatch, .warning, place: sentence.place + "·项目个数", printed: total.printed,
                expected: "\(count)个",
                message: "正文称共有项目 \(total.printed)，年度主要任务列有 \(count) 项。", line: sentence.line)
        ]
    }

    /// `独立核算预算单位 1 家，包括：…`.
    private static func units(_ sentence: Sentence) -> [Finding] {
        guard sentence.text.contains("单位"),
            let range = sentence.text.firstRange(of: "包括:")
                ?? sentence.text.firstRange(of: "分别是:") ?? sentence.text.firstRange(of: "分别为:"),
            let fact = sentence.facts.last(where: { fact in
                fact.number.unit == "家" || (fact.number.unit == "个" && fact.label.contains("单位"))
            }),
            sentence.text.distance(from: sentence.text.startIndex, to: range.lowerBound)
                > fact.offset,
            fact.label.contains("单位") || fact.words.contains("单位")
        else { return [] }
        let list = sentence.text[range.upperBound...].withoutParentheses
        let names = list.split { "、,和及".contains($0) }
        let listed = Int64(list.split { "、,".contains($0) }.count)
        guard !list.contains("等"), listed > 0, names.count < 60,
            fact.number.micros / 1_000_000 != listed,
            Int64(names.count) != fact.number.micros / 1_000_000
        else { return [] }
        return [
            Finding(
                .countMismatch, place: sentence.place + "·单位个数", printed: fact.printed,
                expected: "\(listed)\(fact.number.unit)",
                message: "写明 \(fact.printed)，列出 \(listed) \(fact.number.unit)。",
                line: sentence.line)
        ]
    }
}
