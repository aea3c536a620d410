/// A calculation written out in a sentence: `332.50/350.00×100%=95.00%`.
struct WrittenFormula {
    /// As printed, up to the equals sign.
    let text: String
    let value: Quotient
    /// How far the value may be off because its operands were rounded, in billionths of one.
    let slack: Int128
    /// The figure behind the equals sign.
    let result: PrintedNumber
    /// Whether the calculation takes something away, so that its sign may be told in words.
    let subtracts: Bool

    /// An exact fraction; nil where it leaves the range of its integers.
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
    static func read(_ sentence: String) -> [WrittenFormula] {
        guard sentence.containsAny(of: ["=", "≈"]) else { return [] }
        let text = Array(sentence)
        return text.indices.filter { text[$0] == "=" || text[$0] == "≈" }.compactMap { sign in
            guard let result = FormulaReader.number(in: text, from: sign + 1) else { return nil }
            // The longest text before the sign that is a calculation from its first character on.
            var start = sign
            while start > 0, sign - start < 120, FormulaReader.continues(text[start - 1]) {
                start -= 1
            }
            while start < sign {
                var reader = FormulaReader(text: Array(text[start..<sign]))
                if let value = reader.whole(), reader.operations > 0 {
                    return WrittenFormula(
                        text: String(text[start..<sign]), value: value.quotient,
                        slack: value.slack, result: result, subtracts: reader.subtracts)
                }
                start += 1
                // Only where a word ends may a calculation begin.
                while start < sign, isDigit(text[start - 1]) || text[start - 1] == "." {
                    start += 1
                }
            }
            return nil
        }
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

    let text: [Character]
    private var index = 0
    private var money: String?
    private var depth = 0
    private(set) var operations = 0
    private(set) var subtracts = false

    init(text: [Character]) {
        self.text = text
    }

    private static let units = [
        "亿元", "万元", "千元", "元", "人次", "人", "个", "项", "份", "件", "辆", "户", "次", "分", "%",
    ]

    static func continues(_ character: Character) -> Bool {
        isDigit(character) || ".,()+-×÷*/%".contains(character)
            || units.contains { $0.contains(character) }
    }

    /// The number at a place with its unit; nil where none stands there or it goes on as another
    /// calculation.
    static func number(in text: [Character], from start: Int) -> PrintedNumber? {
        var end = start
        if end < text.count, text[end] == "-" { end += 1 }
        while end < text.count, isDigit(text[end]) || end > start && ".,".contains(text[end]) {
            end += 1
        }
        while end > start, ".,".contains(text[end - 1]) { end -= 1 }
        let rest = String(text[end..<min(end + 2, text.count)])
        let unit = units.first(where: rest.hasPrefix) ?? ""
        let after = end + unit.count
        guard end > start, after >= text.count || !"×÷*/+-".contains(text[after]) else {
            return nil
        }
        return PrintedNumber(String(text[start..<end]) + unit)
    }

    /// The value of the whole text; nil where it is no calculation.
    mutating func whole() -> Value? {
        guard let value = sum(), index == text.count else { return nil }
        return value
    }

    private mutating func take(_ characters: String) -> Character? {
        guard index < text.count, characters.contains(text[index]) else { return nil }
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
        if take("(") != nil {
            depth += 1
            defer { depth -= 1 }
            guard depth < 20, let value = sum(), take(")") != nil else { return nil }
            return value
        }
        let start = index
        while index < text.count, isDigit(text[index]) || ".,".contains(text[index]) { index += 1 }
        let rest = String(text[index..<min(index + 2, text.count)])
        let unit = Self.units.first(where: rest.hasPrefix) ?? ""
        guard let (micros, places) = PrintedNumber.decimal(String(text[start..<index])) else {
            return nil
        }
        index += unit.count
        if unit.hasSuffix("元") {
            // 亿元 over 万元 is not told by the digits.
            guard money == nil || money == unit else { return nil }
            money = unit
        }
        let one: Int128 = unit == "%" ? 100_000_000 : 1_000_000
        guard let quotient = WrittenFormula.Quotient(Int128(micros), one) else { return nil }
        let slack = places == 0 ? 0 : lastPlace(places) * billion / one / 2
        return Value(quotient: quotient, slack: slack)
    }
}
