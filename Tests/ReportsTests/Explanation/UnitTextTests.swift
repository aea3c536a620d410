import BudgetDomain
import Reports
import Testing

/// A value that stands alone says its unit.
@Suite struct UnitTextTests {
    @Test(
        arguments: [
            (.money(Money(fen: 69_640_000), unit: .tenThousandYuan), "69.64 万元"),
            (.money(Money(fen: 1200), unit: .tenThousandYuan), "12.00 元"),
            (.money(Money(fen: -4999), unit: .tenThousandYuan), "-49.99 元"),
            (.money(Money(fen: 5000), unit: .tenThousandYuan), "0.01 万元"),
            (.money(.zero, unit: .tenThousandYuan), "0.00 万元"),
            (.money(Money(fen: 123_456), unit: .yuan), "1,234.56 元"),
            (.rate(Rate(1, 2)), "50.00%"), (.points(Rate(1, 2)), "50.00 个百分点"), (.points(nil), "—"),
            (.text("未设定"), "未设定"),
        ] as [(ShownValue, String)])
    func `An amount that 万元 would hide is told in 元`(value: ShownValue, text: String) {
        #expect(value.textWithUnit == text)
    }
}
