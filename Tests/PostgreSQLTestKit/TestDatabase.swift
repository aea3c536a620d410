package import PostgreSQL
package import PostgreSQLStore

/// The database that a test has to itself.
package struct TestDatabase: Sendable {
    /// As the owner of everything.
    package let administrator: ConnectionOptions
    /// As the application, which owns nothing.
    package let application: ConnectionOptions
    /// The nodes to spread its tables over; none on a plain PostgreSQL.
    package let workers: [WorkerAddress]

    @TaskLocal static var scoped: TestDatabase?

    /// The database of the running test; throws outside of a test with the `.database` trait.
    package static var current: TestDatabase {
        get throws {
            guard let scoped else { throw Missing() }
            return scoped
        }
    }

    /// A test asks for a database without the trait that provides it.
    private struct Missing: Error, CustomStringConvertible {
        var description: String { "the test needs the trait .database" }
    }

    /// Brings it to the program's schema, distributed where the server is.
    package func migrate() async throws {
        try await withConnection { try await DatabaseSetup.migrate($0) }
        guard !workers.isEmpty else { return }
        _ = try await Distributor(administrator).distribute(workers: workers, shardCount: 4)
    }

    /// Lets the owner change events, as somebody might behind the program's back.
    ///
    /// Where tables are distributed nothing holds the owner back to begin with.
    package func unguardEvents(_ connection: Connection) async throws {
        guard workers.isEmpty else { return }
        try await connection.execute("ALTER TABLE event DISABLE TRIGGER event_append_only")
    }

    /// Makes the month of an event a column like any other: some days have none.
    package func ungenerateMonths(_ connection: Connection) async throws {
        let change = "ALTER TABLE %s ALTER COLUMN month DROP EXPRESSION"
        guard workers.isEmpty else {
            // Citus passes such a change on to nobody.
            _ = try await connection.query("SELECT run_command_on_shards('event', \(change))")
            return
        }
        try await connection.execute(change.replacing("%s", with: "event"))
    }

    /// Returns once a session here waits for another one's lock, on whichever node.
    package func waitForLock() async throws {
        var nodes: [Connection] = []
        for options in [administrator] + workers.map({ administrator.on($0) }) {
            nodes.append(try await Connection.connect(options))
        }
        var isWaiting = false
        while !isWaiting {
            try await Task.sleep(for: .milliseconds(2))
            for node in nodes where !isWaiting {
                isWaiting = try await !node.query(
                    """
                    SELECT FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """
                ).isEmpty
            }
        }
        for node in nodes { await node.close() }
    }

    /// Lends a connection as the owner, closed afterwards.
    @discardableResult
    package func withConnection<Result>(
        _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        let connection = try await Connection.connect(administrator)
        do {
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }
}
