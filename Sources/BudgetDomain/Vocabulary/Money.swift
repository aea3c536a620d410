/// An amount of money in whole 分, never a fraction of one (金额).
///
/// Everything inside computes in 分; 元 and 万元 exist only in text.
package struct Money: Hashable, Sendable, Comparable, AdditiveArithmetic {
    package let fen: Int64

    package init(fen: Int64) {
        self.fen = fen
    }

    package static let zero = Money(fen: 0)

    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
    package static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
    package static func - (left: Money, right: Money) -> Money { Money(fen: left.fen - right.fen) }
    package static prefix func - (money: Money) -> Money { Money(fen: -money.fen) }

    /// The amount without its sign.
    package var magnitude: Money { Money(fen: abs(fen)) }
}

// MARK: - Text

extension Money {
    /// Reads 元 as commands write them: `^(0|[1-9]\d{0,14})(\.\d{1,2})?$`, nothing else.
    ///
    /// People may type commas and full-width digits into pages; the contract of scripts takes none.
    package init?(yuan text: some StringProtocol) {
        let bytes = Array(text.utf8)
        var index = 0
        var fen: Int64 = 0
        while index < bytes.count, let digit = decimalDigit(bytes[index]) {
            guard index < 15 else { return nil }
            fen = fen * 10 + digit
            index += 1
        }
        guard index > 0, index == 1 || bytes[0] != UInt8(ascii: "0") else { return nil }
        fen *= 100
        if index < bytes.count {
            guard bytes[index] == UInt8(ascii: "."), (2...3).contains(bytes.count - index) else {
                return nil
            }
            var weight: Int64 = 10
            for byte in bytes[(index + 1)...] {
                guard let digit = decimalDigit(byte) else { return nil }
                fen += digit * weight
                weight /= 10
            }
        }
        self.init(fen: fen)
    }

    /// 元 with two places, as the contract of the command line has it: `696400.00`.
    package var yuanText: String { decimalText(fen, places: 2) }

    /// 万元 rounded half away from zero to two places, as the forms have it: `69.64`.
    package var tenThousandYuanText: String {
        decimalText(roundedQuotient(Int128(fen), by: 10_000), places: 2)
    }

    /// 元 with thousands separators, for people: `696,400.00`.
    package var groupedYuanText: String {
        let text = yuanText
        let negative = text.hasPrefix("-")
        let body = negative ? text.dropFirst() : text[...]
        let whole = body.prefix { $0 != "." }
        var grouped = ""
        for (offset, character) in whole.enumerated() {
            if offset > 0, (whole.count - offset).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(character)
        }
        return (negative ? "-" : "") + grouped + body.dropFirst(whole.count)
    }
}

/// Divides and rounds half away from zero (四舍五入).
func roundedQuotient(_ dividend: Int128, by divisor: Int128) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude * 2 >= divisor.magnitude else { return Int64(quotient) }
    return Int64(quotient + ((dividend < 0) == (divisor < 0) ? 1 : -1))
}

/// A scaled integer as a decimal text: `decimalText(-5, places: 2)` is `-0.05`.
func decimalText(_ scaled: Int64, places: Int) -> String {
    var digits = String(scaled.magnitude)
    while digits.utf8.count <= places { digits = "0" + digits }
    let whole = digits.dropLast(places)
    return (scaled < 0 ? "-" : "") + whole + "." + digits.suffix(places)
}

/// The value of an ASCII digit, else nil.
func decimalDigit(_ byte: UInt8) -> Int64? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int64(byte - UInt8(ascii: "0")) : nil
}
