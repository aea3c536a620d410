import BudgetDomain
import JSON
import Testing

/// Rule sets as data: what is written is read back exactly.
@Suite struct RuleSetTests {
    @Test func `The standard rule set survives being written and read`() throws {
        let json = JSONValueEncoder.encode(RuleSet.standard)
        #expect(try JSONValueDecoder.decode(RuleSet.self, from: json) == RuleSet.standard)
        #expect(RuleSet.standard.label == "default@2021.1")
        #expect(RuleSet.standard.effectiveFrom == day("2021-01-01"))
        #expect(json["alerts"]?["lag"]?["yellow"]?.stringValue == "0.1")
    }

    @Test(arguments: [
        ("0.1", "0.1"), ("10%", "0.1"), ("7/12", "7/12"), ("-12.50", "-12.5"), ("100%", "1"),
        ("0.0005", "0.0005"), ("10", "10"), ("３", nil), ("", nil), ("1/0", nil), ("%", nil),
        ("1e3", nil),
    ])
    func `Exact numbers are texts without rounding`(text: String, expected: String?) {
        #expect(Rate(exactText: text)?.exactText == expected)
    }

    @Test(arguments: [
        ("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"), ("59.99", "差"),
        ("0", "差"), ("100", "优"), ("98", "优"),
    ])
    func `Grades hold their edges`(sum: String, grade: String) throws {
        let sum = try #require(Rate(decimal: sum))
        #expect(RuleSet.standard.grades.grade(of: sum) == grade)
    }

    @Test func `Grades are taken on the exact sum, not on its rounding`() throws {
        let justBelow = try #require(Rate(89_996, 1000))
        #expect(justBelow.decimalTextRounded == "90.00")
        #expect(RuleSet.standard.grades.grade(of: justBelow) == "良")
    }

    @Test func `Grade bands out of order are refused`() {
        let bands: JSONValue = [["name": "良", "from": "80"], ["name": "优", "from": "90"]]
        #expect(throws: JSONFieldError.self) {
            try JSONValueDecoder.decode(Bands.self, from: ["grades": bands])
        }
    }

    private struct Bands: Decodable {
        let grades: GradeBands
    }

    @Test(arguments: [
        ("2021-05-01", "2021-06-01", false), ("2021-05-01", "2021-06-02", true),
        (nil, "2021-01-31", false), (nil, "2021-02-01", true),
    ])
    func `Figures are stale after a month without a voucher`(
        last: String?, today: String, expected: Bool
    ) {
        #expect(
            RuleSet.standard.isStale(lastVoucherOn: last.map { day($0) }, on: day(today))
                == expected)
    }

    @Test(arguments: [("06-30", true), ("6-30", false), ("02-29", true), ("13-01", false)])
    func `Days of any year are read strictly`(text: String, isRead: Bool) {
        struct Holder: Decodable { let on: MonthDay }
        let holder = try? JSONValueDecoder.decode(Holder.self, from: ["on": .string(text)])
        #expect((holder?.on.description == text) == isRead)
    }
}
