/// A calculation written out in a sentence: `332.50/350.00×100%=95.00%`.
struct WrittenFormula {
    /// As printed, up to the equals sign.
    let text: String
    let value: Quotient
    /// How far the value may be off because its operands were rounded, in billionths of one.
    let slack: Int128
    /// The figure behind the equals sign; two where a comma divides thousands or clauses.
    let results: [PrintedNumber]
    /// Whether the calculation takes something away, so that its sign may be told in words.
    let subtracts: Bool
    /// Whether it counts more than the whole of something, as points are not given for.
    let mayBeCapped: Bool

    /// An exact fraction; nil where it leaves the range of its integers.
    ///
    /// A ``Rate`` traps there: its terms are a book's. These are whatever somebody printed.
    struct Quotient {
        let dividend: Int128
        let divisor: Int128

        init?(_ dividend: Int128, _ divisor: Int128) {
            // The least integer has no magnitude of its own kind.
            guard divisor != 0, divisor != .min, dividend != .min else { return nil }
            var (a, b) = (dividend.magnitude, divisor.magnitude)
            while b != 0 { (a, b) = (b, a % b) }
            let common = Int128(max(a, 1)) * (divisor < 0 ? -1 : 1)
            self.dividend = dividend / common
            self.divisor = divisor / common
        }

        /// The value times a factor, rounded; nil where it is too large.
        func rounded(times factor: Int128) -> Int128? {
            let (scaled, overflow) = dividend.multipliedReportingOverflow(by: factor)
            return overflow ? nil : roundedQuotient(scaled, divisor)
        }

        func plus(_ other: Quotient, negated: Bool = false) -> Quotient? {
            let (left, first) = dividend.multipliedReportingOverflow(by: other.divisor)
            let (right, second) = other.dividend.multipliedReportingOverflow(by: divisor)
            let (divisor, third) = divisor.multipliedReportingOverflow(by: other.divisor)
            let (sum, fourth) =
                negated
                ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
            return first || second || third || fourth ? nil : Quotient(sum, divisor)
        }

        func times(_ other: Quotient) -> Quotient? {
            let (dividend, first) = dividend.multipliedReportingOverflow(by: other.dividend)
            let (divisor, second) = divisor.multipliedReportingOverflow(by: other.divisor)
            return first || second ? nil : Quotient(dividend, divisor)
        }

        func over(_ other: Quotient) -> Quotient? {
            Quotient(other.divisor, other.dividend).flatMap(times)
        }
    }

    /// The calculations of a sentence, in order.
    ///
    /// What is not wholly understood is none: the end of a calculation whose beginning holds words
    /// would give another result.
    static func read(_ sentence: String) -> [WrittenFormula] {
        guard sentence.containsAny(of: ["=", "≈"]) else { return [] }
        let text = Array(sentence)
        return text.indices.filter { text[$0] == "=" || text[$0] == "≈" }.compactMap { sign in
            let results = FormulaReader.results(in: text, from: sign + 1)
            guard !results.isEmpty, let begin = begin(of: sign, in: text),
                // 1.5×2分 may be an item's number before 5×2分.
                begin > 0 || text.count < 2 || text[1] != "."
            else { return nil }
            for start in begin..<sign {
                if start == begin || FormulaReader.begins(text, at: start) {
                    var reader = FormulaReader(text: text, from: start, to: sign)
                    if let value = reader.whole() {
                        return WrittenFormula(
                            String(text[start..<sign]), value, results, reader)
                    }
                }
                if FormulaReader.isSign(text[start]) { return nil }
            }
            return nil
        }
    }

    private init?(
        _ text: String, _ value: FormulaReader.Value, _ results: [PrintedNumber],
        _ reader: FormulaReader
    ) {
        // 100人×300元 may be told in 万元.
        guard reader.operations > 0,
            results.allSatisfy({ result in
                reader.money == nil || !result.unit.hasSuffix("元") || result.unit == reader.money
            })
        else { return nil }
        self.text = text
        self.value = value.quotient
        slack = value.slack
        self.results = results
        subtracts = reader.subtracts
        mayBeCapped = reader.exceedsWhole
    }

    /// Where the clause before an equals sign begins; nil where it is too long to be one.
    private static func begin(of sign: Int, in text: [Character]) -> Int? {
        var start = sign
        while start > 0 {
            let before = text[start - 1]
            let groups =
                before == "," && start > 1 && isDigit(text[start - 2]) && isDigit(text[start])
            if "=≈:;、,".contains(before), !groups { break }
            start -= 1
            if sign - start > 400 { return nil }
        }
        return start
    }
}

private let billion: Int128 = 1_000_000_000

/// Reads a calculation of numbers, + − × ÷ and parentheses.
private struct FormulaReader {
    struct Value {
        let quotient: WrittenFormula.Quotient
        let slack: Int128

        /// How far a product of the two may be off; of a quotient too, once divided twice.
        func slack(with other: Value) -> (sum: Int128, divisor: Int128)? {
            guard let own = quotient.rounded(times: billion).map(abs),
                let others = other.quotient.rounded(times: billion).map(abs)
            else { return nil }
            let (left, first) = own.multipliedReportingOverflow(by: other.slack)
            let (right, second) = others.multipliedReportingOverflow(by: slack)
            let (sum, third) = left.addingReportingOverflow(right)
            return first || second || third ? nil : (sum, others)
        }
    }

    private let text: [Character]
    private let begin: Int
    private let end: Int
    private var index: Int
    private var depth = 0
    private(set) var money: String?
    private(set) var operations = 0
    private(set) var subtracts = false
    private(set) var exceedsWhole = false

    init(text: [Character], from begin: Int, to end: Int) {
        self.text = text
        self.begin = begin
        self.end = end
        index = begin
    }

    private static let units = [
        "亿元", "万元", "千元", "元", "人次", "人", "个", "项", "份", "件", "辆", "户", "次", "分", "%",
    ]

    /// Whether a character belongs to calculations, so that none begins behind it.
    static func isSign(_ character: Character) -> Bool {
        "+-×÷*/xX—–()[]【】〔〕{}|".contains(character)
    }

    static func begins(_ text: [Character], at index: Int) -> Bool {
        text[index] == "("
            || isDigit(text[index]) && (index == 0 || !isDigit(text[index - 1]))
                && (index == 0 || text[index - 1] != ".")
    }

    /// What is printed at a place; nothing where no number stands there, or another calculation.
    static func results(in text: [Character], from start: Int) -> [PrintedNumber] {
        var end = start
        if end < text.count, text[end] == "-" { end += 1 }
        var commas: [Int] = []
        while end < text.count, isDigit(text[end]) || end > start && ".,".contains(text[end]) {
            if text[end] == "," { commas.append(end) }
            end += 1
        }
        while end > start, ".,".contains(text[end - 1]) { end -= 1 }
        let rest = String(text[end..<min(end + 2, text.count)])
        let unit = units.first(where: rest.hasPrefix) ?? ""
        let after = end + unit.count
        let follows = after < text.count ? text[after] : " "
        guard end > start, !isSign(follows) || "()[【〔".contains(follows),
            !unit.isEmpty || !"‰万亿千百".contains(follows)
        else { return [] }
        let whole = PrintedNumber(String(text[start..<end]) + unit)
        let first = commas.first.flatMap { PrintedNumber(String(text[start..<$0])) }
        return [whole, first].compactMap(\.self)
    }

    /// The value of the whole text; nil where it is no calculation.
    mutating func whole() -> Value? {
        guard let value = sum(), index == end else { return nil }
        return value
    }

    private mutating func take(_ characters: String) -> Character? {
        guard index < end, characters.contains(text[index]) else { return nil }
        defer { index += 1 }
        return text[index]
    }

    private mutating func sum() -> Value? {
        guard var value = product() else { return nil }
        while let sign = take("+-") {
            guard let next = product(),
                let quotient = value.quotient.plus(next.quotient, negated: sign == "-")
            else { return nil }
            operations += 1
            if sign == "-" { subtracts = true }
            value = Value(quotient: quotient, slack: value.slack + next.slack)
        }
        return value
    }

    private mutating func product() -> Value? {
        guard var value = factor() else { return nil }
        while let sign = take("×*÷/") {
            guard let next = factor() else { return nil }
            let isProduct = "×*".contains(sign)
            guard
                let quotient = isProduct
                    ? value.quotient.times(next.quotient) : value.quotient.over(next.quotient)
            else { return nil }
            operations += 1
            guard let (sum, divisor) = value.slack(with: next) else { return nil }
            var slack = sum / billion
            if !isProduct {
                guard divisor > 0 else { return nil }
                let (scaled, overflow) = (sum / divisor).multipliedReportingOverflow(by: billion)
                guard !overflow else { return nil }
                slack = scaled / divisor
            }
            value = Value(quotient: quotient, slack: slack)
        }
        return value
    }

    private mutating func factor() -> Value? {
        if index == begin || text[index - 1] == "(", take("-") != nil {
            subtracts = true
            guard let value = factor(),
                let zero = WrittenFormula.Quotient(0, 1),
                let quotient = zero.plus(value.quotient, negated: true)
            else { return nil }
            return Value(quotient: quotient, slack: value.slack)
        }
        if take("(") != nil {
            depth += 1
            defer { depth -= 1 }
            guard depth < 20, let value = sum(), take(")") != nil else { return nil }
            return value
        }
        return number()
    }

    private mutating func number() -> Value? {
        let start = index
        while index < end, isDigit(text[index]) || ".,".contains(text[index]) { index += 1 }
        let rest = String(text[index..<min(index + 2, end)])
        let unit = Self.units.first(where: rest.hasPrefix) ?? ""
        guard let (micros, places) = PrintedNumber.decimal(String(text[start..<index])) else {
            return nil
        }
        index += unit.count
        let isMoney = unit.hasSuffix("元")
        if isMoney {
            // 亿元 over 万元 is not told by the digits.
            guard money == nil || money == unit else { return nil }
            money = unit
        }
        if unit == "%", micros > 100_000_000 { exceedsWhole = true }
        let one: Int128 = unit == "%" ? 100_000_000 : 1_000_000
        guard let quotient = WrittenFormula.Quotient(Int128(micros), one) else { return nil }
        let slack = places == 0 && !isMoney ? 0 : lastPlace(places) * billion / one / 2
        return Value(quotient: quotient, slack: slack)
    }
}
