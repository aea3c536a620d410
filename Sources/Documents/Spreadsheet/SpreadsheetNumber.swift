import BudgetDomain
import Reports

/// A value as a spreadsheet keeps it: a binary floating-point number and how to show it.
///
/// The only place where an amount becomes a Double: the format has no other number. It is the last
/// step, nothing computes on it here, and 15 digits hold every amount below ten billion 元 to the 分.
struct SpreadsheetNumber {
    let value: Double
    let format: String

    /// The number of a value; nil for text, blanks and missing ratios.
    init?(_ shown: ShownValue) {
        switch shown {
        case .text, .light, .blank: return nil
        case .money(let money, unit: .yuan):
            (value, format) = (Double(money.fen) / 100, "#,##0.00")
        case .money(let money, unit: .tenThousandYuan):
            (value, format) = (Double(money.fen) / 1_000_000, "0.00")
        case .rate(let rate):
            guard let rate else { return nil }
            (value, format) = (Self.quotient(rate), "0.00%")
        case .points(let rate):
            guard let rate else { return nil }
            (value, format) = (Self.quotient(rate * .percent(10_000)), "0.00")
        case .decimal(let number, let places):
            guard let number else { return nil }
            let zeros = String(repeating: "0", count: places)
            (value, format) = (Self.quotient(number), places > 0 ? "0." + zeros : "0")
        case .integer(let number):
            (value, format) = (Double(number), "0")
        }
    }

    private static func quotient(_ rate: Rate) -> Double {
        Double(rate.numerator) / Double(rate.denominator)
    }
}
