/// A sentence of running text with its figures.
struct Sentence {
    /// Folded text without spaces.
    let text: String
    let facts: [Fact]
    let place: String
    /// Index of the paragraph's first line in the document.
    let line: Int
    /// Which paragraph of the report, counted from 0.
    let paragraph: Int
    /// Whether only a semicolon divides it from the sentence before: parts of one enumeration.
    let goesOn: Bool

    /// The sentences of a report, divided at 。 and ；.
    static func read(_ paragraphs: [Paragraph]) -> [Sentence] {
        paragraphs.enumerated().flatMap { index, paragraph in
            var goesOn = false
            return paragraph.text.split(omittingEmptySubsequences: false) { "。!?".contains($0) }
                .flatMap { period -> [Sentence] in
                    goesOn = false
                    return period.split(separator: ";").map { part in
                        defer { goesOn = true }
                        return Sentence(
                            text: String(part), facts: facts(in: Array(part)),
                            place: paragraph.place, line: paragraph.line, paragraph: index,
                            goesOn: goesOn)
                    }
                }
        }
    }

    /// No sentence is longer, and no period has more parts; what has is none, and would only take time.
    private static let mostBytes = 20_000
    private static let mostParts = 100

    /// Whether a rule may go through the sentence word by word.
    var isReadable: Bool { text.utf8.count <= Self.mostBytes }

    /// Sentences up to the full stop, semicolons not counted as ends; those too long left out.
    static func readablePeriods(_ sentences: [Sentence]) -> [ArraySlice<Sentence>] {
        periods(sentences).filter { $0.count <= mostParts && $0.allSatisfy(\.isReadable) }
    }

    /// What a rule finds in each readable period, told with the one before it.
    static func eachReadablePeriod(
        of sentences: [Sentence],
        _ check: (_ period: ArraySlice<Sentence>, _ before: ArraySlice<Sentence>) -> [Finding]
    ) -> [Finding] {
        var before: ArraySlice<Sentence> = []
        return readablePeriods(sentences).flatMap { period in
            defer { before = period }
            return check(period, before)
        }
    }

    /// Sentences up to the full stop, semicolons not counted as ends.
    static func periods(_ sentences: [Sentence]) -> [ArraySlice<Sentence>] {
        var periods: [ArraySlice<Sentence>] = []
        var start = 0
        for index in sentences.indices.dropFirst() where !sentences[index].goesOn {
            periods.append(sentences[start..<index])
            start = index
        }
        return start < sentences.count ? periods + [sentences[start...]] : periods
    }

    func facts(_ kind: Fact.Kind) -> [Fact] { facts.filter { $0.kind == kind } }

    /// The text from one place to another, counted in characters.
    func text(_ range: Range<Int>) -> Substring {
        text.dropFirst(range.lowerBound).prefix(range.count)
    }

    /// No sentence tells more figures; what has more is none, and would only take time.
    private static let mostFacts = 200

    private static let units = [
        "个百分点", "百分点", "万元", "亿元", "千元", "万人次", "万人", "人次", "元", "%", "分", "个", "家", "项", "年", "月",
        "日", "号", "人", "次", "件", "天", "时",
    ]

    private static func facts(in text: [Character]) -> [Fact] {
        var facts: [Fact] = []
        var index = 0
        var wordsStart = 0
        while index < text.count, facts.count < mostFacts {
            guard isDigit(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, continuesNumber(text, index) { index += 1 }
            let digits = String(text[start..<index])
            let rest = String(text[index..<min(index + 4, text.count)])
            let unit = units.first { rest.hasPrefix($0) } ?? ""
            let words = String(text[wordsStart..<start])
            let before = String(text[..<start])
            index += unit.count
            guard let (micros, places) = PrintedNumber.decimal(digits) else { continue }
            let negative = words.last == "-" && !(words.dropLast().last.map(isDigit) ?? false)
            wordsStart = index
            let label = String(
                words.split(omittingEmptySubsequences: false) { ",、(".contains($0) }.last ?? "")
            facts.append(
                Fact(
                    kind: Fact.Kind(label: label, before: before, unit: unit),
                    number: PrintedNumber(
                        micros: negative && unit == "%" ? -micros : micros, places: places,
                        unit: unit),
                    label: label, words: words, offset: start, end: index))
        }
        return facts
    }

    /// Digits, and a comma or a point between two digits.
    private static func continuesNumber(_ text: [Character], _ index: Int) -> Bool {
        if isDigit(text[index]) { return true }
        guard index > 0, index + 1 < text.count, isDigit(text[index - 1]), isDigit(text[index + 1])
        else { return false }
        if text[index] == "." { return true }
        guard text[index] == ",", index + 3 < text.count else { return false }
        return (1...3).allSatisfy { isDigit(text[index + $0]) }
            && (index + 4 >= text.count || !isDigit(text[index + 4]))
    }
}
