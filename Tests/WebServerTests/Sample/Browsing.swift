import BudgetDomain
import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import ReadModels
import Testing
import WebServer

/// What came back.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let text: String

    /// A header by its name, whatever its case.
    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}

/// The application over books in memory, asked through its router without a socket.
struct Browsing {
    var books = InMemoryBooks()
    var metrics = Metrics()
    var readiness: Readiness.Check = { .ready }
    var origins: [BookKey: String] = [:]
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Browsing the sample year.
    static func sample(
        unitName: String = "某某办公室", taskName: String = "会议经费", further: [Step] = []
    ) throws -> Browsing {
        let events = try SampleYear.events(
            unitName: unitName, taskName: taskName, further: further)
        return Browsing(books: InMemoryBooks([SampleYear.key: events]))
    }

    func ask(
        _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
    ) async throws -> Answer {
        let application = try WebApplication(
            queries: books, metrics: metrics, origins: origins, logger: logger,
            readiness: readiness)
        return try await application.service(host: "127.0.0.1", port: 0).test(.router) { client in
            try await client.execute(uri: path, method: method, headers: headers) { response in
                Answer(
                    status: response.status.code, headers: response.headers,
                    text: String(buffer: response.body))
            }
        }
    }
}
