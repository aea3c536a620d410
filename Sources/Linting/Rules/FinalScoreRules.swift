/// The final score and the grade, wherever they are printed.
enum FinalScoreRules {
    /// One printing of the final score.
    private struct Printing {
        let number: PrintedNumber
        let shown: String
        let place: String
        let line: Int
    }

    static func check(_ facts: ReportFacts) -> [Finding] {
        let own = ownSentences(facts)
        let printings = printings(facts, own)
        return agreement(printings, facts) + grade(printings, facts, own)
    }

    private static func printings(_ facts: ReportFacts, _ own: [Sentence]) -> [Printing] {
        var printings: [Printing] = []
        if let table = facts.scores.first, let total = table.total, let score = total.score {
            printings.append(
                Printing(
                    number: score, shown: total.row.shown(.score), place: total.place + "·得分",
                    line: total.row.line))
        }
        let forms = facts.report.tables.filter {
            ![.scores, .monthly, .comparison].contains($0.form)
        }
        if facts.report.heads.values.count(where: { $0.score != nil }) == 1,
            let score = facts.report.heads.values.compactMap(\.score).first,
            let title = forms.first?.title
        {
            printings.append(
                Printing(
                    number: score.number, shown: score.text, place: title + "·自评得分",
                    line: score.line))
        }
        if facts.indicators.count == 1, let table = facts.indicators.first, let total = table.total,
            let score = total.number(.score)
        {
            printings.append(
                Printing(
                    number: score, shown: total.shown(.score),
                    place: table.table.title + "·总分", line: total.line))
        }
        // Sentences that tell a budget each and a score each tell of projects.
        let summaries = facts.sentences.filter { sentence in
            sentence.facts.contains { isFinal($0, sentence) } && isSummary(sentence)
        }
        for sentence in own {
            if summaries.count > 1, isSummary(sentence) { continue }
            for fact in sentence.facts(.score) where isFinal(fact, sentence) {
                printings.append(
                    Printing(
                        number: fact.number, shown: fact.printed, place: sentence.place + "·最终得分",
                        line: sentence.line))
            }
        }
        return printings
    }

    /// The sentences that do not tell of units below the department (下属单位), each of which has a
    /// score and a grade of its own.
    private static func ownSentences(_ facts: ReportFacts) -> [Sentence] {
        Sentence.periods(facts.sentences).flatMap { period in
            period.prefix { !tellsOfSubordinates($0.text) }
        }
    }

    /// `下属单位市图书馆…`, but not `本部门及下属单位…`.
    private static func tellsOfSubordinates(_ text: String) -> Bool {
        ["下属", "所属", "附属单位", "二级单位", "二级预算单位"].contains { word in
            text.ranges(of: word).contains { range in
                !"及含和与括同、(".contains(text[..<range.lowerBound].last ?? " ")
                    && !text[range.upperBound...].hasPrefix("部门")
            }
        }
    }

    private static func isSummary(_ sentence: Sentence) -> Bool {
        sentence.facts.contains { fact in
            [.initialBudget, .adjustedBudget, .budget, .executed].contains(fact.kind)
        }
    }

    private static let otherSubjects = [
        "指标得分", "项目", "任务", "专项", "经费", "补助", "工程", "平均", "资金", "课题", "部分得分",
    ]

    private static func isFinal(_ fact: Fact, _ sentence: Sentence) -> Bool {
        let label = fact.label
        return label.containsAny(of: ["最终得分", "自评得分", "综合得分", "总得分", "自评总分", "评价得分"])
            && fact.kind == .score && !label.containsAny(of: otherSubjects)
            && !sentence.text.containsAny(of: ["项目绩效自评", "项目自评", "该项目"])
            && sentence.facts(.score).count(where: { $0.label.contains("得分") }) == 1
    }

    private static func agreement(_ printings: [Printing], _ facts: ReportFacts) -> [Finding] {
        guard let first = printings.first else { return [] }
        return printings.dropFirst().compactMap { other in
            guard other.number.micros != first.number.micros else { return nil }
            let expected = decimalText(
                micros: Int128(first.number.micros), places: first.number.places)
            return Finding(
                .factConflict, place: other.place, printed: other.shown, expected: expected,
                message: "最终得分此处为 \(other.shown)，\(first.place)为 \(expected)。", line: other.line)
        }
    }

    private static func grade(
        _ printings: [Printing], _ facts: ReportFacts, _ own: [Sentence]
    ) -> [Finding] {
        var grades: [(name: String, place: String, line: Int)] = []
        for head in facts.report.heads.values.compactMap(\.grade)
        where facts.report.heads.count == 1 {
            grades.append(
                (head.text, (facts.report.tables.first?.title ?? "") + "·自评结果", head.line))
        }
        for sentence in own {
            if let name = gradeName(in: sentence.text) {
                grades.append((name, sentence.place + "·评价等级", sentence.line))
            }
        }
        guard let first = grades.first else { return [] }
        if let scale = facts.grades, let score = printings.first,
            let expected = scale.name(of: score.number)
        {
            return grades.filter {
                !Grade.same($0.name, expected) && !facts.explanations.explainGrade($0.name)
            }.map {
                Finding(
                    .gradeMismatch, place: $0.place, printed: $0.name, expected: expected,
                    message: "得分 \(score.shown) 按报告所列分档为“\(expected)”，印为“\($0.name)”。",
                    line: $0.line)
            }
        }
        return grades.dropFirst().filter { !Grade.same($0.name, first.name) }.map {
            Finding(
                .factConflict, place: $0.place, printed: $0.name, expected: first.name,
                message: "等级此处为“\($0.name)”，\(first.place)为“\(first.name)”。", line: $0.line)
        }
    }

    /// The grade a sentence states: `评价等级为“优”`, `结果为优秀`.
    private static func gradeName(in text: String) -> String? {
        for phrase in ["评价等级为", "自评等级为", "评价结果为", "自评结果为", "评定等级为", "绩效等级为", "等级为"] {
            for range in text.ranges(of: phrase) {
                let rest = text[range.upperBound...].drop { "“\"‘「:".contains($0) }
                guard let name = Grade.names.first(where: { rest.hasPrefix($0) }) else { continue }
                let after = rest.dropFirst(name.count).first
                if after == nil || "”\"’」,、)".contains(after ?? " ") { return name }
            }
        }
        return nil
    }
}
