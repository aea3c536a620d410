import BudgetDomain
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test(arguments: [
        "2021-02-29", "1900-02-29", "2100-02-29", "2021-04-31", "2021-13-01", "2021-00-01",
        "2021-01-00", "2021-1-1", "2021/01/01", "20210101", "0000-01-01", " 2021-01-01",
        "2021-01-01T00:00", "２０２１-01-01", "",
    ])
    func `what is no day, or not written as one, is refused`(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: ["2020-02-29", "2000-02-29", "2021-12-31", "0001-01-01", "9999-12-31"])
    func `a day is written as it was read`(_ text: String) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.description == text)
        #expect(CalendarDate(number: date.number) == date)
        #expect(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-01-01", 10_957), ("2021-07-31", 18_839),
        ("2000-02-29", 11_016),
    ])
    func `days are counted from 1970`(_ text: String, _ days: Int) {
        #expect(CalendarDate(text)?.daysSinceEpoch == days)
    }

    @Test(arguments: [
        ("2021-01-01", 1), ("2021-02-28", 59), ("2021-03-01", 60), ("2020-03-01", 61),
        ("2020-12-31", 366), ("2021-12-31", 365), ("2016-07-31", 213),
    ])
    func `days of a year are counted from one`(_ text: String, _ number: Int) {
        #expect(CalendarDate(text)?.dayOfYear == number)
    }

    @Test func `every day of four centuries follows the one before`() {
        var date = CalendarDate(daysSinceEpoch: 0)
        for day in 1...146_097 {
            let next = CalendarDate(daysSinceEpoch: day)
            guard next > date, CalendarDate(number: next.number) == next, next.daysSinceEpoch == day
            else {
                Issue.record("\(date) is followed by \(next)")
                return
            }
            date = next
        }
        #expect(date.description == "2370-01-01")
    }

    @Test(arguments: [
        ("2021-03-01", "2021-01-01"), ("2020-03-01", "2020-01-02"), ("2021-12-31", "2021-11-02"),
    ])
    func `sixty days, the last included, begin fifty-nine days before`(
        _ last: String, _ first: String
    ) throws {
        let date = try #require(CalendarDate(last))
        #expect(date.adding(days: -59).description == first)
    }

    @Test(arguments: [(2020, 29), (2021, 28), (1900, 28), (2000, 29)])
    func `February ends with the year's kind`(_ year: Int, _ day: Int) {
        #expect(CalendarDate.lastDay(of: 2, year).day == day)
        #expect(CalendarDate.lastDay(of: 2, year).isLastOfMonth)
    }

    @Test(arguments: [
        ("2021-01-30", 0), ("2021-01-31", 1), ("2021-02-28", 2), ("2020-02-28", 1),
        ("2021-07-31", 7), ("2021-12-31", 12), ("2021-12-30", 11),
    ])
    func `time progress counts month-ends`(_ text: String, _ passed: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(TimeProgress.monthEndsPassed(on: date) == passed)
        #expect(TimeProgress.monthEnds.rate(on: date) == Rate(Int128(passed), 12))
    }

    @Test(arguments: [("2016-07-31", "58.20"), ("2021-12-31", "100.00"), ("2021-01-01", "0.27")])
    func `or days of the year's, where the rule set says so`(_ text: String, _ shown: String) throws
    {
        let date = try #require(CalendarDate(text))
        #expect(TimeProgress.days.rate(on: date).percentText == shown)
    }
}
