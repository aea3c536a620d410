package import BudgetDomain
import EventSourcing
package import ReadModels

extension PointInTime {
    /// The as-of day within a fiscal year: the one asked for, else today in Asia/Shanghai, clamped.
    package func day(in fiscalYear: Int) -> CalendarDate {
        let first = CalendarDate.lastDay(of: 12, fiscalYear - 1).adding(days: 1)
        let last = CalendarDate.lastDay(of: 12, fiscalYear)
        return min(max(asOf ?? .todayInShanghai(), first), last)
    }
}

extension CalendarDate {
    /// Today where China's books are kept, eight hours ahead of UTC without daylight saving time.
    package static func todayInShanghai() -> CalendarDate {
        let seconds = Timestamp.now().microseconds / 1_000_000 + 8 * 3600
        return CalendarDate(daysSinceEpoch: Int(seconds / 86_400))
    }
}
