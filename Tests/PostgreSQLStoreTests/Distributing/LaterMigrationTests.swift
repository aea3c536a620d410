import BudgetDomain
import BudgetTestKit
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// What a later version of the program brings to a database that is in use, on one node or on many.
@Suite("Later migrations", .database(.store))
struct LaterMigrationTests {
    private static let scripts = [
        Migrator.Script(
            name: "9997-column.sql",
            sql: "ALTER TABLE event ADD COLUMN planted text NOT NULL DEFAULT 'x'"),
        Migrator.Script(
            name: "9998-index.sql", sql: "CREATE INDEX planted_at ON event (unit, planted)"),
        Migrator.Script(
            name: "9999-table.sql",
            sql: """
                CREATE TABLE planted (unit text NOT NULL, fiscal_year integer NOT NULL,
                    PRIMARY KEY (unit, fiscal_year));
                GRANT SELECT, INSERT ON planted TO zhixing_application
                """),
    ]

    @Test func `a table, a column and an index come to where the unit is, once`() async throws {
        try await withApplication { connection in
            try await CommandHandler(connection).record(.open(), .task("T1"))
        }
        try await TestDatabase.current.withConnection { connection in
            let first = try await DatabaseSetup.migrate(connection, further: Self.scripts)
            #expect(first.tables == Self.scripts.map(\.name))
            let second = try await DatabaseSetup.migrate(connection, further: Self.scripts)
            #expect(second.isEmpty)
            try await Self.expectTogether(connection)
        }
        try await withApplication { connection in
            try await CommandHandler(connection).record(.initial("T1", "100.00"))
            let unit = Request.book.unit
            _ = try await connection.query("INSERT INTO planted VALUES (\(unit), 2021)")
            let found = try await connection.query(
                """
                SELECT count(*) FROM event JOIN planted USING (unit, fiscal_year)
                WHERE event.planted = 'x'
                """)
            #expect(try found.first?[0, Int64.self] == 3)
        }
        try await TestDatabase.current.withConnection { try await $0.expectSound() }
    }

    /// Where tables are distributed, the new one is with all the others.
    private static func expectTogether(_ connection: Connection) async throws {
        guard try await Distributor.isDistributed(connection) else { return }
        let places = try await connection.query(
            """
            SELECT count(DISTINCT colocationid) = 1 AND bool_or(logicalrelid = 'planted'::regclass)
            FROM pg_dist_partition
            """)
        #expect(try places.first?[0, Bool.self] == true)
    }
}
