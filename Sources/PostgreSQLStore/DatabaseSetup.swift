package import PostgreSQL
import Schema

/// Brings a database's objects up to this program's.
package enum DatabaseSetup {
    /// Applies what is missing and answers what it did.
    ///
    /// Takes a few milliseconds when nothing is missing. `further` tables come after the program's,
    /// as those of a later version will.
    ///
    /// - Throws: ``MigrationError`` where a released file was changed, or the database is newer.
    @discardableResult
    package static func migrate(_ connection: Connection, further: [Migrator.Script] = [])
        async throws -> Migrator.Outcome
    {
        guard try await Distributor.isDistributed(connection) else {
            return try await apply(further, connection)
        }
        return try await Distributor.migrating(connection) { try await apply(further, connection) }
    }

    private static func apply(_ further: [Migrator.Script], _ connection: Connection) async throws
        -> Migrator.Outcome
    {
        try await Migrator.migrate(
            connection,
            tables: Schema.tables.map { .init(name: $0.name, sql: $0.sql) } + further,
            functions: Schema.functions.map { .init(name: $0.name, sql: $0.sql) })
    }

    /// How many numbered files this program knows.
    package static let schemaVersion = Schema.tables.count
}
