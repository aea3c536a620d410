import JSON
import Logging
import Synchronization
import Testing
import WebServer

/// Health, metrics and logs.
struct OperationsTests {
    private struct Away: Error {
        let secret = "password=hunter2"
    }

    @Test func `the process is alive also without its database`() async throws {
        let answer = try await Browsing(readiness: { throw Away() }).ask("/healthz")
        #expect(answer.status == 200)
        #expect(answer.text == "ok\n")
    }

    @Test func `ready only with a migrated database that answers`() async throws {
        #expect(try await Browsing().ask("/readyz").status == 200)
        let old = try await Browsing(readiness: { .notReady("schema 3 of 9") }).ask("/readyz")
        #expect(old.status == 503)
        #expect(old.text == "not ready: schema 3 of 9\n")
        let away = try await Browsing(readiness: { throw Away() }).ask("/readyz")
        #expect(away.status == 503)
        #expect(!away.text.contains("hunter2"))
    }

    @Test(arguments: ["/", "/books/U01/2021", "/v1/books/U01/2021/execution"])
    func `a failure is a page without anything of the inside`(_ path: String) async throws {
        let answer = try await Browsing(books: InMemoryBooks(failure: Away())).ask(path)
        #expect(answer.status == 500)
        #expect(!answer.text.contains("hunter2"))
        #expect(!answer.text.contains("Away"))
        #expect(answer.text.contains("程序出错了"))
    }

    @Test func `requests are counted and measured by route`() async throws {
        var browsing = try Browsing.sample()
        let metrics = Metrics()
        browsing.metrics = metrics
        for path in ["/books/U01/2021", "/books/U01/2020", "/a", "/b"] {
            _ = try await browsing.ask(path)
        }
        let text = try await browsing.ask("/metrics").text
        let name = "zhixing_http_requests_total"
        let route = "/books/{unit}/{year}"
        for line in [
            "# TYPE \(name) counter",
            "\(name){method=\"GET\",route=\"\(route)\",status=\"200\"} 1",
            "\(name){method=\"GET\",route=\"\(route)\",status=\"404\"} 1",
            "\(name){method=\"GET\",route=\"unmatched\",status=\"404\"} 2",
            "zhixing_http_request_duration_seconds_count{route=\"\(route)\"} 2",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)")
        }
    }

    @Test func `counters, histograms and gauges are Prometheus text`() async {
        let metrics = Metrics()
        metrics.increment(.events, by: 3)
        metrics.increment(.refusals, [("code", "a\"b\\c\nd")])
        metrics.observe(.appendSeconds, .microseconds(500))
        metrics.observe(.appendSeconds, .microseconds(501))
        metrics.observe(.appendSeconds, .seconds(11))
        metrics.gauge(.poolConnections, [("state", "idle")]) { 4 }
        metrics.gauge(.poolWaiting) { nil }
        let lines = await metrics.text().split(separator: "\n").map(String.init)
        for line in [
            "zhixing_events_appended_total 3",
            #"zhixing_command_refusals_total{code="a\"b\\c\nd"} 1"#,
            "zhixing_append_duration_seconds_bucket{le=\"0.0005\"} 1",
            "zhixing_append_duration_seconds_bucket{le=\"0.001\"} 2",
            "zhixing_append_duration_seconds_bucket{le=\"10\"} 2",
            "zhixing_append_duration_seconds_bucket{le=\"+Inf\"} 3",
            "zhixing_append_duration_seconds_sum 11.001001",
            "zhixing_append_duration_seconds_count 3",
            "zhixing_pool_connections{state=\"idle\"} 4",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(!lines.contains { $0.hasPrefix("zhixing_pool_waiting ") })
    }

    @Test func `each request is one line of JSON with its id`() async throws {
        let lines = Lines()
        var browsing = try Browsing.sample()
        browsing.logger = Logger(label: "web") { label in
            JSONLogHandler(label: label) { lines.add($0) }
        }
        let answer = try await browsing.ask("/books/U01/2021?as_of=2021-07-31")
        let line = try #require(lines.all.first { $0.contains("\"message\":\"request\"") })
        #expect(line.hasSuffix("}\n"))
        #expect(line.dropLast().contains("\n") == false)
        let value = try JSONParser.parse(line)
        #expect(value["requestId"]?.stringValue == answer.header("X-Request-Id"))
        #expect(value["method"]?.stringValue == "GET")
        #expect(value["path"]?.stringValue == "/books/U01/2021")
        #expect(value["status"]?.stringValue == "200")
        #expect(value["time"]?.stringValue?.hasSuffix("Z") == true)
    }

    @Test func `a message with line breaks and quotes stays one line`() throws {
        let lines = Lines()
        let logger = Logger(label: "a") { label in JSONLogHandler(label: label) { lines.add($0) } }
        logger.warning("first\nsecond \"third\"", metadata: ["level": "mine", "key": "a\tb"])
        let value = try JSONParser.parse(try #require(lines.all.first))
        #expect(value["message"]?.stringValue == "first\nsecond \"third\"")
        #expect(value["level"]?.stringValue == "warning")
        #expect(value["key"]?.stringValue == "a\tb")
    }
}

/// Lines written by a log.
private final class Lines: Sendable {
    private let written = Mutex<[String]>([])

    var all: [String] { written.withLock { $0 } }

    func add(_ line: String) { written.withLock { $0.append(line) } }
}
