import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// Something that somebody might add to the schema, and what the rules say to it.
struct Offender: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let found: [DistributionObstacle]

    init(_ sql: String, _ kind: DistributionObstacle.Kind, _ object: String) {
        testDescription = sql
        self.sql = sql
        found = [DistributionObstacle(kind, object)]
    }

    /// A good neighbour: much like an offender, and allowed.
    init(allowed sql: String) {
        testDescription = sql
        self.sql = sql
        found = []
    }

    /// A function of this body.
    static func function(_ body: String, language: String = "plpgsql") -> String {
        "CREATE FUNCTION planted() RETURNS void LANGUAGE \(language) AS $$ \(body) $$"
    }

    /// A table of these columns.
    static func table(_ columns: String) -> String { "CREATE TABLE planted (\(columns))" }
}

/// The schema's objects are read from the catalogue of a migrated database, on any PostgreSQL.
@Suite("What distribution forbids", .database)
struct DistributionRulesTests {
    @Test func `a migrated database can be distributed by unit`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await DatabaseSetup.migrate(connection)
            let obstacles = try await DistributionRules.obstacles(connection)
            #expect(obstacles == [])
            let tables = try await connection.query(
                "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
            #expect(try tables.first?[0, Int64.self] ?? 0 >= 5)
        }
    }

    @Test func `the one trigger on events is the only one there is`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await DatabaseSetup.migrate(connection)
            let triggers = try await connection.query(
                "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal"
            ).map { try $0[0, String.self] }
            #expect(triggers == [DistributionRules.omittedTrigger])
        }
    }

    private static let keys = [
        Offender(
            Offender.table("unit text NOT NULL, id text PRIMARY KEY"), .keyWithoutUnit,
            "planted_pkey"),
        Offender(
            Offender.table("unit text NOT NULL, id text, PRIMARY KEY (id, unit)"),
            .keyWithoutUnit, "planted_pkey"),
        Offender(
            "ALTER TABLE book ADD CONSTRAINT planted UNIQUE (fiscal_year, unit)",
            .keyWithoutUnit, "planted"),
        Offender(
            "CREATE UNIQUE INDEX planted ON event (event_id)", .keyWithoutUnit, "planted"),
        Offender(
            "CREATE UNIQUE INDEX planted ON event (lower(unit), version)", .keyWithoutUnit,
            "planted"),
        Offender(
            "ALTER TABLE payee ADD CONSTRAINT planted EXCLUDE USING btree (name WITH =)",
            .keyWithoutUnit, "planted"),
        Offender(allowed: "CREATE UNIQUE INDEX planted ON event (unit, event_id)"),
        Offender(allowed: "CREATE INDEX planted ON event (event_id)"),
    ]

    private static let objects = [
        Offender(Offender.table("id text"), .tableWithoutUnit, "planted"),
        Offender(Offender.table("unit text"), .tableWithoutUnit, "planted"),
        Offender(
            """
            CREATE TRIGGER planted BEFORE INSERT ON book
            FOR EACH ROW EXECUTE FUNCTION refuse_change()
            """, .trigger, "planted"),
        Offender(
            """
            CREATE TRIGGER event_append_only BEFORE DELETE ON payee
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
            """, .trigger, "event_append_only"),
        Offender("CREATE SEQUENCE planted", .sequence, "planted"),
        Offender(
            "ALTER TABLE payee ADD COLUMN number bigserial", .sequence, "payee_number_seq"),
        Offender(
            "ALTER TABLE payee ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY",
            .sequence, "payee_number_seq"),
        Offender(
            """
            CREATE TABLE planted (unit text NOT NULL, of_unit text, fiscal_year integer,
                CONSTRAINT crossing FOREIGN KEY (of_unit, fiscal_year) REFERENCES book)
            """, .foreignKeyAcrossUnits, "crossing"),
        Offender(
            allowed: """
                CREATE TABLE planted (unit text NOT NULL, fiscal_year integer,
                    FOREIGN KEY (unit, fiscal_year) REFERENCES book)
                """),
    ]

    private static let functions = [
        Offender(
            Offender.function("BEGIN PERFORM pg_advisory_xact_lock(1); END"), .advisoryLock,
            "planted"),
        Offender(
            Offender.function("SELECT pg_try_advisory_lock(1)", language: "sql")
                .replacing("void", with: "boolean"), .advisoryLock, "planted"),
        Offender(
            Offender.function(
                """
                BEGIN INSERT INTO payee SELECT * FROM payee
                ON CONFLICT DO NOTHING; END
                """), .conflictWithoutUnit, "planted"),
        Offender(
            Offender.function(
                """
                BEGIN INSERT INTO payee SELECT * FROM payee
                ON CONFLICT ON CONSTRAINT payee_pkey DO NOTHING; END
                """), .conflictWithoutUnit, "planted"),
        Offender(
            Offender.function(
                "BEGIN INSERT INTO payee SELECT * FROM payee on conflict(digest, unit) do nothing; END"
            ), .conflictWithoutUnit, "planted"),
        Offender(
            allowed: Offender.function(
                "BEGIN INSERT INTO payee SELECT * FROM payee on conflict (unit, digest) do nothing; END"
            )),
    ]

    @Test(arguments: keys + objects + functions)
    func `a planted offender is found and named`(_ offender: Offender) async throws {
        try await TestDatabase.current.withConnection { connection in
            try await DatabaseSetup.migrate(connection)
            try await connection.execute(offender.sql)
            let obstacles = try await DistributionRules.obstacles(connection)
            #expect(obstacles == offender.found)
        }
    }
}
