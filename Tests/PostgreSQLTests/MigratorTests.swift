import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct MigratorTests {
    private let tables = [
        Migrator.Script(name: "0001-book.sql", sql: "CREATE TABLE book (unit text)"),
        Migrator.Script(name: "0002-year.sql", sql: "ALTER TABLE book ADD COLUMN year int2"),
    ]
    private let functions = [
        Migrator.Script(
            name: "one.sql",
            sql: "CREATE OR REPLACE FUNCTION one() RETURNS int4 LANGUAGE sql AS 'SELECT 1'")
    ]

    @Test func `Tables are applied once and functions again when they change`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let first = try await Migrator.migrate(
                connection, tables: tables.reversed(), functions: functions)
            #expect(first.tables == ["0001-book.sql", "0002-year.sql"])
            #expect(first.definitions == ["one.sql"])

            let second = try await Migrator.migrate(
                connection, tables: tables, functions: functions)
            #expect(second.isEmpty)

            let changed = functions.map {
                Migrator.Script(name: $0.name, sql: $0.sql.replacing("SELECT 1", with: "SELECT 2"))
            }
            let third = try await Migrator.migrate(connection, tables: tables, functions: changed)
            #expect(third.tables.isEmpty)
            #expect(third.definitions == ["one.sql"])
            #expect(try await connection.query("SELECT one()").first?[0, Int.self] == 2)
        }
    }

    @Test func `A table's file that was changed afterwards is refused by name`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await Migrator.migrate(connection, tables: tables)
            let changed = [Migrator.Script(name: "0001-book.sql", sql: "SELECT 1"), tables[1]]
            await #expect(throws: MigrationError.changed(file: "0001-book.sql")) {
                try await Migrator.migrate(connection, tables: changed)
            }
            await #expect(throws: MigrationError.newerDatabase(file: "0002-year.sql")) {
                try await Migrator.migrate(connection, tables: [tables[0]])
            }
        }
    }

    @Test func `A file that fails leaves nothing of the others`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let broken = Migrator.Script(name: "0003-broken.sql", sql: "CREATE TABEL x ()")
            let error = await #expect(throws: MigrationError.self) {
                try await Migrator.migrate(connection, tables: tables + [broken])
            }
            guard case .failed("0003-broken.sql", let cause) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(cause.sqlState == "42601")
            let left = try await connection.query("SELECT to_regclass('book') IS NULL")
            #expect(try left.first?[0, Bool.self] == true)
        }
    }

    @Test func `Programs that migrate at once apply everything once`() async throws {
        let options = try TestDatabase.current.administrator
        let outcomes = try await withThrowingTaskGroup(of: Migrator.Outcome.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let connection = try await Connection.connect(options)
                    let outcome = try await Migrator.migrate(
                        connection, tables: tables, functions: functions)
                    await connection.close()
                    return outcome
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { !$0.isEmpty } == 1)
    }
}
