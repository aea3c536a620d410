import BudgetDomain
import BudgetTestKit
import EventSourcing
import Foundation
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

/// What cannot be read is a finding with a place, not the end of the verification.
@Suite("Unreadable events", .timeLimit(.minutes(15)))
struct UnreadableTests {
    @Test(
        .database(.store),
        arguments: [
            "occurred_on = 'infinity'", "occurred_on = '-infinity'",
            "occurred_on = '0044-03-15 BC'",
            "recorded_at = 'infinity'", "recorded_at = '-infinity'",
        ])
    func `a value that no event can have is named`(_ change: String) async throws {
        try await withApplication { connection in
            try await CommandHandler(connection).record(
                .open(), .task("T1"), .initial("T1", "100.00"), .spend("T1", "1.00", "记-1"),
                .spend("T1", "2.00", "记-2"))
        }
        try await TestDatabase.current.withConnection { connection in
            try await TestDatabase.current.unguardEvents(connection)
            try await TestDatabase.current.ungenerateMonths(connection)
            try await connection.execute("UPDATE event SET \(change) WHERE version = 4")
            let result = try await LogVerifier(connection).verify(nil)
            #expect(
                result.problems == [
                    LogProblem(book: Request.book, version: 4, kind: .unreadable)
                ])
        }
    }

    @Test func `events on a damaged page of the disk are named, and all others verified`()
        async throws
    {
        let directory = "/tmp/zhixing-damaged-\(UUID().uuidString)"
        let cluster = EmbeddedCluster(
            dataDirectory: directory, settings: ["fsync": "off", "shared_buffers": "16MB"])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        do {
            let access = try await cluster.start()
            let (file, damaged, total) = try await load(access.administrator)
            try await cluster.stop()
            try damage("\(directory)/postgresql/cluster/\(file)")
            let connection = try await Connection.connect(try await cluster.start().administrator)
            let result = try await LogVerifier(connection).verify(nil)
            await connection.close()
            #expect(result.problems.map(\.version) == damaged)
            #expect(result.problems.allSatisfy { $0.kind == .unreadable })
            #expect(result.events == total - Int64(damaged.count))
        } catch {
            try await cluster.stop(.immediate)
            throw error
        }
        try await cluster.stop(.immediate)
    }

    /// A book of a few pages; answers the table's file, the versions on its third page, and how many
    /// events there are.
    private func load(_ options: ConnectionOptions) async throws -> (String, [Int64], Int64) {
        let connection = try await Connection.connect(options)
        _ = try await DatabaseSetup.migrate(connection)
        let unit = SimulatedUnit(index: 1, events: 300, year: 2021, seed: 9)
        let importer = BulkImporter(connection)
        for command in unit.opening() + Array(unit.vouchers()) { try await importer.take(command) }
        try await importer.flush()
        let file = try await connection.query("SELECT pg_relation_filepath('event')")
        let rows = try await connection.query(
            """
            SELECT version, (ctid::text::point)[0]::bigint = 2 FROM event ORDER BY version
            """)
        let versions = try rows.filter { try $0[1, Bool.self] }.map { try $0[0, Int64.self] }
        await connection.close()
        return (try #require(file.first)[0, String.self], versions, Int64(rows.count))
    }

    /// Changes a few bytes in the middle of the third page, as a bad disk does.
    private func damage(_ path: String) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.seek(toOffset: 2 * 8192 + 5000)
        try handle.write(contentsOf: Data([1, 2, 3, 4]))
        try handle.close()
    }
}
