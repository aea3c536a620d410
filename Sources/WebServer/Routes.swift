import HTTPTypes
import Hummingbird
import ReadModels
import Reports

/// Every address of the server on one screen.
struct Routes: Sendable {
    let books: BookPages
    let list: BookList
    let assets: Assets
    let templates: Templates
    let metrics: Metrics
    let readiness: Readiness.Check
    let commands: CommandEndpoint

    typealias Context = BasicRequestContext
    typealias Answer = @Sendable (Request, Context) async throws -> Response

    /// Where commands are sent: the one address that writes.
    private static let commandsPath = "/v1/commands"

    /// What is answered where; all of it reads, so all of it is GET (and HEAD).
    private var answers: [(path: String, answer: Answer)] {
        let (books, list) = (books, list)
        return [
            ("/", { request, _ in try await list.home(request) }),
            ("/books", { request, _ in try await list.list(request) }),
            ("/books/:unit/:year", { try await books.year($0, $1.parameters) }),
            ("/books/:unit/:year/tasks/:task", { try await books.task($0, $1.parameters) }),
            ("/books/:unit/:year/drafts", { try await books.drafts($0, $1.parameters) }),
            ("/books/:unit/:year/figures/:figure", { try await books.figure($0, $1.parameters) }),
            ("/books/:unit/:year/documents/:file", { try await books.document($0, $1.parameters) }),
            (
                "/v1/books/:unit/:year/execution",
                { try await books.executionDocument($0, $1.parameters) }
            ),
            ("/assets/:name", asset), ("/healthz", health), ("/readyz", ready),
            ("/metrics", scrape),
        ]
    }

    func router() -> Router<Context> {
        let router = Router(context: Context.self, options: [.autoGenerateHeadEndpoints])
        let addresses =
            answers.map { Address($0.path, [.get, .head]) } + [Address(Self.commandsPath, [.post])]
        router.addMiddleware {
            RequestRecord(metrics: metrics)
            SecurityHeaders()
            ErrorPages(templates: templates, addresses: addresses)
        }
        for (path, answer) in answers { router.get(RouterPath(path), use: answer) }
        let commands = commands
        router.post(RouterPath(Self.commandsPath)) { try await commands.post($0, $1) }
        return router
    }

    private var asset: Answer {
        let assets = assets
        return { request, context in
            guard let asset = context.parameters.get("name").flatMap({ assets.named($0) }) else {
                throw PageError.notFound
            }
            var response = Response.revalidated(asset.content, asset.mediaType, for: request)
            if request.uri.queryParameters["v"].map(String.init) == asset.tag {
                response.headers[.cacheControl] = "public, max-age=31536000, immutable"
            }
            return response
        }
    }

    /// The process is alive; nothing else is asked, so that a slow database does not restart it.
    private var health: Answer {
        { _, _ in .plain("ok\n") }
    }

    private var ready: Answer {
        let readiness = readiness
        return { _, _ in
            switch await Readiness.asked(readiness) {
            case .ready: .plain("ready\n")
            case .notReady(let reason):
                .plain("not ready: \(reason)\n", status: .serviceUnavailable)
            }
        }
    }

    private var scrape: Answer {
        let metrics = metrics
        return { _, _ in
            var response = Response.plain(await metrics.text())
            response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
            return response
        }
    }
}

extension Response {
    fileprivate static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = content(Array(text.utf8), "text/plain; charset=utf-8", status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
