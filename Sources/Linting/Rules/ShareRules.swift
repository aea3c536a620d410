/// Shares (占比) of the whole their words name, or of the amount before 其中.
enum ShareRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.indices.flatMap { index in
            shares(at: index, facts.sentences)
        }
    }

    // MARK: - 占…的…%

    private static func shares(at index: Int, _ sentences: [Sentence]) -> [Finding] {
        let sentence = sentences[index]
        return sentence.facts.indices.dropFirst().compactMap { position -> Finding? in
            let fact = sentence.facts[position]
            // Another rate of the same part may stand between: 完成预算的85.59%，占85.84%.
            let before = sentence.facts[..<position].last { !$0.number.isPercent }
            guard fact.kind == .share, let part = before, part.isMoney,
                !isDistributed(sentence.facts, position),
                let (whole, place) = whole(of: fact, part, at: index, sentences)
            else { return nil }
            let total = SentenceRules.amount(whole, in: place)
            let amount = SentenceRules.amount(part, in: sentence)
            guard let check = RateCheck(amount, of: total), !check.canBe(fact.number),
                !fits(fact, amount, at: index, sentences)
            else { return nil }
            let close = check.agreement(with: fact.number) != .conflict
            let expected = check.expected(like: fact.number)
            return Finding(
                .shareMismatch, close ? .rounding : .error, place: sentence.place + "·占比",
                printed: fact.printed, expected: expected,
                message: "\(part.printed) 占 \(whole.printed) 应为 \(expected)，印为 \(fact.printed)。",
                arithmetic: check.arithmetic, line: sentence.line)
        }
    }

    /// Whether it opens a list of shares of several amounts: `分别为A、B，占…的a%和b%`.
    private static func isDistributed(_ facts: [Fact], _ position: Int) -> Bool {
        guard position + 1 < facts.count, facts[position + 1].number.isPercent else { return false }
        return ["、", "和", "及", "与", "以及"].contains(facts[position + 1].words)
    }

    /// What the share is of: the amount its words name, or the one before 其中.
    private static func whole(
        of fact: Fact, _ part: Fact, at index: Int, _ sentences: [Sentence]
    ) -> (Fact, Sentence)? {
        var name = fact.label.dropFirst(1)
        for ending in ["的", "比", "比为"] where name.hasSuffix(ending) {
            name = name.dropLast(ending.count)
        }
        if name.count >= 3 {
            let plain = Self.plain(name)
            for place in sentences[max(0, index - 3)...index].reversed() {
                let found = place.facts.first {
                    $0.isMoney && $0 != part && isNamed(plain, $0, in: place)
                }
                if let found { return (found, place) }
            }
            return plain.count >= 5 ? onlyOne(named: plain, sentences[..<index]) : nil
        }
        return name.isEmpty ? enumerated(part, at: index, sentences) : nil
    }

    /// The amount of that name, where the whole text before tells but one.
    private static func onlyOne(named name: String, _ sentences: ArraySlice<Sentence>)
        -> (Fact, Sentence)?
    {
        let told = sentences.suffix(200).flatMap { place in
            place.facts.filter { $0.isMoney && plain($0.words).hasSuffix(name) }.map { ($0, place) }
        }
        guard let first = told.first, told.allSatisfy({ $0.0.number == first.0.number }) else {
            return nil
        }
        return first
    }

    /// The amount before the 其中 that opens the enumeration, semicolons between its parts.
    private static func enumerated(_ part: Fact, at index: Int, _ sentences: [Sentence])
        -> (Fact, Sentence)?
    {
        var opening = index
        while opening >= 0 {
            let place = sentences[opening]
            let text = opening == index ? place.text(0..<part.offset) : Substring(place.text)
            if let mark = text.ranges(of: "其中").last {
                let end = text.distance(from: text.startIndex, to: mark.lowerBound)
                let before = place.facts.filter { $0.isMoney && $0.offset < end }
                if let whole = before.last(where: { $0.kind == .executed }) ?? before.first {
                    return (whole, place)
                }
                guard end == 0, opening > 0 else { return nil }
                let above = sentences[opening - 1]
                let told = above.facts.filter { $0.isMoney && !$0.isChange }
                let money = above.facts(.executed).isEmpty ? told : above.facts(.executed)
                let spent = money.count == 1 ? money : money.filter { !$0.isBudget }
                guard spent.count == 1 else { return nil }
                return spent.first.map { ($0, above) }
            }
            guard place.goesOn else { return nil }
            opening -= 1
        }
        return nil
    }

    private static func plain(_ text: some StringProtocol) -> String {
        String(text).filter { !"“”\"的为是".contains($0) }
    }

    /// Whether an amount goes by that name: its words hold it, or end it, and its sentence the rest.
    private static func isNamed(_ name: String, _ fact: Fact, in place: Sentence) -> Bool {
        let label = plain(fact.label)
        if plain(fact.words).contains(name) { return true }
        guard label.count >= 4, name.hasSuffix(label) else { return false }
        return plain(place.text).contains(String(name.dropLast(label.count)))
    }

    /// Whether any amount told nearby makes the share right.
    private static func fits(
        _ fact: Fact, _ part: Amount, at index: Int, _ sentences: [Sentence]
    ) -> Bool {
        let start = sentences[...index].lastIndex { !$0.goesOn } ?? 0
        return sentences[max(0, min(index - 3, start - 1))...index].contains { place in
            place.facts.contains { other in
                other.isMoney
                    && RateCheck(part, of: SentenceRules.amount(other, in: place))
                        .map { $0.canBe(fact.number) } ?? false
            }
        }
    }
}
