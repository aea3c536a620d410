import PostgreSQL

/// A transaction that stays open on what every append to a book needs.
struct Obstruction {
    private let connection: Connection

    /// Takes the place in the way of a unit's appends.
    init(_ obstacle: Obstacle, unit: String, _ options: ConnectionOptions) async throws {
        connection = try await Connection.connect(options)
        do {
            try await connection.execute("BEGIN")
            for query in Self.queries(obstacle, unit) { _ = try await connection.query(query) }
        } catch {
            await connection.close()
            throw error
        }
    }

    private static func queries(_ obstacle: Obstacle, _ unit: String) -> [SQLQuery] {
        switch obstacle {
        case .head: return ["SELECT FROM book WHERE unit = \(unit) FOR UPDATE"]
        case .event:
            // A key that an append is about to insert, taken by a row that never comes to be.
            return [
                """
                INSERT INTO event (unit, fiscal_year, version, recorded_at, event_id,
                    occurred_on, schema_version, command_part, procurement, type, three_public,
                    source_system, actor, payload, previous_hash, hash)
                SELECT unit, fiscal_year, version + 1, recorded_at, gen_random_uuid(),
                    occurred_on, schema_version, 0, false, 'Obstacle', '', '', actor, '{}',
                    previous_hash, hash
                FROM event WHERE unit = \(unit) ORDER BY version DESC LIMIT 1
                """
            ]
        case .fold:
            return [
                "SELECT FROM execution WHERE unit = \(unit) FOR UPDATE",
                """
                INSERT INTO execution
                SELECT unit, fiscal_year, task, fund_source, 3, 'spending', '', false, 0, 0,
                    last_on, 1, 1
                FROM execution WHERE unit = \(unit) AND entry = 'initial' ON CONFLICT DO NOTHING
                """,
            ]
        }
    }

    /// Sessions of the database that wait for a lock.
    func waiting() async throws -> [Int32] {
        try await connection.query(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """
        ).map { try $0[0, Int32.self] }
    }

    /// Ends a session.
    func end(_ session: Int32) async throws {
        _ = try await connection.query("SELECT pg_terminate_backend(\(session))")
    }

    /// Goes out of the way and leaves no trace.
    func leave() async {
        try? await connection.execute("ROLLBACK")
        await connection.close()
    }
}
