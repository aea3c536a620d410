/// Brings a database to the schema that the program carries.
package enum Migrator {
    /// One file of SQL.
    package struct Script: Sendable, Hashable {
        /// The file's name; tables are applied in the order of their names.
        package let name: String
        package let sql: String

        package init(name: String, sql: String) {
            self.name = name
            self.sql = sql
        }
    }

    /// What a migration did, by file name.
    package struct Outcome: Sendable, Hashable {
        /// Tables' scripts applied, each for the first and only time.
        package var tables: [String] = []
        /// Functions and views created or replaced.
        package var definitions: [String] = []

        package var isEmpty: Bool { tables.isEmpty && definitions.isEmpty }
    }

    /// Applies what is missing, all of it or nothing.
    ///
    /// `tables` only go forward: each runs once, and one that was changed after it ran is refused.
    /// `functions`, then `views`, run again whenever their text differs from what ran last. Programs
    /// that migrate at once wait for each other; one that finds nothing to do takes no lock. Throws
    /// ``MigrationError``.
    @discardableResult
    package static func migrate(
        _ connection: Connection, tables: [Script], functions: [Script] = [],
        views: [Script] = []
    ) async throws -> Outcome {
        let items =
            tables.sorted { $0.name < $1.name }.map { Item(kind: .table, script: $0) }
            + functions.map { Item(kind: .function, script: $0) }
            + views.map { Item(kind: .view, script: $0) }
        if try await isCurrent(connection, items) { return Outcome() }
        try await createLedger(connection)
        return try await connection.transaction { connection in
            // Not an advisory lock: poolers and distributed databases keep those per session or node.
            try await connection.execute(
                "LOCK TABLE schema_migration IN SHARE ROW EXCLUSIVE MODE")
            let states = try await states(connection, items)
            try await refuseUnknown(connection, items)
            return try await apply(items, states, on: connection)
        }
    }

    enum Kind: String {
        case table, function, view
    }

    struct Item {
        let kind: Kind
        let script: Script
    }

    /// How a script compares with what the database has.
    enum State {
        case current, changed, missing
    }

    private static func apply(
        _ items: [Item], _ states: [State], on connection: Connection
    ) async throws -> Outcome {
        var outcome = Outcome()
        for (item, state) in zip(items, states) {
            let name = item.script.name
            switch (item.kind, state) {
            case (_, .current): continue
            case (.table, .changed): throw MigrationError.changed(file: name)
            case (.table, .missing): outcome.tables.append(name)
            case (_, .changed), (_, .missing): outcome.definitions.append(name)
            }
            do {
                try await connection.execute(item.script.sql)
            } catch let error as PostgreSQLError {
                throw MigrationError.failed(file: name, error)
            }
            try await connection.query(
                """
                INSERT INTO schema_migration (kind, name, checksum)
                VALUES (\(item.kind.rawValue), \(name),
                    sha256(convert_to(\(item.script.sql), 'UTF8')))
                ON CONFLICT (kind, name) DO UPDATE
                SET checksum = excluded.checksum, applied_at = now()
                """)
        }
        return outcome
    }
}

/// Why a database cannot be brought to the program's schema.
package enum MigrationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file was changed after it had been applied.
    case changed(file: String)
    /// The database has had a file applied that this program, being older, does not have.
    case newerDatabase(file: String)
    /// PostgreSQL refused the file.
    case failed(file: String, PostgreSQLError)

    package var description: String {
        switch self {
        case .changed(let file):
            "\(file) was changed after it had been applied; add a new file instead"
        case .newerDatabase(let file):
            "the database is newer than this program: it has had \(file) applied"
        case .failed(let file, let error): "\(file): \(error)"
        }
    }
}
