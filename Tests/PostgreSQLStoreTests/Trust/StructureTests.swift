import BudgetDomain
import BudgetTestKit
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// Whoever changes what figures pass through is found, though every event is as it was.
@Suite("Structure", .database(.store))
struct StructureTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let found: StructureProblem

        init(_ sql: String, _ object: String, _ kind: StructureProblem.Kind) {
            testDescription = String(sql.prefix(60))
            self.sql = sql
            found = StructureProblem(object, kind)
        }
    }

    private static let changes = [
        Change(
            """
            DO $do$ BEGIN EXECUTE replace(pg_get_functiondef('recent_spending'::regproc),
                'sum(event.amount_fen)', '2 * sum(event.amount_fen)'); END $do$
            """, "recent_spending", .changed),
        Change(
            "ALTER FUNCTION recent_spending SET search_path = other, public", "recent_spending",
            .changed),
        Change("DROP FUNCTION version_known_at", "version_known_at", .missing),
        Change(
            """
            CREATE FUNCTION version_known_at(text, integer, timestamp) RETURNS bigint
            LANGUAGE sql AS 'SELECT 1::bigint'
            """, "version_known_at", .shadowed),
        Change(
            """
            CREATE SCHEMA other; CREATE TABLE other.payee (LIKE payee);
            SET search_path = other, public
            """, "payee", .shadowed),
        Change(
            "CREATE TABLE more (LIKE execution); ALTER TABLE more INHERIT execution", "execution",
            .foreign),
        Change("ALTER TABLE execution ENABLE ROW LEVEL SECURITY", "execution", .foreign),
        Change(
            "CREATE RULE quiet AS ON INSERT TO payee DO INSTEAD NOTHING", "payee", .foreign),
    ]

    /// Where tables are distributed there is no trigger, and Citus refuses the other two.
    private static let changesAlone = [
        Change("ALTER TABLE event ALTER month DROP EXPRESSION", "event.month", .notComputed),
        Change("DROP TRIGGER event_append_only ON event", "event_append_only", .missing),
        Change(
            "ALTER TABLE event DISABLE TRIGGER event_append_only", "event_append_only", .missing),
        Change(
            """
            CREATE TRIGGER busy BEFORE INSERT ON execution FOR EACH ROW
            EXECUTE FUNCTION suppress_redundant_updates_trigger()
            """, "busy", .foreign),
    ]

    @Test func `what the program made is as it made it, to both roles`() async throws {
        for options in [
            try TestDatabase.current.application, try TestDatabase.current.administrator,
        ] {
            let connection = try await Connection.connect(options)
            #expect(try await StructureCheck(connection).problems() == [])
            await connection.close()
        }
    }

    @Test(arguments: changes + changesAlone)
    func `a change is found by its object`(_ change: Change) async throws {
        let database = try TestDatabase.current
        let isAlone = Self.changesAlone.contains { $0.sql == change.sql }
        guard database.workers.isEmpty || !isAlone else { return }
        try await database.withConnection { connection in
            do {
                try await connection.execute(change.sql)
            } catch let error as PostgreSQLError where !database.workers.isEmpty {
                // Citus refuses some of it by itself.
                #expect(error.sqlState == "0A000", "\(error)")
                return
            }
            #expect(try await StructureCheck(connection).problems().contains(change.found))
        }
    }

    @Test(arguments: [
        "amount_fen_sum = 9223372036854775807", "amount_fen_sum = -9223372036854775808",
        "amount_fen_sum = amount_fen_sum + 4611686018427387904", "month = 0",
        "entry = 'nothing'",
    ])
    func `a row that no events give is an error, not the end of the program`(_ change: String)
        async throws
    {
        try await withApplication { connection in
            try await CommandHandler(connection).record(
                .open(), .task("T1"), .initial("T1", "100.00"), .spend("T1", "1.00", "记-1"))
            try await connection.execute("UPDATE execution SET \(change) WHERE entry = 'spending'")
            await #expect(throws: ImpossibleFold.self) {
                _ = try await BookLoader(connection).load(Request.book)
            }
        }
    }
}
