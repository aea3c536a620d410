import BudgetDomain
import Testing

@Suite("Money and rates")
struct MoneyAndRateTests {
    @Test(
        arguments: [
            ("0", 0), ("0.00", 0), ("0.5", 50), ("1", 100), ("1.05", 105),
            ("696400.00", 69_640_000),
            ("999999999999999.99", 99_999_999_999_999_999),
        ] as [(String, Int64)])
    func `an amount in the contract's form is read in whole 分`(_ text: String, _ fen: Int64) {
        #expect(Money(yuan: text)?.fen == fen)
    }

    @Test(arguments: [
        "", ".", ".5", "1.", "01", "00", "1.000", "-1", "+1", "1,000", "1e3", " 1", "1 ", "１",
        "￥1", "1.0a", "1..0", "1000000000000000", "NaN", "0x1",
    ])
    func `no other form is an amount`(_ text: String) {
        #expect(Money(yuan: text) == nil)
    }

    @Test(
        arguments: [
            (0, "0.00", "0.00"), (-5, "-0.05", "-0.05"), (100, "1.00", "1.00"),
            (99_999, "999.99", "999.99"), (100_000, "1000.00", "1,000.00"),
            (-134_500_000, "-1345000.00", "-1,345,000.00"),
        ] as [(Int64, String, String)])
    func `an amount is written in 元 with two places`(
        _ fen: Int64, _ text: String, _ grouped: String
    ) {
        #expect(Money(fen: fen).yuanText == text)
        #expect(Money(fen: fen).groupedYuanText == grouped)
    }

    @Test(
        arguments: [
            (4_999, "0.00"), (5_000, "0.01"), (-4_999, "0.00"), (-5_000, "-0.01"), (14_999, "0.01"),
            (15_000, "0.02"), (-15_000, "-0.02"), (10_860_000, "10.86"), (10_865_000, "10.87"),
        ] as [(Int64, String)])
    func `万元 is rounded half away from zero`(_ fen: Int64, _ text: String) {
        #expect(Money(fen: fen).tenThousandYuanText == text)
    }

    @Test(
        arguments: [
            (6_964, 13_450, "51.78"), (1_086, 4_650, "23.35"), (10_862, 46_500, "23.36"),
            (1, 3, "33.33"), (2, 3, "66.67"), (1, 20_000, "0.01"), (-1, 20_000, "-0.01"),
            (1, 20_001, "0.00"), (112_554, 120_935, "93.07"), (649, 2_800, "23.18"),
            (103_077, 95_996, "107.38"), (0, 5, "0.00"), (5, -10, "-50.00"),
        ] as [(Int64, Int64, String)])
    func `a rate is rounded once, half away from zero`(
        _ part: Int64, _ whole: Int64, _ text: String
    ) {
        #expect(Rate(Money(fen: part), of: Money(fen: whole))?.percentText == text)
    }

    @Test func `of nothing there is no rate`() {
        #expect(Rate(Money(fen: 5), of: .zero) == nil)
        #expect(Rate.one / Rate.zero == nil)
    }

    @Test func `ten and twenty points behind are exactly that, where doubles would miss them`() {
        let progress = TimeProgress.monthEnds.rate(on: .lastDay(of: 8, 2021))
        let gaps = [17_000, 14_000].compactMap {
            Rate(Money(fen: $0), of: Money(fen: 30_000)).map { progress - $0 }
        }
        #expect(gaps == [.percent(10), .percent(20)])
        #expect(gaps[0] >= .percent(10))
        #expect(!(gaps[0] > .percent(10)))
    }

    @Test(arguments: [
        ("12.5", "12.50"), ("-12.5", "-12.50"), ("0", "0.00"), ("9.305", "9.31"),
        ("-0.005", "-0.01"), ("007", "7.00"),
    ])
    func `a decimal text is read exactly`(_ text: String, _ shown: String) {
        #expect(Rate(decimal: text)?.decimalTextRounded == shown)
    }

    @Test(arguments: ["", "-", ".5", "1.", "1.2.3", "1e2", "+1", "--1", "1,0", "１"])
    func `what is no decimal text is none`(_ text: String) {
        #expect(Rate(decimal: text) == nil)
    }

    @Test func `fractions compare and add as fractions`() throws {
        let third = try #require(Rate(1, 3))
        #expect(third + third + third == .one)
        #expect(Rate(2, 6) == third)
        #expect(Rate(-1, -3) == third)
        #expect(third < .hundredths(ofPercent: 3334))
        #expect(third > .hundredths(ofPercent: 3333))
        #expect((third - .one).magnitude == Rate(2, 3))
    }
}
