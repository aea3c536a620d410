import BudgetDomain
import Demonstration
import EventSourcing
import Testing

/// How the year goes: the budget as of a day, and the alerts that arise by themselves.
@Suite struct YearCourseTests {
    private let year = RecordedYear.whole

    @Test(arguments: [
        ("2021-01-08", "12079600.00"), ("2021-06-30", "12509600.00"),
        ("2021-08-19", "12509600.00"), ("2021-08-20", "12093500.00"),
        ("2021-12-30", "12093500.00"), ("2021-12-31", "11255400.00"),
    ])
    func `the adjusted budget follows its dates`(day: String, adjusted: String) throws {
        let figures = year.figures(asOf: try #require(CalendarDate(day)))
        #expect(figures.whole.adjusted.yuanText == adjusted)
    }

    @Test func `the unit's rate on the eve of the recovery is 93.07`() throws {
        let figures = year.figures(asOf: try #require(CalendarDate("2021-12-30")))
        #expect(figures.whole.rateOnAdjusted?.percentText == "93.07")
        #expect(figures.whole.residueRate?.percentText == "6.93")
        #expect(figures.whole.netAdjustmentRate?.percentText == "0.12")
    }

    @Test func `the recovered money is shown as such`() {
        let whole = year.figures(asOf: .lastDay(of: 12, 2021)).whole
        #expect(whole.rateOnAdjusted?.percentText == "100.00")
        #expect(whole.rateOnInitial?.percentText == "93.18")
        #expect(whole.recovered.yuanText == "838100.00")
        #expect(whole.netAdjustmentRate?.percentText == "-6.82")
        #expect(whole.grossAdjustmentRate?.percentText == "18.55")
    }

    @Test func `July warns of the slow tasks and leaves the others alone`() {
        let alerts = year.alerts(endOf: 7)
        #expect(alerts["A1 T01"] == .yellow)
        #expect(alerts["A1 T02"] == .red)
        #expect(alerts["A4 T04"] == .red)
        #expect(alerts["A4 T07"] == .red)
        #expect(alerts["A10 T07"] == .yellow)
        for quiet in ["A1 T00", "A1 T06", "A1 unit", "A4 T02"] {
            #expect(alerts[quiet] == nil, "\(quiet)")
        }
    }

    @Test func `alerts come and go over the year`() {
        #expect(year.alerts(endOf: 2).isEmpty)
        #expect(year.alerts(endOf: 3)["A1 T06"] == .yellow)
        #expect(year.alerts(endOf: 4)["A1 T06"] == nil)
        #expect(year.alerts(endOf: 4)["A4 T04"] == .yellow)
        #expect(year.alerts(endOf: 9)["A3 T02"] == .red)
        #expect(year.alerts(endOf: 12)["A2 T02"] == nil)
    }
}
