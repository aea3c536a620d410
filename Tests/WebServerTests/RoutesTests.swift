import EventSourcing
import HTTPTypes
import Hummingbird
import Testing

/// Addresses, methods, headers and caches.
struct RoutesTests {
    private static let pages = [
        "/books", "/books/U01/2021", "/books/U01/2021/tasks/T01",
        "/books/U01/2021/drafts", "/books/U01/2021/figures/execution.unit.spent",
        "/v1/books/U01/2021/execution",
    ]

    @Test func `the only book is the way in`() async throws {
        let answer = try await Browsing.sample().ask("/")
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/books/U01/2021")
    }

    @Test func `several books are a list`() async throws {
        var browsing = try Browsing.sample()
        browsing.books.logs[BookKey(unit: "单位 2", fiscalYear: 2020)] = try SampleYear.events()
        let answer = try await browsing.ask("/")
        #expect(answer.status == 200)
        #expect(answer.text.contains("href=\"/books/U01/2021\""))
        #expect(answer.text.contains("href=\"/books/%E5%8D%95%E4%BD%8D%202/2020\""))
        let second = try await browsing.ask("/books/%E5%8D%95%E4%BD%8D%202/2020")
        #expect(second.status == 200)
    }

    @Test func `with no book the page says what to do`() async throws {
        let answer = try await Browsing().ask("/")
        #expect(answer.status == 200)
        #expect(answer.text.contains("zhixing demo"))
        #expect(answer.text.contains("zhixing record"))
    }

    @Test(arguments: [
        "/nothing", "/books/U01", "/books/U02/2021", "/books/U01/2020", "/books/U01/2021x",
        "/books/U01/02021", "/books/U01/2021/tasks/T99", "/books/U01/2021/figures/x",
        "/books/U01/2021/figures/execution.T01.x", "/assets/secret", "/assets/..%2fsecret",
    ])
    func `an unknown address is a readable 404`(_ path: String) async throws {
        let answer = try await Browsing.sample().ask(path)
        #expect(answer.status == 404)
        #expect(answer.text.contains("没有"))
        #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
    }

    @Test(arguments: ["tasks/T99", "figures/x", "documents/x.docx"])
    func `what a book does not have leads back to the book`(_ path: String) async throws {
        let page = try await Browsing.sample().ask("/books/U01/2021/\(path)?as_of=2021-07-31")
        #expect(page.status == 404)
        #expect(page.text.contains("href=\"/books/U01/2021?as_of=2021-07-31\">回到账簿</a>"))
    }

    @Test(
        arguments: pages + ["/", "/metrics", "/healthz", "/readyz"],
        [HTTPRequest.Method.post, .put, .delete, .patch, .options])
    func `a method that is not declared is 405 and named`(
        _ path: String, _ method: HTTPRequest.Method
    ) async throws {
        let answer = try await Browsing.sample().ask(path, method)
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, HEAD")
    }

    @Test(arguments: pages + ["/nothing", "/healthz"])
    func `HEAD says what GET would, without the content`(_ path: String) async throws {
        let browsing = try Browsing.sample()
        let get = try await browsing.ask(path)
        let head = try await browsing.ask(path, .head)
        #expect(head.status == get.status)
        #expect(head.text.isEmpty)
        #expect(head.header("Content-Length") == get.header("Content-Length"))
        #expect(get.status == 404 || get.header("Content-Length") == String(get.text.utf8.count))
    }

    @Test(arguments: pages)
    func `an unchanged page is not sent twice`(_ path: String) async throws {
        let browsing = try Browsing.sample()
        let first = try await browsing.ask(path)
        let tag = try #require(first.header("ETag"))
        let again = try await browsing.ask(path, headers: [.ifNoneMatch: "\"x\", W/\(tag)"])
        #expect(again.status == 304)
        #expect(again.text.isEmpty)
        #expect(again.header("ETag") == tag)
        #expect(first.header("Cache-Control") == "private, no-cache")
        let other = try await browsing.ask(path, headers: [.ifNoneMatch: "\"x\""])
        #expect(other.status == 200)
    }

    @Test(arguments: pages + ["/nothing", "/healthz", "/assets/zhixing.css"])
    func `nothing may run, frame or be fetched from elsewhere`(_ path: String) async throws {
        let answer = try await Browsing.sample().ask(path)
        let policy = try #require(answer.header("Content-Security-Policy"))
        #expect(policy.hasPrefix("default-src 'none'; style-src 'self';"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        for forbidden in ["<script", " style=\"", "http://", "https://", "//cdn"] {
            let text = answer.text.replacing("http://www.w3.org/2000/svg", with: "")
            #expect(!text.contains(forbidden), "\(forbidden)")
        }
    }

    @Test func `the style sheet may be kept for ever at its own address`() async throws {
        let browsing = try Browsing.sample()
        let page = try await browsing.ask("/books")
        let link = try #require(page.text.firstMatch(of: /href="(\/assets\/zhixing.css[^"]*)"/))
        let sheet = try await browsing.ask(String(link.output.1))
        #expect(sheet.status == 200)
        #expect(sheet.header("Content-Type") == "text/css; charset=utf-8")
        #expect(sheet.header("Cache-Control") == "public, max-age=31536000, immutable")
        let unnamed = try await browsing.ask("/assets/zhixing.css?v=0")
        #expect(unnamed.header("Cache-Control") == "private, no-cache")
    }
}
