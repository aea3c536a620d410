/// Growth against another year (同比): the change, the rate, and the year before behind them.
enum GrowthRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.indices.flatMap { index -> [Finding] in
            let sentence = facts.sentences[index]
            // Years are figures too, and stand between the amounts.
            let told = sentence.facts.filter { !$0.isDate }
            return told.indices.dropFirst().flatMap { place -> [Finding] in
                guard told[place].number.isPercent, told[place].number.micros >= 0 else {
                    return []
                }
                return [
                    betweenYears(told, at: place, in: sentence)
                        ?? pastBetween(told, at: place, in: sentence)
                        ?? ofChange(told, at: place, index, facts.sentences)
                ].compactMap(\.self)
            }
        }
    }

    // MARK: - Words

    private static let rises = ["增加", "增长", "上升", "增幅"]
    private static let falls = ["减少", "下降", "降低", "降幅"]
    private static let openings = [
        "同比", "比上年", "上年相比", "较上年", "较年初", "比年初", "较预算", "比预算", "与上年", "比去年", "较去年", "与去年",
        "同上年",
    ]

    /// Text with every year, `2022年度`, told as the year before.
    private static func yearless(_ text: some StringProtocol) -> String {
        var result = ""
        var digits = ""
        for character in text + " " {
            if isDigit(character) {
                digits.append(character)
                continue
            }
            result += character == "年" && digits.count == 4 ? "上" : digits
            digits = ""
            if !(character == "度" && result.hasSuffix("上年")) { result.append(character) }
        }
        return String(result.dropLast())
    }

    /// The last year a text names; nil where it names none.
    private static func year(in text: some StringProtocol) -> Int? {
        if text.containsAny(of: ["上年", "去年"]) { return 0 }
        if text.containsAny(of: ["本年", "今年", "当年"]) { return 1 }
        let end = text.ranges(of: "年").last { range in
            text[..<range.lowerBound].suffix(4).allSatisfy(isDigit)
        }
        return end.flatMap { Int(text[..<$0.lowerBound].suffix(4)) }
    }

    private static func isRate(_ fact: Fact) -> Bool {
        let label = SentenceRules.trimmedLabel(fact.label)
        return (rises + falls).contains(where: label.hasSuffix)
    }

    // MARK: - Two years told

    /// `2022年决算数57.43万元，2023年支出决算56.12万元，比2022年减少2.28%`, with or without the change.
    private static func betweenYears(_ told: [Fact], at place: Int, in sentence: Sentence)
        -> Finding?
    {
        let rate = told[place]
        guard place >= 2, isRate(rate) else { return nil }
        let withChange =
            place >= 3 && told[place - 1].isMoney && told[place - 2].isMoney
            && sentence.text(told[place - 2].end..<told[place - 1].offset)
                .containsAny(of: rises + falls)
        let now = told[place - (withChange ? 2 : 1)]
        let past = told[place - (withChange ? 3 : 2)]
        guard now.isMoney, past.isMoney,
            let earlier = year(in: sentence.text(0..<past.offset)),
            let later = year(in: sentence.text(past.end..<now.offset)), later == earlier + 1,
            isAlone(sentence.text(past.end..<now.offset))
        else { return nil }
        let words = sentence.text(now.end..<rate.offset)
        guard !words.containsAny(of: ["预算", "占", "其中"]) else { return nil }
        return finding(
            past: past, now: now, change: withChange ? told[place - 1] : nil, rate, sentence)
    }

    /// `2022年支出1180万元，较上年1100万元增加80万元，增长7.27%`, with or without the change.
    private static func pastBetween(_ told: [Fact], at place: Int, in sentence: Sentence)
        -> Finding?
    {
        let rate = told[place]
        guard place >= 2, isRate(rate) else { return nil }
        func moves(_ from: Fact, _ to: Fact) -> Bool {
            let words = sentence.text(from.end..<to.offset)
            return words.count <= 6 && words.containsAny(of: rises + falls)
        }
        let withChange =
            place >= 3 && told[place - 1].isMoney && moves(told[place - 2], told[place - 1])
        let past = told[place - (withChange ? 2 : 1)]
        let nearest = place - (withChange ? 3 : 2)
        let now = told[nearest]
        let link = yearless(sentence.text(now.end..<past.offset)).drop { ",、:(".contains($0) }
        guard now.isMoney, past.isMoney, moves(told[place - 1], rate), link.count <= 14,
            ["较上年", "比上年", "较去年", "比去年"].contains(where: link.hasPrefix),
            !link.containsAny(of: ["预算", "占", "其中"] + rises + falls)
        else { return nil }
        // Amounts in a row are compared together.
        if nearest > 0, sentence.text(told[nearest - 1].end..<now.offset).first == "、" {
            return nil
        }
        // The amount may be one told before a part of it: 支出1180万元，其中项目支出90万元，较上年….
        let findings = told[...nearest].filter(\.isMoney).map { now in
            finding(
                past: past, now: now, change: withChange ? told[place - 1] : nil, rate, sentence)
        }
        return findings.allSatisfy { $0 != nil } ? findings.last ?? nil : nil
    }

    private static func finding(
        past: Fact, now: Fact, change: Fact?, _ rate: Fact, _ sentence: Sentence
    ) -> Finding? {
        let before = SentenceRules.amount(past, in: sentence)
        let after = SentenceRules.amount(now, in: sentence)
        let moved = after.microYuan - before.microYuan
        if let change {
            let printed = SentenceRules.amount(change, in: sentence)
            let slack = printed.halfUnit + before.halfUnit + after.halfUnit
            if abs(abs(moved) - printed.microYuan) > slack {
                let expected = printed.text(of: abs(moved))
                return Finding(
                    .differenceMismatch, place: sentence.place + "·增减额", printed: change.printed,
                    expected: expected + printed.unit.rawValue,
                    message:
                        "上年 \(past.printed)、本年 \(now.printed)，增减额应为 \(expected)，印为 \(change.printed)。",
                    arithmetic: "\(after.text) − \(before.text) = \(after.text(of: moved))",
                    line: sentence.line)
            }
        }
        return rateFinding(
            rate, moved: moved, slack: before.halfUnit + after.halfUnit, before, sentence)
    }

    /// Between the amounts of two years stands nothing but the name of the later one.
    private static func isAlone(_ words: Substring) -> Bool { words.count <= 30 }

    private static func rateFinding(
        _ rate: Fact, moved: Int128, slack: Int128, _ before: Amount, _ sentence: Sentence
    ) -> Finding? {
        guard before.microYuan > 2 * before.halfUnit else { return nil }
        let label = SentenceRules.trimmedLabel(rate.label)
        let falling = falls.contains(where: label.hasSuffix)
        let percent = roundedQuotient(abs(moved) * 100_000_000, before.microYuan)
        let unit = lastPlace(rate.number.places)
        let reach = slack * 100_000_000 / before.microYuan + unit / 2
        let difference = abs(percent - Int128(rate.number.micros))
        let turned = (moved < 0) != falling && moved != 0
        guard difference > reach || turned else { return nil }
        let expected = percentText(percent, places: rate.number.places)
        let word = moved < 0 ? "减少" : "增长"
        return Finding(
            .growthMismatch, difference <= unit && !turned ? .rounding : .error,
            place: sentence.place + "·" + label, printed: rate.printed, expected: expected,
            message: "按印出的两年数应\(word) \(expected)，印为\(label) \(rate.printed)。",
            arithmetic:
                "\(before.text(of: abs(moved))) ÷ \(before.text) = \(percentText(percent, places: 2))",
            line: sentence.line)
    }

    // MARK: - One year and the change

    /// `…792.22万元，同比增加189.25万元，增加31.39%`: last year is the difference of the two.
    private static func ofChange(
        _ told: [Fact], at place: Int, _ index: Int, _ sentences: [Sentence]
    ) -> Finding? {
        let sentence = sentences[index]
        let (change, rate) = (told[place - 1], told[place])
        guard change.isMoney, isRate(rate), rate.offset - change.end <= 8,
            let (now, place) = present(told, place, index, sentences),
            now.number.unit == change.number.unit
        else { return nil }
        let words = change.words
        let grows = words.containsAny(of: rises)
        guard grows != words.containsAny(of: falls) else { return nil }
        let present = SentenceRules.amount(now, in: place)
        let moved = SentenceRules.amount(change, in: sentence)
        let past = present.microYuan + (grows ? -moved.microYuan : moved.microYuan)
        guard past > moved.halfUnit * 2, past > 0 else { return nil }
        let pastNumber = PrintedNumber(
            micros: Int64(roundedQuotient(past, present.unit.yuan)),
            places: max(now.number.places, change.number.places), unit: now.number.unit)
        let whole = Amount(pastNumber, unit: .tenThousandYuan, places: pastNumber.places)
        guard let check = RateCheck(moved, of: whole), !check.canBe(rate.number) else {
            return nil
        }
        let close = check.agreement(with: rate.number) != .conflict
        let expected = check.expected(like: rate.number)
        return Finding(
            .growthMismatch, close ? .rounding : .error,
            place: sentence.place + "·" + SentenceRules.trimmedLabel(rate.label),
            printed: rate.printed, expected: expected,
            message:
                "按 \(now.printed) 和增减额 \(change.printed) 倒推上年数 \(whole.text)，增减幅应为 \(expected)，印为 \(rate.printed)。",
            arithmetic: check.arithmetic, line: sentence.line)
    }

    /// This year's amount: the one before the change, or the one of that name told before.
    private static func present(
        _ told: [Fact], _ place: Int, _ index: Int, _ sentences: [Sentence]
    ) -> (Fact, Sentence)? {
        let sentence = sentences[index]
        let change = told[place - 1]
        // A rate may stand between the amount and its change: 完成预算的74.23%，较上年减少….
        let before = place >= 3 && !told[place - 2].isMoney ? place - 3 : place - 2
        if before >= 0, told[before].isMoney {
            let last = told[place - 2]
            let clause = yearless(sentence.text(last.end..<change.offset))
                .drop { ",、:(".contains($0) }
            if openings.contains(where: clause.hasPrefix) { return (told[before], sentence) }
            return nil
        }
        guard place == 1, let name = subject(of: sentence, change) else { return nil }
        if both.contains(name) { return bothTotals(sentences[max(0, index - 4)..<index]) }
        if name.isEmpty {
            // 收入792.22万元。同比增加189.25万元: what the sentence before told.
            guard index > 0, sentences[index - 1].paragraph == sentence.paragraph else {
                return nil
            }
            let money = sentences[index - 1].facts.filter(\.isMoney)
            return money.count == 1 ? (money[0], sentences[index - 1]) : nil
        }
        for earlier in sentences[max(0, index - 3)..<index].reversed() {
            let named = earlier.facts.filter { fact in
                let words = plain(fact.words)
                return fact.isMoney && words.hasSuffix(name) && words.count <= name.count + 3
            }
            if named.count == 1, let fact = named.first { return (fact, earlier) }
            if !named.isEmpty { return nil }
        }
        return nil
    }

    /// Names of what came in and went out together, where the two totals are one figure.
    private static let both = ["收支", "收入支出", "收支总体", "收入支出总体", "收支总额"]

    /// 收入总计 and 支出总计 told before, where they are the same.
    private static func bothTotals(_ sentences: ArraySlice<Sentence>) -> (Fact, Sentence)? {
        let totals = sentences.flatMap { sentence in
            sentence.facts.filter { fact in
                let words = plain(fact.words)
                return fact.isMoney && !words.contains("财政拨款")
                    && ["收入总计", "支出总计", "收支总计"].contains(where: words.hasSuffix)
            }.map { ($0, sentence) }
        }
        guard let first = totals.first, totals.allSatisfy({ $0.0.number == first.0.number }) else {
            return nil
        }
        return first
    }

    /// What a sentence says has changed: `与上年相比，收、支总计各增加…`, `接待费支出决算比上年增加…`.
    private static func subject(of sentence: Sentence, _ change: Fact) -> String? {
        let text = yearless(sentence.text(0..<change.offset))
        guard
            let end = (rises + falls).compactMap({ text.ranges(of: $0).last }).max(by: {
                $0.lowerBound < $1.lowerBound
            })
        else { return nil }
        var name = String(text[..<end.lowerBound])
        if let mark = name.firstRange(of: "相比,") {
            let before = name[..<mark.lowerBound]
            name = String(name[mark.upperBound...])
            if name.hasSuffix("各") { name.removeLast() }
            // 收入支出总体与上年相比，增加…
            if name.isEmpty, let start = before.firstRange(of: "与上年") {
                name = String(before[..<start.lowerBound])
            }
            guard !name.isEmpty else { return nil }
        } else if let mark = openings.compactMap({ name.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            guard name[mark.upperBound...].count <= 4 else { return nil }
            name = String(name[..<mark.lowerBound])
        } else {
            return nil
        }
        name = plain(name)
        return name.isEmpty || name.count >= 4 || both.contains(name) ? name : nil
    }

    private static func plain(_ text: String) -> String {
        var name = yearless(text).filter { !"“”\"、,:".contains($0) }
        for ending in ["为", "是", "共计", "共", "均", "各"] where name.hasSuffix(ending) {
            name.removeLast(ending.count)
        }
        for opening in ["上年", "本年"] where name.hasPrefix(opening) {
            name.removeFirst(opening.count)
        }
        return name
    }
}
