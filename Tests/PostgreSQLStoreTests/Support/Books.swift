import BudgetDomain
import BudgetTestKit
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit

extension DatabasePreparation {
    /// The program's tables and functions, and nothing in them.
    static let store = DatabasePreparation(name: "store") { database in
        try await database.migrate()
    }
}

/// Lends connections of the application's role to the running test's database.
@discardableResult
func withApplication<Result>(_ body: (Connection) async throws -> Result) async throws -> Result {
    let connection = try await Connection.connect(TestDatabase.current.application)
    do {
        let result = try await body(connection)
        await connection.close()
        return result
    } catch {
        await connection.close()
        throw error
    }
}

extension CommandHandler {
    /// Handles requests one call each, and answers for each.
    func each(_ requests: [Request]) async throws -> [Answer] {
        var answers: [Answer] = []
        for request in requests { answers += try await handle([try request.command()]) }
        return answers
    }

    /// Handles requests that all must be accepted; answers their outcomes.
    @discardableResult
    func record(_ requests: Request...) async throws -> [CommandOutcome] {
        try await each(requests).map { try $0.get() }
    }

    /// The code of the refusal; nil where the request is accepted.
    func refusal(_ request: Request) async throws -> BudgetRejection? {
        guard case .failure(let rejection) = try await each([request]).last else { return nil }
        return rejection
    }
}

/// A book's rows in order of version.
func storedRows(_ key: BookKey = Request.book, on connection: Connection) async throws
    -> [EventRow]
{
    try await connection.query(
        """
        SELECT \(raw: EventRow.columnList) FROM event
        WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear)) ORDER BY version
        """
    ).map { try EventRow($0) }
}

extension BudgetRejection {
    func figure(_ name: String) -> String? { figures.first { $0.name == name }?.value }
}
