/// Words that compare what was spent with the budget (`决算数大于年初预算数`), held against the figures.
enum DirectionRules {
    private enum Direction {
        case more, less, same
    }

    /// A comparison told in a sentence, and where it stands.
    private struct Comparison {
        let direction: Direction
        let words: String
        let start: Int
        let end: Int
    }

    private static let directions: [(String, Direction)] = [
        ("大于", .more), ("高于", .more), ("超过", .more), ("超出", .more), ("小于", .less), ("低于", .less),
        ("少于", .less), ("等于", .same),
    ]

    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.indices.flatMap { index in
            comparisons(facts.sentences[index]).compactMap { comparison in
                finding(comparison, at: index, facts.sentences)
            }
        }
    }

    // MARK: - Reading

    private static func comparisons(_ sentence: Sentence) -> [Comparison] {
        guard sentence.text.contains("决算数"), sentence.isReadable else { return [] }
        return sentence.text.ranges(of: "决算数").compactMap { range in
            let rest = sentence.text[range.upperBound...]
            let start = sentence.text.distance(
                from: sentence.text.startIndex, to: range.lowerBound)
            if let (word, direction) = directions.first(where: { rest.hasPrefix($0.0) }) {
                let after = rest.dropFirst(word.count)
                guard let name = budgetName(after) else { return nil }
                return Comparison(
                    direction: direction, words: "决算数" + word + name, start: start,
                    end: start + 3 + word.count + name.count)
            }
            // 决算数与年初预算数持平
            guard rest.hasPrefix("与"), let name = budgetName(rest.dropFirst()),
                ["持平", "一致", "相等"].contains(where: rest.dropFirst(1 + name.count).hasPrefix)
            else { return nil }
            return Comparison(
                direction: .same, words: "决算数与" + name + "持平", start: start,
                end: start + 6 + name.count)
        }
    }

    /// `年初预算数` where a text begins with it.
    private static func budgetName(_ text: Substring) -> String? {
        let kinds = ["年初预算数", "年初预算", "全年预算数", "全年预算", "调整预算数", "预算数", "预算"]
        return kinds.first(where: text.hasPrefix)
    }

    // MARK: - Judging

    private static func finding(
        _ comparison: Comparison, at index: Int, _ sentences: [Sentence]
    ) -> Finding? {
        let sentence = sentences[index]
        let isBehind = { (fact: Fact, place: Int) in
            place < index || fact.offset < comparison.start
        }
        var place = index
        while place >= max(0, index - 2), sentences[place].paragraph == sentence.paragraph {
            let told = sentences[place].facts.filter { isBehind($0, place) }
            let spent = told.filter { $0.kind == .executed }
            let budgets = told.filter { $0.isBudget && $0.isMoney }
            let shares = told.filter { $0.kind == .completedShare }
            if spent.count == 1, budgets.count == 1 {
                return amounts(
                    comparison, SentenceRules.amount(spent[0], in: sentences[place]),
                    SentenceRules.amount(budgets[0], in: sentences[place]), sentence)
            }
            if shares.count == 1, budgets.isEmpty {
                return share(comparison, shares[0], sentences[place], sentence)
            }
            if !told.isEmpty, place < index || told.contains(where: \.isMoney) { return nil }
            place -= 1
        }
        return nil
    }

    private static func amounts(
        _ comparison: Comparison, _ spent: Amount, _ budget: Amount, _ sentence: Sentence
    ) -> Finding? {
        let difference = spent.microYuan - budget.microYuan
        guard abs(difference) > spent.halfUnit + budget.halfUnit else { return nil }
        let real: Direction = difference > 0 ? .more : .less
        guard real != comparison.direction else { return nil }
        return conflict(
            comparison, real, "决算数 \(spent.text)、预算数 \(budget.text)", sentence)
    }

    /// Without amounts the rate tells the direction: 完成预算的95% is less than the budget.
    private static func share(
        _ comparison: Comparison, _ share: Fact, _ place: Sentence, _ sentence: Sentence
    ) -> Finding? {
        let whole = Int64(100_000_000)
        guard share.number.micros != whole else {
            return difference(comparison, share, place, sentence)
        }
        let real: Direction = share.number.micros > whole ? .more : .less
        guard real != comparison.direction else { return nil }
        return conflict(comparison, real, "完成预算的 \(share.printed)", sentence)
    }

    /// `完成年初预算100%，决算数大于预算数55.93万元`: the difference told makes another rate.
    private static func difference(
        _ comparison: Comparison, _ share: Fact, _ place: Sentence, _ sentence: Sentence
    ) -> Finding? {
        guard comparison.direction != .same, place.line == sentence.line,
            let moved = sentence.facts.first(where: { $0.offset == comparison.end }), moved.isMoney,
            let spent = place.facts.first(where: { $0.isMoney && !$0.isChange })
        else { return nil }
        let amount = SentenceRules.amount(spent, in: place)
        let change = SentenceRules.amount(moved, in: sentence)
        let budget =
            amount.microYuan
            + (comparison.direction == .more ? -change.microYuan : change.microYuan)
        let number = PrintedNumber(
            micros: Int64(roundedQuotient(budget, amount.unit.yuan)), places: spent.number.places,
            unit: spent.number.unit)
        let whole = Amount(number, unit: amount.unit, places: spent.number.places)
        guard budget > 0, let check = RateCheck(amount, of: whole), !check.canBe(share.number)
        else { return nil }
        let expected = check.expected(like: share.number)
        return Finding(
            .rateMismatch, place: sentence.place + "·完成预算比例", printed: share.printed,
            expected: expected,
            message:
                "按 \(spent.printed) 和与预算数的差额 \(moved.printed) 倒推，完成预算比例应为 \(expected)，印为 \(share.printed)。",
            arithmetic: check.arithmetic, line: sentence.line)
    }

    private static func conflict(
        _ comparison: Comparison, _ real: Direction, _ figures: String, _ sentence: Sentence
    ) -> Finding {
        let expected = real == .more ? "大于" : "小于"
        return Finding(
            .factConflict, place: sentence.place + "·决算数与预算数", printed: comparison.words,
            expected: expected, message: "文字为“\(comparison.words)”，而\(figures)，应为\(expected)。",
            line: sentence.line)
    }
}
