import BudgetDomain

/// The working days of the demonstration's year (工作日): weekdays less the public holidays of 2021.
enum WorkCalendar {
    static let year = 2021
    static let lastDay = CalendarDate.lastDay(of: 12, year)

    private static let holidays: [Int: ClosedRange<Int>] = [
        1: 1...3, 2: 11...17, 4: 3...5, 5: 1...5, 6: 12...14, 9: 19...21, 10: 1...7,
    ]

    /// A day of the year; the month's last where it has no such day.
    static func day(_ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? .lastDay(of: month, year)
    }

    /// That day or the next working day; the last before it where the month ends first.
    static func workday(_ month: Int, _ day: Int) -> CalendarDate {
        let wanted = Self.day(month, day)
        var found = wanted
        while !isWorkday(found) { found = found.adding(days: 1) }
        if found.month == month { return found }
        found = wanted
        while !isWorkday(found) { found = found.adding(days: -1) }
        return found
    }

    static func workday(after date: CalendarDate) -> CalendarDate {
        var found = date.adding(days: 1)
        while !isWorkday(found) { found = found.adding(days: 1) }
        return found
    }

    private static func isWorkday(_ date: CalendarDate) -> Bool {
        date.isWeekday && !(holidays[date.month]?.contains(date.day) ?? false)
    }
}
