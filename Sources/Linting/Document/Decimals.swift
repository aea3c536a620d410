/// Millionths as a plain decimal with at least `places` places and no needless zeros beyond.
func decimalText(micros: Int128, places: Int) -> String {
    var digits = String(micros.magnitude)
    while digits.utf8.count < 7 { digits = "0" + digits }
    var fraction = String(digits.suffix(6))
    while fraction.utf8.count > places, fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = digits.dropLast(6)
    return (micros < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
}

/// The terms of a sum, with the places they were printed with, or at least `places`.
func sumText(_ numbers: some Sequence<PrintedNumber>, places: Int? = nil) -> String {
    numbers.map { decimalText(micros: Int128($0.micros), places: places ?? $0.places) }
        .joined(separator: " + ")
}

/// Divides and rounds half away from zero (四舍五入).
func roundedQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
    return quotient + ((dividend < 0) == (divisor < 0) ? 1 : -1)
}

/// One unit of the last of so many places, in millionths.
func lastPlace(_ places: Int) -> Int128 {
    var unit: Int128 = 1_000_000
    for _ in 0..<min(max(places, 0), 6) { unit /= 10 }
    return unit
}

/// Millionths rounded half away from zero to so many places.
func rounded(_ micros: Int128, places: Int) -> Int128 {
    roundedQuotient(micros, lastPlace(places)) * lastPlace(places)
}
