package import BudgetDomain

extension PrintedDocument {
    /// The day up to which the report says it counts (截至日期); nil where it names none of that year.
    ///
    /// `截至 2021-07-31`, `截至2021年7月31日` and, for forms that name months only, `1—7月`.
    package func statedDay(in year: Int) -> CalendarDate? {
        for line in lines.prefix(40) {
            let text = squeezed(line.cells.map(\.text).joined(separator: " "))
            guard text.count < 400 else { continue }
            if let day = Self.day(after: "截至", in: text, year) { return day }
            if let month = Self.lastMonth(in: text) { return .lastDay(of: month, year) }
        }
        return nil
    }

    private static func day(after word: String, in text: String, _ year: Int) -> CalendarDate? {
        guard let range = text.firstRange(of: word) else { return nil }
        let numbers = text[range.upperBound...].prefix(12).split { !isDigit($0) }
            .compactMap { Int($0) }
        guard numbers.count >= 3, numbers[0] == year else { return nil }
        return CalendarDate(year: year, month: numbers[1], day: numbers[2])
    }

    /// 7 in `1—7月`.
    private static func lastMonth(in text: String) -> Int? {
        for dash in ["—", "-", "–", "至"] {
            guard let range = text.firstRange(of: "1" + dash) else { continue }
            let digits = text[range.upperBound...].prefix(while: isDigit)
            let before = text[..<range.lowerBound].last
            guard digits.count <= 2, let month = Int(digits), (1...12).contains(month),
                text[range.upperBound...].dropFirst(digits.count).first == "月",
                before.map({ !isDigit($0) && $0 != "-" }) ?? true
            else { continue }
            return month
        }
        return nil
    }
}
