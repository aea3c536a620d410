/// An amount as printed, in millionths of 元, with how far it may be rounded.
struct Amount: Hashable {
    let microYuan: Int128
    /// Half a unit of the last place the amount was rounded to.
    let halfUnit: Int128
    let number: PrintedNumber
    let unit: MoneyUnit

    /// An amount of a column whose amounts have so many places, two at least in 万元.
    ///
    /// 46.5 beside 10.86 is 46.50; but where every amount is whole, all are rounded to whole ones.
    init(_ number: PrintedNumber, unit: MoneyUnit, places: Int) {
        let own = MoneyUnit(rawValue: number.unit) ?? unit
        self.number = number
        self.unit = own
        microYuan = Int128(number.micros) * own.yuan
        halfUnit = lastPlace(max(places, number.places)) * own.yuan / 2
    }

    /// Whether the amount was rounded to whole 万元 or 亿元.
    var isCoarse: Bool { unit != .yuan && 2 * halfUnit == 1_000_000 * unit.yuan }

    /// The value in the amount's own unit, in millionths.
    var micros: Int128 { Int128(number.micros) }

    var text: String { decimalText(micros: micros, places: number.places) }

    /// Another value printed as this amount is printed.
    func text(of microYuan: Int128) -> String {
        let micros = roundedQuotient(microYuan, unit.yuan)
        return decimalText(micros: rounded(micros, places: max(2, number.places)), places: 0)
    }
}

/// How well a printed figure and a recomputed one agree.
enum Agreement: Comparable {
    case exact
    /// Explained by unrounded figures, or off by one in the last printed place.
    case rounding
    case conflict
}

/// The quotient of two printed amounts held against a printed percentage.
struct RateCheck {
    let part: Amount
    let whole: Amount

    /// nil where the whole is zero: no rate can be told.
    init?(_ part: Amount, of whole: Amount) {
        guard whole.microYuan != 0 else { return nil }
        self.part = part
        self.whole = whole
    }

    /// The rate in millionths of a percent.
    var percent: Int128 { roundedQuotient(part.microYuan * 100_000_000, whole.microYuan) }

    func agreement(with printed: PrintedNumber) -> Agreement {
        let value = Int128(printed.micros)
        let unit = lastPlace(printed.places)
        if roundedQuotient(percent, unit) * unit == value { return .exact }
        if abs(value - percent) <= unit { return .rounding }
        guard canBe(printed) else { return .conflict }
        // Whole 万元 cannot tell the hundredths of a percent at all.
        return part.isCoarse && whole.isCoarse ? .exact : .rounding
    }

    /// Whether unrounded amounts behind the printed ones can make the printed rate.
    func canBe(_ printed: PrintedNumber) -> Bool {
        guard whole.microYuan > whole.halfUnit, part.microYuan >= 0 else { return false }
        let value = Int128(printed.micros)
        let unit = lastPlace(printed.places)
        let low =
            (part.microYuan - part.halfUnit) * 100_000_000 / (whole.microYuan + whole.halfUnit)
        let high =
            (part.microYuan + part.halfUnit) * 100_000_000 / (whole.microYuan - whole.halfUnit)
        return value + unit / 2 >= low && value - unit / 2 <= high
    }

    /// The rate as it should be printed: two places unless it is whole and was printed so.
    func expected(like printed: PrintedNumber?) -> String {
        percentText(percent, places: printed?.places ?? 2)
    }

    /// `1.43 ÷ 10 = 14.30%`.
    var arithmetic: String {
        part.text + part.differingUnit(from: whole) + " ÷ " + whole.text
            + whole.differingUnit(from: part) + " = " + percentText(percent, places: 2)
    }
}

extension Amount {
    fileprivate func differingUnit(from other: Amount) -> String {
        unit == other.unit ? "" : unit.rawValue
    }
}

/// Millionths of a percent as a percentage; more than two places only where they were printed.
func percentText(_ micros: Int128, places: Int) -> String {
    let whole = rounded(micros, places: 2) % 1_000_000 == 0
    let places = places == 0 && whole ? 0 : max(2, places)
    return decimalText(micros: rounded(micros, places: places), places: places) + "%"
}
