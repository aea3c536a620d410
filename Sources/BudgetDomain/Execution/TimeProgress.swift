/// How much of the year has passed, to hold spending against (序时进度).
package enum TimeProgress: String, WordCode {
    /// Month-ends passed of twelve, the default: 31 July is 7/12.
    case monthEnds
    /// Days passed of the year's.
    case days

    /// The part of the fiscal year passed by a day of it, from 0 to 1.
    package func rate(on date: CalendarDate) -> Rate {
        switch self {
        case .monthEnds:
            Rate(Int128(Self.monthEndsPassed(on: date)), 12) ?? .zero
        case .days:
            Rate(Int128(date.dayOfYear), CalendarDate.isLeap(date.year) ? 366 : 365) ?? .zero
        }
    }

    /// The number of month-ends up to and including a day, whether or not the months are closed.
    package static func monthEndsPassed(on date: CalendarDate) -> Int {
        date.isLastOfMonth ? date.month : date.month - 1
    }
}
