import BudgetDomain
import Reports
import Testing

/// How values are printed, in every format alike.
struct ShownValueTests {
    @Test(arguments: [
        (ShownValue.money(Money(fen: 69_6412_00), unit: .tenThousandYuan), "69.64"),
        (.money(Money(fen: 10_8650_00), unit: .tenThousandYuan), "10.87"),
        (.money(Money(fen: -10_8650_00), unit: .tenThousandYuan), "-10.87"),
        (.money(Money(fen: 123_456_789), unit: .yuan), "1,234,567.89"),
        (.rate(Rate(17, 100)), "17.00%"), (.rate(nil), "—"), (.points(Rate(1372, 10_000)), "13.72"),
        (.decimal(Rate(931, 100), places: 2), "9.31"), (.decimal(Rate(1, 8), places: 2), "0.13"),
        (.decimal(Rate(-1, 8), places: 2), "-0.13"), (.decimal(Rate(-1, 1000), places: 2), "0.00"),
        (.decimal(Rate(19, 2), places: 0), "10"), (.decimal(nil, places: 2), "—"),
        (.integer(8), "8"), (.light(.green), "●正常"), (.light(.yellow), "▲黄灯"),
        (.light(.red), "■红灯"), (.blank, ""), (.text("优"), "优"),
    ])
    func `A value is rounded once, half away from zero`(value: ShownValue, text: String) {
        #expect(value.text == text)
    }

    @Test(arguments: [
        (ShownValue.money(Money(fen: 10_8620_00), unit: .tenThousandYuan), "108620.00"),
        (.rate(Rate(1086, 4650)), "181/775"), (.rate(nil), ""), (.integer(8), "8"),
    ])
    func `The exact value is kept beside`(value: ShownValue, exact: String) {
        #expect(value.exactText == exact)
    }
}
