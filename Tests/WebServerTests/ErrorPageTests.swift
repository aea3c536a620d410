import HTTPTypes
import Testing

/// What error pages tell people to do, and where they lead.
struct ErrorPageTests {
    private let path = "/books/U01/2021"

    @Test(arguments: [
        ("as_of=x", "?"), ("as_of=2022-01-01&known_at=x", "?"), ("known_at=x", "?"),
        ("as_of=x&known_at=2022-01-01T00:00:00Z", "?known_at=2022-01-01T00:00:00.999999Z"),
        ("as_of=2021-07&known_at=x", "?as_of=2021-07-31"),
    ])
    func `a bad date leads back to the same page at what was right`(
        _ query: String, back: String
    ) async throws {
        let page = try await Browsing.sample().ask("\(path)/tasks/T01?\(query)")
        #expect(page.status == 400)
        #expect(page.text.contains("<a class=\"button\" href=\"\(back)\">"))
    }

    @Test func `a place in a list that is none leads back to its first page`() async throws {
        let page = try await Browsing.sample().ask(path + "/tasks/T01?before=x")
        #expect(page.status == 400)
        #expect(page.text.contains("<a class=\"button\" href=\"?"))
    }

    @Test func `a book that is not there leads to the list of books`() async throws {
        let page = try await Browsing.sample().ask("/books/U01/2020")
        #expect(page.status == 404)
        #expect(page.text.contains("没有这本账簿"))
        #expect(page.text.contains("<a class=\"button\" href=\"/books\">账簿列表</a>"))
    }

    @Test(arguments: ["20x1", "021", "-202", "02021", "99999999999999999999"])
    func `a year that is no four digits is said to be that`(_ year: String) async throws {
        let page = try await Browsing.sample().ask("/books/U01/\(year)")
        #expect(page.status == 404)
        #expect(page.text.contains("年度要写成四位数字"))
        #expect(!page.text.contains("没有这本账簿"))
    }

    @Test(arguments: [
        (path: "/books", HTTPRequest.Method.post, remedy: "请在浏览器里直接打开这个地址"),
        (path: "/v1/commands", .get, remedy: "请改用 POST 重新提交"),
    ])
    func `a method that is not declared is told with what to do instead`(
        _ path: String, _ method: HTTPRequest.Method, remedy: String
    ) async throws {
        let answer = try await Browsing.sample().ask(path, method)
        #expect(answer.status == 405)
        #expect(answer.text.contains(remedy))
    }
}
