package import PostgreSQL
import Schema

/// Something in the database's structure that is not as this program makes it (结构被改动).
package struct StructureProblem: Hashable, Sendable {
    /// What is wrong with the object.
    package enum Kind: String, Hashable, Sendable {
        /// The function's text is another.
        case changed
        /// The object is not there, or not switched on.
        case missing
        /// Another object of the name is found first, or beside it.
        case shadowed
        /// A trigger, rule, policy, child or parent table that the program does not make.
        case foreign
        /// The month is not computed from the business date any more.
        case notComputed
    }

    package let object: String
    package let kind: Kind

    package init(_ object: String, _ kind: Kind) {
        self.object = object
        self.kind = kind
    }
}

/// Holds the objects that figures pass through against what the program makes of them.
///
/// The chain covers events, and the fold is compared with them; but both are read by functions and
/// through tables, and whoever changes those can have them say anything.
package struct StructureCheck {
    private static let tables = ["book", "event", "execution", "payee", "schema_migration"]

    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// What is not as it should be, functions first.
    package func problems() async throws -> [StructureProblem] {
        // Distributing takes the trigger away, and Citus puts its own in its place.
        let triggers = try await Distributor.isDistributed(connection) ? [] : triggers()
        return try await functions() + tables() + month() + triggers
    }

    /// Functions of the program's names wherever the session would look for them.
    private func functions() async throws -> [StructureProblem] {
        let expected = Schema.functionBodies
        let rows = try await connection.query(
            """
            SELECT proname::text, prosrc, pronamespace = (SELECT relnamespace FROM pg_class
                WHERE oid = to_regclass('schema_migration'))
            FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
            WHERE proname = ANY (\(expected.map(\.name)))
                AND nspname = ANY (current_schemas(true))
            """)
        var found: [String: [(body: String, isOwn: Bool)]] = [:]
        for row in rows {
            found[try row[0, String.self], default: []].append(
                (try row[1, String.self], try row[2, Bool?.self] ?? false))
        }
        return expected.compactMap { name, body in
            guard let first = found[name]?.first else { return StructureProblem(name, .missing) }
            guard found[name]?.count == 1, first.isOwn else {
                return StructureProblem(name, .shadowed)
            }
            return first.body == body ? nil : StructureProblem(name, .changed)
        }
    }

    private func tables() async throws -> [StructureProblem] {
        try await problems(
            """
            SELECT name, CASE WHEN pg_class.oid IS NULL THEN 'missing'
                WHEN relkind NOT IN ('r', 'p') OR relnamespace <> (SELECT relnamespace
                    FROM pg_class WHERE oid = to_regclass('schema_migration')) THEN 'shadowed'
                WHEN relrowsecurity
                    OR EXISTS (SELECT FROM pg_rewrite WHERE ev_class = pg_class.oid)
                    OR EXISTS (SELECT FROM pg_inherits
                        WHERE pg_class.oid IN (inhrelid, inhparent)) THEN 'foreign' END
            FROM unnest(\(Self.tables)) AS name
                LEFT JOIN pg_class ON pg_class.oid = to_regclass(name)
            """)
    }

    /// Months are not hashed, since they are computed; so they must be.
    private func month() async throws -> [StructureProblem] {
        try await problems(
            """
            SELECT 'event.month', 'notComputed' WHERE NOT EXISTS (
                SELECT FROM pg_attribute JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE attrelid = to_regclass('event') AND attname = 'month'
                    AND attgenerated = 's'
                    AND pg_get_expr(adbin, adrelid) LIKE '%''month''%occurred_on%')
            """)
    }

    private func triggers() async throws -> [StructureProblem] {
        let own = DistributionRules.omittedTrigger
        return try await problems(
            """
            SELECT tgname::text, 'foreign' FROM pg_trigger
            WHERE tgrelid = ANY (SELECT to_regclass(name) FROM unnest(\(Self.tables)) AS name)
                AND NOT tgisinternal
                AND (tgname <> \(own) OR tgrelid <> to_regclass('event'))
            UNION ALL
            SELECT \(own), 'missing' WHERE NOT EXISTS (
                SELECT FROM pg_trigger WHERE tgrelid = to_regclass('event') AND tgname = \(own)
                    AND tgenabled IN ('O', 'A') AND tgfoid = to_regproc('refuse_change')
                    AND tgqual IS NULL)
            """)
    }

    /// The rows of a query for names and kinds; no kind, no problem.
    private func problems(_ query: SQLQuery) async throws -> [StructureProblem] {
        try await connection.query(query).compactMap { row in
            try row[1, String?.self].flatMap(StructureProblem.Kind.init).map {
                StructureProblem(try row[0, String.self], $0)
            }
        }
    }
}
