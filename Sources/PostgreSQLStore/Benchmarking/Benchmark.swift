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
        let appendSeconds: Int
        let importedUnits: Int
        let eventsPerUnit: Int
        let reads: Int

        package static let quick = Size(
            appendSeconds: 2, importedUnits: 8, eventsPerUnit: 4000, reads: 100)
        package static let full = Size(
            appendSeconds: 10, importedUnits: 40, eventsPerUnit: 10_000, reads: 500)
    }

    let options: ConnectionOptions
    let size: Size
    let year = 2021

    package init(_ options: ConnectionOptions, size: Size) {
        self.options = options
        self.size = size
    }

    /// Measures everything that needs the database alone, telling each row's name before.
    package func run(_ announce: (String) -> Void) async throws -> [BenchmarkRow] {
        let connection = try await Connection.connect(options)
        defer { Task { await connection.close() } }
        _ = try await DatabaseSetup.migrate(connection)
        try await BareInsert.prepare(connection)
        var rows: [BenchmarkRow] = []
        for (writers, goal) in [(1, 0.6), (8, 0.7), (32, 1.0)] {
            announce("append-\(writers)")
            rows.append(try await append(writers, goal: goal, connection))
        }
        // A small book is read while little else is there, and again when much is.
        let small = SimulatedUnit(index: 900_001, events: 100, year: year, seed: 1)
        try await open([small], connection)
        let importer = BulkImporter(connection)
        for command in small.vouchers() { try await importer.take(command) }
        try await importer.flush()
        let before = try await read(small.book, PointInTime(), connection)
        announce("import")
        rows.append(try await importing(connection))
        announce("rebuild")
        rows.append(try await rebuilding(connection))
        announce("verify")
        rows.append(try await verifying(connection))
        announce("page")
        rows.append(try await page(small.book, before, connection))
        announce("as-of")
        rows.append(try await asOf(connection))
        rows.append(memory())
        return rows
    }

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
