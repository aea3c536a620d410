import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import Testing

/// What a code or a name may be: two that look alike are the same bytes, or one is refused.
struct NameTests {
    @Test(arguments: [
        "U01", "机要保密局", "U 01", "单位　甲", "é", "བོད་ལྗོངས", "شىنجاڭ", "ᠮᠣᠩᠭᠣᠯ", "ᠰᠠᠷᠠᠨ\u{180E}ᠠ",
        "ᠮᠣᠩᠭᠣᠯ\u{202F}ᠤᠨ", "𠮷野", "A/B_c.1-2",
        "'\"<&>",
    ])
    func `names of every script pass`(_ name: String) throws {
        _ = try Request.spend("T1", "1.00", name).with("drafter", .string(name)).command()
    }

    @Test(arguments: [
        // Canonically equivalent to 金, é, Å and 각: Swift would take one for the other.
        "\u{F90A}办", "e\u{301}", "\u{212B}", "\u{1100}\u{1161}\u{11A8}", "か\u{3099}",
        // Marks out of their order.
        "a\u{5B0}\u{5B8}\u{591}\u{5B0}",
        // Blanks at an end, and what nobody sees.
        " 甲", "甲 ", "甲\u{3000}", "\u{FEFF}甲", "甲\u{200B}", "\u{202E}甲", "甲\n", "甲\t乙", "甲\u{A0}乙",
        "甲\u{FE0F}", "甲\u{3164}", "甲\u{180B}", "甲\u{2800}",
        " ", String(repeating: "长", count: 67),
    ])
    func `what could be taken for another name is refused, and the field is named`(
        _ name: String
    ) throws {
        for field in ["task", "voucherNo", "drafter", "reviewer", "payee", "sourceSystem"] {
            #expect(
                performing: {
                    _ = try Request.spend("T1", "1.00", "记-1").with(field, .string(name)).command()
                },
                throws: { error in
                    (error as? BudgetRejection)?.message.contains("字段 \(field)") ?? false
                })
        }
    }

    @Test func `free text may be anything but endless`() throws {
        let text = " e\u{301}\n第二行 "
        _ = try Request.spend("T1", "1.00", "记-1").with("summary", .string(text)).command()
        let endless = String(repeating: "长", count: 40_000)
        #expect(throws: BudgetRejection.self) {
            try Request.spend("T1", "1.00", "记-1").with("summary", .string(endless)).command()
        }
    }

    @Test func `books are told apart by the bytes of their units`() {
        let (one, other) = (
            BookKey(unit: "金", fiscalYear: 2021), BookKey(unit: "\u{F90A}", fiscalYear: 2021)
        )
        #expect(one.unit == other.unit)
        #expect(one != other)
        #expect(Set([one, other]).count == 2)
        #expect((one < other) != (other < one))
        #expect(one == BookKey(unit: "金", fiscalYear: 2021))
    }
}
