/// A day of any year, as rules name dates: `06-30`.
package struct MonthDay: Hashable, Sendable {
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    package init(_ month: Int, _ day: Int) {
        self.month = month
        self.day = day
    }

    /// Whether a date has reached this day of its own year.
    package func isReached(by date: CalendarDate) -> Bool {
        (date.month, date.day) >= (month, day)
    }
}

extension MonthDay: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        // Read in a leap year, so that 29 February may be named.
        guard text.utf8.count == 5, let date = CalendarDate("2000-" + text) else {
            throw malformed(decoder, "应为月日，如 \"06-30\"")
        }
        self.init(date.month, date.day)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension MonthDay: CustomStringConvertible {
    /// `MM-DD`.
    package var description: String {
        func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return padded(month) + "-" + padded(day)
    }
}
