extension Migrator {
    /// Whether nothing is to be done, found without a lock.
    static func isCurrent(_ connection: Connection, _ items: [Item]) async throws -> Bool {
        let exists = try await connection.query(
            "SELECT to_regclass('schema_migration') IS NOT NULL")
        guard try exists.first?[0, Bool.self] == true else { return false }
        try await refuseUnknown(connection, items)
        return try await states(connection, items).allSatisfy { $0 == .current }
    }

    /// Creates the table of what has been applied.
    static func createLedger(_ connection: Connection) async throws {
        do {
            try await connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    kind text NOT NULL CHECK (kind IN ('table', 'function', 'view')),
                    name text NOT NULL,
                    checksum bytea NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now(),
                    PRIMARY KEY (kind, name)
                )
                """)
        } catch let error as PostgreSQLError
            where ["23505", "42710", "42P07"].contains(error.sqlState)
        {
            // Another program created it at the same moment: IF NOT EXISTS does not wait for that,
            // and fails on whichever entry of the catalogue it finds taken.
        }
    }

    /// Compares each script with what was applied under its name; the server does the hashing.
    static func states(_ connection: Connection, _ items: [Item]) async throws -> [State] {
        let rows = try await connection.query(
            """
            SELECT CASE WHEN applied.checksum IS NULL THEN 'missing'
                WHEN applied.checksum = sha256(convert_to(script.sql, 'UTF8')) THEN 'current'
                ELSE 'changed' END
            FROM unnest(\(items.map(\.kind.rawValue)), \(items.map(\.script.name)),
                \(items.map(\.script.sql))) WITH ORDINALITY AS script (kind, name, sql, position)
            LEFT JOIN schema_migration AS applied
                ON applied.kind = script.kind AND applied.name = script.name
            ORDER BY script.position
            """)
        return try rows.map { row in
            switch try row[0, String.self] {
            case "current": .current
            case "changed": .changed
            default: .missing
            }
        }
    }

    /// Throws when the database has had a table's file applied that is not among `items`.
    static func refuseUnknown(_ connection: Connection, _ items: [Item]) async throws {
        let known = items.filter { $0.kind == .table }.map(\.script.name)
        let rows = try await connection.query(
            """
            SELECT name FROM schema_migration
            WHERE kind = 'table' AND name <> ALL (\(known)) ORDER BY name LIMIT 1
            """)
        if let row = rows.first {
            throw MigrationError.newerDatabase(file: try row[0, String.self])
        }
    }
}
