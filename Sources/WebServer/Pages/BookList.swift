import EventSourcing
import Hummingbird
import ReadModels

/// Answers with the list of books, which is also the way in.
struct BookList: Sendable {
    let queries: any BookQueries
    let templates: Templates

    /// `/`: the only book where there is one, else the list, else what to do first.
    func home(_ request: Request) async throws -> Response {
        let books = try await queries.books()
        if books.count == 1, let book = books.first {
            return .redirection(to: Self.path(book.key))
        }
        return page(books, request)
    }

    /// `/books`: the list, however many there are.
    func list(_ request: Request) async throws -> Response {
        page(try await queries.books(), request)
    }

    private func page(_ books: [BookSummary], _ request: Request) -> Response {
        .revalidated(
            Array(templates.page(BooksView(books)).utf8), "text/html; charset=utf-8", for: request)
    }

    fileprivate static func path(_ key: BookKey) -> String {
        Links(key: key, clock: ClockQuery(asOf: nil, knownAt: nil)).book
    }
}

/// The list of books.
struct BooksView: PageView {
    struct BookView {
        let unitName: String
        let unit: String
        let year: Int
        let version: Int64
        let href: String
    }

    let template = "books"
    let title = "账簿"
    let crumbs = [Crumb(text: "账簿", href: nil)]
    let provenance: String? = nil
    let hasBooks: Bool
    let books: [BookView]

    init(_ books: [BookSummary]) {
        hasBooks = !books.isEmpty
        self.books = books.map {
            BookView(
                unitName: $0.unitName, unit: $0.key.unit, year: $0.key.fiscalYear,
                version: $0.version, href: BookList.path($0.key))
        }
    }
}
