import Foundation
import JSON
import Testing

/// The unit's year at a glance.
struct YearPageTests {
    private let path = "/books/U01/2021"

    @Test func `the page shows both rates and says what a recovery made of them`() async throws {
        let page = try await Browsing.sample().ask(path)
        #expect(page.status == 200)
        #expect(page.text.contains("<html lang=\"zh-CN\">"))
        for figure in ["1050.00", "1010.00", "940.00", "40.00"] {
            #expect(page.text.contains(">\(figure)</a>"), "\(figure)")
        }
        // 部门 940/1010, 项目 110/110 after the recovery and 110/150 before any of it.
        #expect(page.text.contains(">93.07%</a>"))
        #expect(page.text.contains(">100.00%</a>"))
        #expect(page.text.contains(">73.33%</a>"))
        #expect(page.text.contains("年末收回 40.00 万元"))
        #expect(page.text.contains("收回前执行率 89.52%"))
    }

    @Test func `a light is told by word and shape`() async throws {
        let page = try await Browsing.sample().ask(path + "?as_of=2021-07-31")
        #expect(
            page.text.contains(
                "<span class=\"light red\"><span class=\"mark\" aria-hidden=\"true\">■</span>红灯"))
        #expect(page.text.contains("●</span>正常"))
    }

    @Test func `the task furthest behind comes first`() async throws {
        let page = try await Browsing.sample().ask(path + "?as_of=2021-08-31")
        // After the transfer: 会议 20 of 90 is 22.22%, 档案 10 of 60 is 16.67%.
        let names = ["档案整理", "会议经费", "基本支出"]
        let places = try names.map { name in
            try #require(page.text.firstRange(of: "\">\(name)</a>")).lowerBound
        }
        #expect(places == places.sorted())
    }

    @Test func `the chart has a title, a description and its table`() async throws {
        let page = try await Browsing.sample().ask(path)
        #expect(page.text.contains("<title>逐月累计执行率与序时进度</title>"))
        #expect(page.text.contains("<title>项目支出·年初口径 12月 73.33%</title>"))
        #expect(page.text.contains("<th scope=\"row\">6月</th>"))
        #expect(page.text.contains("<th scope=\"row\">12月</th>"))
    }

    @Test func `each month of the chart is what that month's own page shows`() async throws {
        let browsing = try Browsing.sample()
        let december = try await browsing.ask(path)
        let august = try await browsing.ask(path + "?as_of=2021-08-31")
        let start = try #require(august.text.firstRange(of: "<th scope=\"row\">8月</th>"))
        let row = august.text[start.lowerBound...].prefix { $0 != "\n" }
        #expect(row.hasSuffix("</tr>"))
        // The links of an earlier day carry that day; the figures are the same.
        #expect(december.text.contains(row.replacing("?as_of=2021-08-31", with: "")))
    }

    @Test func `alerts that are still open say rule, scope, day and figures`() async throws {
        let page = try await Browsing.sample().ask(path + "?as_of=2021-06-30")
        #expect(page.text.contains("A1 执行滞后"))
        #expect(page.text.contains("自 <time datetime=\"2021-06-30\">"))
        #expect(page.text.contains("序时 50.00%"))
    }

    @Test func `an alert shows the figures of the page's day, and what is not told yet is named`()
        async throws
    {
        let browsing = try Browsing.sample()
        let august = try await browsing.ask(path + "?as_of=2021-08-31")
        #expect(august.text.contains("按本页数字：年初口径"))
        #expect(august.text.contains("序时 66.67%"))
        let year = try await browsing.ask(path)
        #expect(year.text.contains("按本页数字还应触发"))
        #expect(year.text.contains("zhixing alert evaluate"))
    }

    @Test func `an answer stands beside its alert, and what is set aside is folded away`()
        async throws
    {
        let answers = [
            Step(
                "ExplainAlert", "2021-07-05",
                [
                    "rule": "A1", "scope": "T01", "cause": "合同未签", "measure": "七月签订",
                    "dueOn": "2021-07-31",
                ], recorded: "2022-01-05", by: "科长丁"),
            Step(
                "WaiveAlert", "2021-07-06",
                ["rule": "A1", "scope": "T02", "reason": "统一调减", "until": "2021-09-30"],
                recorded: "2022-01-06", by: "局长戊"),
        ]
        let browsing = try Browsing.sample(further: answers)
        let page = try await browsing.ask(path)
        let told = "原因：合同未签 · 措施：七月签订 · 期限：2021-07-31（科长丁 2021-07-05 说明）"
        #expect(page.text.contains("<p class=\"reply\">\(told)</p>"))
        #expect(try await browsing.ask(path + "/tasks/T01").text.contains(told))
        let folded = try #require(page.text.firstRange(of: "<summary>已豁免 1 条</summary>"))
        let waived = "豁免至 2021-09-30：统一调减（局长戊 2021-07-06 豁免）"
        #expect(page.text[folded.upperBound...].contains(waived))
        let before = try await browsing.ask(path + "?known_at=2022-01-01T00:00:00")
        #expect(!before.text.contains("class=\"reply\""))
        #expect(!before.text.contains("已豁免"))
    }

    @Test func `freshness and adjustments are on the page`() async throws {
        let page = try await Browsing.sample().ask(path)
        #expect(page.text.contains("<dd>2021-12-20</dd>"))
        #expect(page.text.contains("会议经费 → 档案整理：档案增加（某财〔2021〕8号）"))
        #expect(page.text.contains("<strong>年末收回</strong> <span class=\"amount\">-40.00 万元"))
    }

    @Test func `what must be said of a book's origin stands above its figures`() async throws {
        var browsing = try Browsing.sample()
        browsing.origins = [SampleYear.key: "本单位为虚构"]
        #expect(try await browsing.ask(path).text.contains("<p>本单位为虚构</p>"))
    }

    @Test func `each cell holds one number, with a minus that sheets know`() async throws {
        let browsing = try Browsing.sample()
        let end = try await browsing.ask(path)
        #expect(end.text.contains("<th scope=\"col\">收回</th>"))
        #expect(end.text.contains("execution.T01.recovered\">40.00</a></td>"))
        #expect(!end.text.contains("</a><small>"))
        let august = try await browsing.ask(path + "?as_of=2021-08-31")
        #expect(!august.text.contains("<th scope=\"col\">收回</th>"))
        #expect(august.text.contains(/T01\.deviation\?as_of=2021-08-31">-\d+\.\d\d<\/a>/))
        for page in [end, august] { #expect(!page.text.contains("\u{2212}")) }
    }

    @Test(arguments: ["", "/tasks/T01", "/figures/execution.unit.adjusted"])
    func `no two landmarks of a page have one name`(_ page: String) async throws {
        let text = try await Browsing.sample().ask(path + page).text
        #expect(!text.contains("role=\"region\" aria-labelledby"))
        let regions = text.matches(of: /role="region" aria-label="([^"]*)"/).map { $0.output.1 }
        let headings = text.matches(of: /<h2 id="[^"]*"[^>]*>([^<]*)</).map { $0.output.1 }
        #expect(!regions.isEmpty && !headings.isEmpty)
        #expect(Set(regions + headings).count == regions.count + headings.count)
    }

    @Test func `a task's page lists its vouchers and marks the late one`() async throws {
        let browsing = try Browsing.sample()
        let page = try await browsing.ask(path + "/tasks/T02")
        #expect(page.status == 200)
        #expect(page.text.contains("记-T02-6 第2行"))
        #expect(page.text.contains("迟到"))
        #expect(!page.text.contains("记-T01-6"))
        let one = try await browsing.ask(path + "/tasks/T01")
        #expect(one.text.contains("记-T01-11 第1行"))
        #expect(!one.text.contains("迟到"))
    }

    @Test(arguments: [
        ("execution.unit.rateOnAdjusted", "累计支出 ÷ 调整后预算数", "940.00 万元"),
        ("execution.project.spent", "按业务日期", "110.00 万元"),
        ("execution.T01.recovered", "年末收回的追减之和", "-400,000.00"),
        ("execution.T02.spent", "按业务日期", "记-T02-12 第1行"),
        ("threePublic.rate", "支出数 ÷ 预算数", "50.00%"),
    ])
    func `a figure is explained by formula, parts and events`(
        _ figure: String, formula: String, part: String
    ) async throws {
        let page = try await Browsing.sample().ask(path + "/figures/\(figure)")
        #expect(page.status == 200)
        #expect(page.text.contains(formula))
        #expect(page.text.contains(part))
    }

    @Test(arguments: [
        ("course.8.unit.rateOnAdjusted", "截至8月31日"), ("score.total.score", "所列各项得分之和"),
        ("execution.T01.fiscal.spent", "记-T01-11 第1行"), ("project.count", "登记的项目支出任务数"),
    ])
    func `figures of the course, of scores and of sources are explained too`(
        _ figure: String, text: String
    ) async throws {
        let page = try await Browsing.sample().ask(path + "/figures/\(figure)")
        #expect(page.status == 200)
        #expect(page.text.contains(text))
    }

    @Test(arguments: [
        ("self-evaluation.docx", "wordprocessingml"), ("monthly-execution.xlsx", "spreadsheetml"),
        ("monitoring.html", "text/html"), ("project-self-evaluation.txt", "text/plain"),
    ])
    func `documents are offered and delivered`(_ file: String, type: String) async throws {
        let browsing = try Browsing.sample()
        let answer = try await browsing.ask(path + "/documents/\(file)")
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type")?.contains(type) == true)
        #expect(answer.header("Content-Disposition")?.hasPrefix("attachment;") == true)
        // Told apart in a folder of downloads: what it is, and of which day.
        let name = answer.header("Content-Disposition")?.removingPercentEncoding ?? ""
        #expect(name.contains("表（截至") || name.contains("报告（截至"), "\(name)")
        let again = try await browsing.ask(path + "/documents/\(file)")
        #expect(again.header("ETag") == answer.header("ETag"))
        let page = try await browsing.ask(path)
        let isLinked = page.text.contains("/documents/\(file)\"")
        #expect(isLinked || file.hasSuffix(".txt"))
    }

    @Test(arguments: ["nothing.docx", "self-evaluation.exe", "self-evaluation"])
    func `other files are not found`(_ file: String) async throws {
        #expect(try await Browsing.sample().ask(path + "/documents/\(file)").status == 404)
    }

    @Test func `the JSON twin has the contract's shape`() async throws {
        let answer = try await Browsing.sample().ask("/v1/books/U01/2021/execution")
        #expect(answer.header("Content-Type") == "application/json; charset=utf-8")
        let start =
            #"{"schema":1,"unit":"U01","unitName":"某某办公室","fiscalYear":2021,"month":12,"#
            + #""asOf":"2021-12-31","version":"#
        #expect(answer.text.hasPrefix(start))
        let row =
            #"{"task":"T01","name":"会议经费","category":"project","initial":"1000000.00","#
            + #""carryover":"0.00","adjusted":"600000.00","monthSpent":"0.00","#
            + #""spent":"600000.00","available":"0.00","rateOnInitial":"60.00","#
            + #""rateOnAdjusted":"100.00","timeProgress":"100.00","recovered":"400000.00","#
            + #""frozen":"0.00","gapOnInitial":"40.00","gapOnAdjusted":"0.00","#
            + #""adjustmentRate":"-40.00","adjustmentRateGross":"60.00","residue":"0.00","#
            + #""residueRate":"0.00","light":"green"}"#
        #expect(answer.text.contains(row))
        #expect(
            answer.text.contains(
                #""threePublic":{"budget":"100000.00","spent":"50000.00","rate":"50.00"}"#))
        #expect(answer.text.contains(#""freshness":{"lastVoucherOn":"2021-12-20""#))
    }
}
