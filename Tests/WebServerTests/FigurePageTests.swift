import BudgetDomain
import EventSourcing
import JSON
import ReadModels
import Reports
import Testing

/// The events behind a figure, as its page lists them.
struct FigurePageTests {
    private let path = "/books/U01/2021/figures/"

    @Test func `a scope without tasks has no events, and no other's`() async throws {
        let events = try SampleYear.events().filter { EventLine($0).task != "T00" }
        let browsing = Browsing(books: InMemoryBooks([SampleYear.key: events]))
        let basic = try await browsing.ask(path + "execution.basic.spent")
        #expect(basic.text.contains("<p class=\"big\">0.00 万元</p>"))
        #expect(basic.text.contains("没有相关事项"))
        #expect(amounts(basic).isEmpty)
        let project = try await browsing.ask(path + "execution.project.spent")
        #expect(amounts(project).count == 4)
    }

    @Test(
        arguments: [
            ("execution.T01.adjusted", 60_000_000), ("execution.T02.adjusted", 50_000_000),
            ("execution.project.adjusted", 110_000_000), ("execution.unit.adjusted", 1_010_000_000),
            ("course.8.T01.adjusted", nil),
            ("course.8.project.adjusted", 150_000_000),
            ("execution.unit.spent", 940_000_000), ("execution.T02.spent", 50_000_000),
            ("execution.T01.recovered", -40_000_000), ("threePublic.spent", 5_000_000),
            ("execution.unit.fiscal.current", 1_010_000_000),
            ("course.6.unit.monthSpent", 105_000_000),
        ] as [(String, Int?)])
    func `the events that are listed add up to the figure`(
        _ figure: String, fen: Int?
    ) async throws {
        let page = try await Browsing.sample().ask(path + figure)
        #expect((page.status == 200) == (fen != nil))
        guard let fen else { return }
        #expect(amounts(page).reduce(0, +) == fen)
        let sum = Money(fen: Int64(fen)).groupedYuanText
        #expect(page.text.contains("共 \(amounts(page).count) 笔，合计 \(sum) 元。"))
    }

    @Test(arguments: [
        ("T01.rateOnInitial", "execution.T01.rateOnInitial"),
        ("unit.fiscal.current", "execution.unit.fiscal.current"),
    ])
    func `a figure of execution is found by its short name too`(
        _ short: String, full: String
    ) async throws {
        let browsing = try Browsing.sample()
        let page = try await browsing.ask(path + short)
        #expect(page.status == 200)
        #expect(page.text == (try await browsing.ask(path + full)).text)
    }

    @Test func `a transfer is less for the one and more for the other, and names it`() async throws
    {
        let browsing = try Browsing.sample()
        let giving = try await browsing.ask(path + "execution.T01.adjusted?as_of=2021-08-31")
        #expect(giving.text.contains("<td>调出至 T02</td>"))
        #expect(amounts(giving).first == -10_000_000)
        let receiving = try await browsing.ask("/books/U01/2021/tasks/T02?as_of=2021-08-31")
        #expect(receiving.text.contains("<td>调入自 T01</td>"))
        #expect(amounts(receiving).first == 10_000_000)
        let total = try await browsing.ask(path + "execution.project.adjusted?as_of=2021-08-31")
        #expect(Array(amounts(total).prefix(2)) == [-10_000_000, 10_000_000])
    }

    @Test func `a long list says how long it is, and goes on`() async throws {
        let vouchers = (1...120).map { number in
            Step(
                "RecordExpenditure", "2021-12-31",
                [
                    "task": "T00", "fundSource": "fiscal", "amount": "10.00",
                    "voucherNo": .string("续-\(number)"), "line": 1, "summary": "纸",
                    "drafter": "会计甲", "reviewer": "审核乙",
                ])
        }
        let browsing = try Browsing.sample(further: vouchers)
        let first = try await browsing.ask(path + "execution.T00.spent")
        #expect(first.text.contains("共 132 笔，合计 8,301,200.00 元，列出最近 100 笔。"))
        #expect(amounts(first).count == 100)
        let older = try #require(
            first.text.firstMatch(of: /href="([^"]*\?before=\d+)">/)?.output.1)
        let second = try await browsing.ask(String(older))
        #expect(second.text.contains("共 132 笔，合计 8,301,200.00 元，本页列出 32 笔。"))
        #expect(amounts(second).count == 32)
        #expect(second.text.contains("</span> 最新</a>"))
        #expect(!second.text.contains(">更早"))
    }

    @Test(arguments: ["0", "1", "-3", "x", ""])
    func `a place in a list that is none is refused`(_ before: String) async throws {
        let page = try await Browsing.sample().ask(
            path + "execution.unit.spent?before=\(before)")
        #expect(page.status == 400)
        #expect(page.text.contains("请从第一页重新翻起"))
    }

    @Test func `lists of several tasks say which by code and name`() async throws {
        let browsing = try Browsing.sample()
        let project = try await browsing.ask(path + "execution.project.spent")
        #expect(project.text.contains("<th scope=\"col\">任务</th>"))
        #expect(project.text.contains("<td class=\"task\">T01 会议经费</td>"))
        #expect(project.text.contains("<td class=\"task\">T02 档案整理</td>"))
        let task = try await browsing.ask(path + "execution.T01.spent")
        #expect(!task.text.contains("<td class=\"task\">"))
    }

    @Test(arguments: [
        ("threePublic.budget", "<td>设定“三公”预算</td>", 10_000_000),
        ("threePublic.budget", "<td class=\"text\">公务接待</td>", 10_000_000),
        ("execution.T00.procurementBudget", "<td>设定政府采购预算</td>", 3_000_000),
        ("execution.unit.procurementBudget", "<td class=\"task\">T00 基本支出</td>", 3_000_000),
        ("execution.T00.procurementSpent", "采-1 第1行", 1200),
        ("execution.T01.procurementSpent", "没有相关事项", 0),
        ("execution.T01.procurementBudget", "没有相关事项", 0),
    ])
    func `what set a ceiling and what was procured is listed`(
        _ figure: String, text: String, fen: Int
    ) async throws {
        let browsing = try Browsing.sample(further: [
            Step("SetProcurementBudget", "2021-12-31", ["task": "T00", "amount": "30000.00"]),
            Step(
                "RecordExpenditure", "2021-12-31",
                [
                    "task": "T00", "fundSource": "fiscal", "amount": "12.00", "voucherNo": "采-1",
                    "line": 1, "summary": "笔", "drafter": "会计甲", "reviewer": "审核乙",
                    "procurement": true,
                ]),
        ])
        let page = try await browsing.ask(path + figure)
        #expect(page.text.contains(text))
        #expect(amounts(page).reduce(0, +) == fen)
    }

    /// 分 of each event listed, in order.
    private func amounts(_ page: Answer) -> [Int] {
        page.text.matches(of: /<td class="amount">([^<]*)<\/td>/).compactMap {
            Int($0.output.1.filter { $0 != "," && $0 != "." })
        }
    }
}
