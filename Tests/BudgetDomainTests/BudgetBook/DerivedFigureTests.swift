import BudgetDomain
import BudgetTestKit
import Testing

/// Figures that follow from others, where a rule bends them.
@Suite struct DerivedFigureTests {
    @Test
    func `nothing is available or blocked of what was disposed of, also where part was frozen`()
        throws
    {
        var scenario = try Scenario.standard()
        try scenario.when(.freeze("T1", "30.00", on: "2021-02-01"))
        for month in 1...12 { try scenario.when(.close(month)) }
        try scenario.when(.dispose("T1", carryover: "0.00", recovered: "100.00"))
        #expect(scenario.book.frozen("T1") == .zero)
        #expect(scenario.book.available("T1", .fiscal) == .zero)
    }

    @Test func `the gross adjustment rate of a task counts what came in, a total's each move once`()
        throws
    {
        var giver = ExecutionFigures()
        giver.initial = try #require(Money(yuan: "1000"))
        giver.transferredOut = try #require(Money(yuan: "100"))
        var taker = ExecutionFigures()
        taker.initial = try #require(Money(yuan: "1000"))
        taker.transferredIn = try #require(Money(yuan: "100"))
        taker.increased = try #require(Money(yuan: "300"))
        #expect(giver.grossAdjustmentRate?.percentText == "10.00")
        #expect(taker.grossAdjustmentRate?.percentText == "40.00")
        #expect(taker.netAdjustmentRate?.percentText == "40.00")
        let both = ExecutionFigures.total(of: [giver, taker])
        #expect(both.grossAdjustmentRate?.percentText == "20.00")
    }
}
