import BudgetDomain
import JSON

/// The closing of January to November (月末结账), each in the first working days of the next month.
enum MonthClosings {
    static var steps: [Step] {
        (1...11).map { close($0, on: WorkCalendar.workday($0 + 1, 2)) }
    }

    static func close(_ month: Int, on date: CalendarDate) -> Step {
        Step("CloseMonth", on: date, by: Role.financeHead, ["month": .integer(month)])
    }
}
