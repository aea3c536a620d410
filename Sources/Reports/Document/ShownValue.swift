package import BudgetDomain

/// A value as it stands in a cell or a sentence, exact, together with how it is printed.
///
/// The text is made here once, so that no renderer can round differently from another.
package enum ShownValue: Hashable, Sendable {
    case text(String)
    case money(Money, unit: MoneyUnit)
    /// A ratio in percent, 17.00%; nil prints a dash, since nothing was there to divide by.
    case rate(Rate?)
    /// A ratio in percentage points (百分点), as gaps against 序时 are given; nil prints a dash.
    case points(Rate?)
    /// A plain number such as a score, with so many decimal places; nil prints a dash.
    case decimal(Rate?, places: Int)
    case integer(Int)
    case light(Light)
    case blank

    /// The unit in which money is printed; a table says it once above itself.
    package enum MoneyUnit: Hashable, Sendable {
        /// 元, two places with thousands separators.
        case yuan
        /// 万元, two places, rounded half away from zero.
        case tenThousandYuan
    }

    /// How a scope stands, told by word and shape since colour alone does not reach everybody.
    package enum Light: String, Hashable, Sendable, CaseIterable {
        case green
        case yellow
        case red

        /// 正常, 黄灯 or 红灯.
        package var word: String {
            switch self {
            case .green: "正常"
            case .yellow: "黄灯"
            case .red: "红灯"
            }
        }

        /// Circle, triangle or square, so that a grey print still tells them apart.
        package var shape: String {
            switch self {
            case .green: "●"
            case .yellow: "▲"
            case .red: "■"
            }
        }
    }

    /// Whether columns of such values are set flush right.
    package var isNumeric: Bool {
        switch self {
        case .text, .light, .blank: false
        case .money, .rate, .points, .decimal, .integer: true
        }
    }
}

// MARK: - Text

extension ShownValue {
    /// What is printed where a ratio has no denominator.
    package static let dash = "—"

    /// The value as people read it, rounded once, half away from zero.
    package var text: String {
        switch self {
        case .text(let text): text
        case .money(let money, unit: .yuan): money.groupedYuanText
        case .money(let money, unit: .tenThousandYuan): money.tenThousandYuanText
        case .rate(let rate): rate.map { $0.percentText + "%" } ?? Self.dash
        case .points(let rate): rate?.percentText ?? Self.dash
        case .decimal(let number, let places): number.map { $0.text(places: places) } ?? Self.dash
        case .integer(let number): String(number)
        case .light(let light): light.shape + light.word
        case .blank: ""
        }
    }

    /// The value unrounded: money in 元, ratios and numbers as `numerator/denominator`.
    ///
    /// A blank and a missing ratio are the empty text.
    package var exactText: String {
        switch self {
        case .text(let text): text
        case .money(let money, unit: _): money.yuanText
        case .rate(let rate), .points(let rate), .decimal(let rate, places: _):
            rate.map { "\($0.numerator)/\($0.denominator)" } ?? ""
        case .integer(let number): String(number)
        case .light(let light): light.rawValue
        case .blank: ""
        }
    }
}

extension Rate {
    /// The plain number with so many places (0 to 6), rounded half away from zero.
    func text(places: Int) -> String {
        let scale = (0..<places).reduce(Int128(1)) { power, _ in power * 10 }
        let (quotient, remainder) = (numerator.magnitude * scale.magnitude)
            .quotientAndRemainder(dividingBy: denominator.magnitude)
        let rounded = remainder * 2 >= denominator.magnitude ? quotient + 1 : quotient
        var digits = String(rounded)
        while digits.utf8.count <= places {
            digits = "0" + digits
        }
        let sign = numerator < 0 && rounded > 0 ? "-" : ""
        guard places > 0 else { return sign + digits }
        return sign + digits.dropLast(places) + "." + digits.suffix(places)
    }
}
