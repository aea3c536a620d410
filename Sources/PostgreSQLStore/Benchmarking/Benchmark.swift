import BudgetDomain
import Crypto
import EventSourcing
import Foundation
package import PostgreSQL
import ReadModels
import Simulation

/// The speed table, each row a ratio taken in one run against the machine's own limit.
///
/// It fills a database of its own, which the caller throws away afterwards.
package struct Benchmark: Sendable {
    /// How much is measured.
    package struct Size: Sendable {
        /// How often ours and the limit take turns: the median of the rounds' ratios counts.
        let rounds: Int
        let appendSeconds: Int
        /// Units of each round of the import.
        let importedUnits: Int
        let eventsPerUnit: Int
        let reads: Int

        package static let quick = Size(
            rounds: 2, appendSeconds: 1, importedUnits: 4, eventsPerUnit: 4000, reads: 100)
        package static let full = Size(
            rounds: 5, appendSeconds: 2, importedUnits: 8, eventsPerUnit: 10_000, reads: 500)
    }

    let options: ConnectionOptions
    let size: Size
    /// The rows to measure; empty for all.
    let wanted: Set<String>
    let year = 2021

    package init(_ options: ConnectionOptions, size: Size, only wanted: Set<String> = []) {
        self.options = options
        self.size = size
        self.wanted = wanted
    }

    /// Measures everything that needs the database alone, telling each row's name before.
    package func run(_ announce: (String) -> Void) async throws -> [BenchmarkRow] {
        let connection = try await Connection.connect(options)
        defer { Task { await connection.close() } }
        _ = try await DatabaseSetup.migrate(connection)
        try await BareInsert.prepare(connection)
        var rows: [BenchmarkRow] = []
        func measure(_ name: String, _ row: () async throws -> BenchmarkRow) async throws {
            guard wants(name) else { return }
            announce(name)
            rows.append(try await row())
        }
        // First, while the process has not grown by anything else.
        try await measure("memory") { try await memory(connection) }
        for (writers, goal) in [(1, 0.6), (8, 0.7), (32, 1.0)] {
            try await measure("append-\(writers)") {
                try await append(writers, goal: goal, connection)
            }
        }
        // What follows is measured beside what the import brings.
        if Self.names.drop(while: { $0 != "import" }).contains(where: wants) {
            announce("import")
            let row = try await importing(connection)
            if wants("import") { rows.append(row) }
        }
        try await measure("rebuild") { try await rebuilding(connection) }
        try await measure("rebuild-lost") { try await rebuildingWhatIsLost(connection) }
        try await measure("verify") { try await verifying(connection) }
        try await measure("verify-copy") { try await verifyingAgainstCopy(connection) }
        try await measure("page") { try await page(connection) }
        try await measure("as-of") { try await asOf(connection) }
        return rows
    }

    /// The rows there are.
    package static let names = [
        "memory", "append-1", "append-8", "append-32",
        "import", "rebuild", "rebuild-lost", "verify", "verify-copy", "page", "as-of",
    ]

    private func wants(_ name: String) -> Bool { wanted.isEmpty || wanted.contains(name) }

    /// Opens units' books, in one transaction.
    func open(_ units: [SimulatedUnit], _ connection: Connection) async throws {
        let handler = CommandHandler(connection)
        try await handler.inTransaction { handler in
            for unit in units { _ = try await handler.handle(unit.opening()) }
            return true
        }
    }

    static let clock = ContinuousClock()
}
