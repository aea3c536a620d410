package import PostgreSQL

/// What a schema must keep to so that its tables can be distributed by unit at any time.
///
/// Read from the catalogue, so that every object counts, whoever created it; a plain PostgreSQL
/// suffices. Decision 0010 says why the rules are what they are.
package enum DistributionRules {
    /// Tables that no unit owns; they stay on the coordinator.
    package static let localTables = ["schema_migration"]

    /// The trigger that distributing leaves out: privileges keep events as they are there.
    package static let omittedTrigger = "event_append_only"

    /// Everything in the current schema that stands in the way, by rule and name.
    package static func obstacles(_ connection: Connection) async throws -> [DistributionObstacle] {
        var found: [DistributionObstacle] = []
        for (kind, sql) in queries {
            let rows = try await connection.query(.raw(sql).unprepared)
            found += try rows.map { DistributionObstacle(kind, try $0[0, String.self]) }
        }
        return found
    }

    private static let queries: [(DistributionObstacle.Kind, String)] = [
        (.tableWithoutUnit, tablesWithoutUnit), (.keyWithoutUnit, keysWithoutUnit),
        (.trigger, triggers), (.sequence, sequences), (.foreignKeyAcrossUnits, foreignKeys),
        (.advisoryLock, functions(matching: "advisory")),
        // Also one without a target, which could meet any key.
        (.conflictWithoutUnit, functions(matching: #"\mon\s+conflict\M(?!\s*\(\s*unit\M)"#)),
    ]

    /// The tables that units own, as a common table expression for what follows.
    private static let owned = """
        WITH owned AS (
            SELECT oid, relname::text AS name FROM pg_class
            WHERE relnamespace = current_schema()::text::regnamespace AND relkind IN ('r', 'p')
                AND relname::text <> ALL ('{\(localTables.joined(separator: ","))}'))
        """

    private static let tablesWithoutUnit = """
        \(owned)
        SELECT name FROM owned
        WHERE NOT EXISTS (SELECT FROM pg_attribute
            WHERE attrelid = owned.oid AND attname = 'unit' AND attnotnull
                AND atttypid = 'text'::regtype)
        ORDER BY name
        """

    private static let keysWithoutUnit = """
        \(owned)
        SELECT key.relname::text FROM owned
        JOIN pg_index ON indrelid = owned.oid AND (indisunique OR indisexclusion)
        JOIN pg_class AS key ON key.oid = indexrelid
        LEFT JOIN pg_attribute ON attrelid = owned.oid AND attnum = indkey[0]
        WHERE attname IS DISTINCT FROM 'unit'
        ORDER BY 1
        """

    private static let triggers = """
        \(owned)
        SELECT tgname::text FROM owned JOIN pg_trigger ON tgrelid = owned.oid
        WHERE NOT tgisinternal AND (name, tgname) <> ('event', '\(omittedTrigger)')
        ORDER BY 1
        """

    private static let sequences = """
        SELECT relname::text FROM pg_class
        WHERE relnamespace = current_schema()::text::regnamespace AND relkind = 'S'
        ORDER BY 1
        """

    /// Those whose two sides do not pair the unit with the unit.
    private static let foreignKeys = """
        \(owned)
        SELECT conname::text FROM owned JOIN pg_constraint ON conrelid = owned.oid
        WHERE contype = 'f' AND NOT EXISTS (
            SELECT FROM unnest(conkey, confkey) AS pair (here, there)
            JOIN pg_attribute AS near ON near.attrelid = conrelid AND near.attnum = here
            JOIN pg_attribute AS far ON far.attrelid = confrelid AND far.attnum = there
            WHERE near.attname = 'unit' AND far.attname = 'unit')
        ORDER BY 1
        """

    private static func functions(matching pattern: String) -> String {
        """
        SELECT proname::text FROM pg_proc
        WHERE pronamespace = current_schema()::text::regnamespace AND prosrc ~* '\(pattern)'
        ORDER BY 1
        """
    }
}
