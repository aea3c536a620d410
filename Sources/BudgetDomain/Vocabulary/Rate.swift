/// An exact fraction, rounded only when it is shown (比率).
///
/// Thresholds are compared on the fraction: 170.00 of 300.00 against 8/12 is a gap of
/// exactly ten points, which doubles would make 9.999….
package struct Rate: Hashable, Sendable, Comparable {
    package let numerator: Int128
    /// Always positive.
    package let denominator: Int128

    /// A fraction in lowest terms; nil where the denominator is zero, since nothing was there to spend.
    package init?(_ numerator: Int128, _ denominator: Int128) {
        guard denominator != 0 else { return nil }
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / Int128(divisor)
        self.denominator = sign * denominator / Int128(divisor)
    }

    /// What part of `whole` the `part` is; nil where the whole is zero.
    package init?(_ part: Money, of whole: Money) {
        self.init(Int128(part.fen), Int128(whole.fen))
    }

    private init(exact numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    package static let zero = Rate(exact: 0, 1)
    package static let one = Rate(exact: 1, 1)

    /// A whole number of percent (or of percentage points, 百分点).
    package static func percent(_ value: Int) -> Rate { hundredths(ofPercent: value * 100) }

    /// A number of hundredths of a percent: `hundredths(ofPercent: 9500)` is 95.00%.
    package static func hundredths(ofPercent value: Int) -> Rate {
        Rate(Int128(value), 10_000) ?? .zero
    }

    package static func < (left: Rate, right: Rate) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    package static func + (left: Rate, right: Rate) -> Rate {
        Rate(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator) ?? .zero
    }

    package static func - (left: Rate, right: Rate) -> Rate { left + -right }

    package static prefix func - (rate: Rate) -> Rate {
        Rate(exact: -rate.numerator, rate.denominator)
    }

    package static func * (left: Rate, right: Rate) -> Rate {
        Rate(left.numerator * right.numerator, left.denominator * right.denominator) ?? .zero
    }

    /// The quotient; nil where the divisor is zero.
    package static func / (left: Rate, right: Rate) -> Rate? {
        Rate(left.numerator * right.denominator, left.denominator * right.numerator)
    }

    /// The fraction without its sign.
    package var magnitude: Rate { numerator < 0 ? -self : self }
}

// MARK: - Text

extension Rate {
    /// Percent with two places, half away from zero, without the sign of percent: `51.78`.
    package var percentText: String { decimalText(hundredthsOfPercent, places: 2) }

    /// The value in hundredths of a percent, rounded half away from zero.
    package var hundredthsOfPercent: Int64 { roundedQuotient(numerator * 10_000, by: denominator) }

    /// The plain number with two places, half away from zero: a score of 9.31.
    package var decimalTextRounded: String { decimalText(hundredths, places: 2) }

    /// The plain number in hundredths, rounded half away from zero.
    package var hundredths: Int64 { roundedQuotient(numerator * 100, by: denominator) }

    /// Reads a decimal number such as `-12.5` exactly; nil where the text is none.
    package init?(decimal text: some StringProtocol) {
        var numerator: Int128 = 0
        var denominator: Int128 = 1
        var digits = 0
        var afterPoint = false
        let negative = text.utf8.first == UInt8(ascii: "-")
        for byte in negative ? text.utf8.dropFirst() : text.utf8[...] {
            if byte == UInt8(ascii: "."), !afterPoint, digits > 0 {
                afterPoint = true
                digits = 0
            } else if let digit = decimalDigit(byte), digits < 15 {
                numerator = numerator * 10 + Int128(digit)
                if afterPoint { denominator *= 10 }
                digits += 1
            } else {
                return nil
            }
        }
        guard digits > 0 else { return nil }
        self.init(negative ? -numerator : numerator, denominator)
    }
}

private func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (larger, smaller) = (left, right)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return Swift.max(larger, 1)
}
