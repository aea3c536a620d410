/// A calendar day as PostgreSQL keeps it, without a time zone.
package struct DatabaseDate: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The days from 1 January 2000, which is how the server sends a date.
    ///
    /// Years are counted from 1 March, so that the leap day comes last and the lengths of the
    /// months before it follow one linear rule; eras of 400 years repeat exactly.
    package var daysSince2000: Int32 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(clamping: era * 146_097 + dayOfEra - Self.daysFromEraTo2000)
    }

    package init(daysSince2000: Int32) {
        let days = Int(daysSince2000) + Self.daysFromEraTo2000
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The days from 1 March of the year 0 to 1 January 2000.
    private static let daysFromEraTo2000 = 730_425
}

extension DatabaseDate: CustomStringConvertible {
    /// ISO 8601, such as `2025-03-07`.
    package var description: String {
        func padded(_ number: Int, to width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

/// An instant as PostgreSQL keeps it, in microseconds since 1 January 1970 UTC.
package struct DatabaseTimestamp: Sendable, Hashable {
    package let microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) {
        self.microsecondsSince1970 = microsecondsSince1970
    }

    /// The server counts from 1 January 2000.
    static let microsecondsFrom1970To2000: Int64 = 946_684_800_000_000
}
