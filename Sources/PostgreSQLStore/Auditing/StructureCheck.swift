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

    /// Functions of the program's names that a call may reach: its own and overloads beside it, and
    /// any that the session finds in an earlier schema.
    private func functions() async throws -> [StructureProblem] {
        let expected = Schema.functionBodies
        let rows = try await connection.query(
            """
            SELECT proname::text, prosrc, pronamespace = own.relnamespace,
                prosecdef OR array_to_string(proconfig, ' ') LIKE '%search_path%'
            FROM pg_proc JOIN pg_namespace AS place ON place.oid = pronamespace,
                pg_class AS own JOIN pg_namespace AS home ON home.oid = own.relnamespace
            WHERE own.oid = to_regclass('schema_migration')
                AND proname = ANY (\(expected.map(\.name)))
                AND array_position(current_schemas(true), place.nspname)
                    <= array_position(current_schemas(true), home.nspname)
            """)
        var found: [String: [(body: String, isOwn: Bool)]] = [:]
        var altered: Set<String> = []
        for row in rows {
            let name = try row[0, String.self]
            found[name, default: []].append((try row[1, String.self], try row[2, Bool.self]))
            if try row[3, Bool?.self] ?? false { altered.insert(name) }
        }
        return expected.compactMap { name, body in
            guard let first = found[name]?.first else { return StructureProblem(name, .missing) }
            guard found[name]?.count == 1, first.isOwn else {
                return StructureProblem(name, .shadowed)
            }
            return first.body == body && !altered.contains(name)
                ? nil : StructureProblem(name, .changed)
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
                    AND pg_get_expr(adbin, adrelid)
                        = '(date_part(''month''::text, occurred_on))::smallint')
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
