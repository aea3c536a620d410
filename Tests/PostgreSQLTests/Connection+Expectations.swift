import PostgreSQL
import Testing

extension Connection {
    /// Expects that the connection is fit for the next statement.
    nonisolated func expectUsable(
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let rows = try await query("SELECT 1")
        #expect(try rows.first?[0, Int.self] == 1, sourceLocation: sourceLocation)
    }
}
