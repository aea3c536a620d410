import JSON
import Testing

/// Vouchers that wait for a reviewer, and the months that none can be dated in any more.
struct DraftsPageTests {
    private let path = "/books/U01/2021"

    private static func draft(_ number: Int, _ amount: String, on day: String) -> Step {
        Step(
            "DraftExpenditure", day,
            [
                "task": "T00", "fundSource": "fiscal", "amount": .string(amount),
                "voucherNo": .string("待-\(number)"), "line": 1, "summary": "购<书>",
                "drafter": "会计甲",
            ])
    }

    @Test func `the year leads to its drafts, which count in no figure`() async throws {
        let drafts = [
            Self.draft(1, "1200.50", on: "2021-12-30"), Self.draft(2, "30.00", on: "2021-12-31"),
        ]
        let browsing = try Browsing.sample(further: drafts)
        let year = try await browsing.ask(path)
        #expect(year.text.contains("<a href=\"\(path)/drafts\">查看</a>"))
        #expect(year.text.contains(">940.00</a>"))
        let page = try await browsing.ask("\(path)/drafts")
        #expect(page.status == 200)
        #expect(page.text.contains("共 2 笔，合计 1,230.50 元。"))
        #expect(page.text.contains("<td>待-1 第1行</td><td class=\"text\">购&lt;书&gt;</td>"))
        #expect(page.text.contains("<td class=\"task\">T00 基本支出</td>"))
        #expect(page.text.contains("href=\"\(path)\">某某办公室 2021年</a>"))
        let before = try await browsing.ask("\(path)/drafts?as_of=2021-12-30")
        #expect(before.text.contains("共 1 笔，合计 1,200.50 元。"))
        #expect(before.text.contains("href=\"\(path)?as_of=2021-12-30\""))
        #expect(!before.text.contains("待-2"))
    }

    @Test func `where none waits the page says so`() async throws {
        let page = try await Browsing.sample().ask("\(path)/drafts")
        #expect(page.status == 200)
        #expect(page.text.contains("共 0 笔"))
        #expect(page.text.contains("没有相关事项"))
    }

    @Test func `of very many only the oldest are listed`() async throws {
        let drafts = (1...230).map { Self.draft($0, "1.00", on: "2021-12-30") }
        let page = try await Browsing.sample(further: drafts).ask("\(path)/drafts")
        #expect(page.text.contains("只列最早的 200 笔，合计 200.00 元。"))
        #expect(page.text.contains("待-200 ") && !page.text.contains("待-201 "))
    }

    @Test(arguments: [(0, "没有"), (1, "1月"), (11, "1—11月"), (12, "1—12月")])
    func `the year says which months are closed`(_ last: Int, _ shown: String) async throws {
        let closings = (1...12).prefix(last).map { month in
            Step("CloseMonth", "2021-12-31", ["month": .integer(month)])
        }
        let page = try await Browsing.sample(further: Array(closings)).ask(path)
        #expect(page.text.contains("<dt>已结账</dt><dd>\(shown)</dd>"))
    }
}
