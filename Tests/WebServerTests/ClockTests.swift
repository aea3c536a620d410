import EventSourcing
import Reports
import Testing

/// The two clocks in the address.
struct ClockTests {
    private let path = "/books/U01/2021"

    @Test(arguments: [
        "as_of=2021-02-30", "as_of=2021-13", "as_of=yesterday", "as_of=2022-01-01",
        "as_of=%3Cscript%3E", "known_at=yesterday", "known_at=2021-07-01",
        "known_at=2021-07-01T25:00:00Z", "known_at=2021-07-01T10:00:00%2B8",
    ])
    func `a date that cannot be read is a page that says how to write it`(
        _ query: String
    ) async throws {
        let page = try await Browsing.sample().ask("\(path)?\(query)")
        #expect(page.status == 400)
        #expect(page.text.contains("<title>错误："))
        #expect(page.text.contains("请"))
        #expect(!page.text.contains("<script>"))
    }

    @Test func `below v1 the same is problem JSON`() async throws {
        let answer = try await Browsing.sample().ask("/v1/books/U01/2021/execution?as_of=x")
        #expect(answer.status == 400)
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.text.contains(#""code":"badField""#))
    }

    @Test func `before the first event the page says when that was, and leads to the book`()
        async throws
    {
        let browsing = try Browsing.sample()
        let query = "?known_at=2020-12-31T00:00:00"
        let page = try await browsing.ask(path + query)
        #expect(page.status == 404)
        #expect(page.text.contains("当时还没有入账，最早的事项于 2021-01-01 09:00:01"))
        #expect(page.text.contains("href=\"/books/U01/2021\">看目前的账簿</a>"))
        let document = try await browsing.ask("/v1/books/U01/2021/execution" + query)
        #expect(document.text.contains(#""code":"notYetRecorded""#))
        #expect(try await browsing.ask("/books/U02/2021" + query).text.contains("没有这本账簿"))
    }

    @Test func `a moment written to the second is all of that second on pages, and exact below v1`()
        async throws
    {
        let browsing = try Browsing.sample()
        // The first event was recorded a quarter of a second after this.
        let told = "?known_at=2021-01-01T09:00:01"
        #expect(try await browsing.ask(path + told).status == 200)
        #expect(try await browsing.ask(path + told + ".000000").status == 404)
        #expect(try await browsing.ask("/v1\(path)/execution" + told).status == 404)
        #expect(try await browsing.ask(path + "?known_at=2021-01-01T09:00:00").status == 404)
    }

    @Test func `empty fields of the form mean the newest`() async throws {
        let browsing = try Browsing.sample()
        let plain = try await browsing.ask(path)
        let form = try await browsing.ask(path + "?as_of=&known_at=")
        #expect(form.text == plain.text)
    }

    @Test func `a month alone means its last day`() async throws {
        let page = try await Browsing.sample().ask(path + "?as_of=2021-07")
        #expect(page.text.contains("<time datetime=\"2021-07-31\">2021年7月31日</time>"))
        #expect(page.text.contains("rel=\"prev\" href=\"/books/U01/2021?as_of=2021-06-30\""))
        #expect(page.text.contains("rel=\"next\" href=\"/books/U01/2021?as_of=2021-08-31\""))
    }

    @Test func `a day within a month leads to that month's end`() async throws {
        let page = try await Browsing.sample().ask(path + "?as_of=2021-07-15")
        #expect(page.text.contains("rel=\"next\" href=\"/books/U01/2021?as_of=2021-07-31\""))
    }

    @Test func `January has no month before it and December none after`() async throws {
        let browsing = try Browsing.sample()
        #expect(try await !browsing.ask(path + "?as_of=2021-01-31").text.contains("rel=\"prev\""))
        #expect(try await !browsing.ask(path + "?as_of=2021-12-31").text.contains("rel=\"next\""))
    }

    @Test func `known-at hides what came later, and every link keeps it`() async throws {
        let browsing = try Browsing.sample()
        let june = path + "/tasks/T02?as_of=2021-06-30"
        let now = try await browsing.ask(june)
        let then = try await browsing.ask(june + "&known_at=2021-07-01T00:00:00")
        #expect(now.text.contains("100,000.00"))
        #expect(!then.text.contains("100,000.00"))
        #expect(then.text.contains("按 2021-07-01 00:00:00（北京时间）当时已入账的数据"))
        #expect(then.text.contains("known_at=2021-06-30T16:00:00.999999Z"))
        #expect(then.text.contains("value=\"2021-07-01T00:00:00\""))
    }

    @Test(arguments: [
        ("2021-08-01T00:00:00+08:00", 1_627_747_200_000_000),
        ("2021-08-01T00:00", 1_627_747_200_000_000),
        ("2021-07-31T16:00:00Z", 1_627_747_200_000_000),
        ("2021-07-31t11:00:00.5-05:00", 1_627_747_200_500_000),
        ("1969-12-31T23:59:59.999999Z", -1),
    ])
    func `a moment is read with its zone, else as clocks in Shanghai show it`(
        _ text: String, microseconds: Int64
    ) throws {
        #expect(Timestamp(text: text) == Timestamp(microseconds: microseconds))
    }

    @Test(arguments: [0, -1, 1_627_747_200_123_456])
    func `a moment is written as it is read`(_ microseconds: Int64) {
        let moment = Timestamp(microseconds: microseconds)
        #expect(Timestamp(text: moment.text) == moment)
    }

    @Test func `a moment is written in UTC, and in Shanghai for people`() {
        let moment = Timestamp(microseconds: 1_627_747_200_000_000)
        #expect(moment.text == "2021-07-31T16:00:00.000000Z")
        #expect(moment.shanghaiText == "2021-08-01 00:00:00")
    }
}
