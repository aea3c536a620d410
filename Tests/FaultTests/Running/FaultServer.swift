import Foundation
import Glibc
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit

/// The server of a run: durable like everybody's embedded one, and there to be killed.
struct FaultServer: Sendable {
    let cluster: EmbeddedCluster
    let access: EmbeddedCluster.Access

    private static let template = "fault_template"

    /// Starts it, with a migrated database to copy.
    static func start(settings: [String: String] = [:]) async throws -> FaultServer {
        let cluster = ThrowAwayCluster.make(
            "-faults-\(UUID().uuidString.prefix(8))",
            // Little to recover after each kill; everything else as it is delivered.
            settings: ["shared_buffers": "64MB", "max_wal_size": "256MB"].merging(settings) { $1 })
        let server = FaultServer(cluster: cluster, access: try await cluster.start())
        try await server.withConnection("postgres") { connection in
            try await connection.execute("CREATE DATABASE \(template) TEMPLATE template0")
        }
        try await server.withConnection(template) { _ = try await DatabaseSetup.migrate($0) }
        return server
    }

    /// Stops it and removes its files.
    func remove() async throws {
        try await cluster.stop(.immediate)
        try FileManager.default.removeItem(atPath: cluster.dataDirectory)
    }

    var socketDirectory: String { access.administrator.parameters["host"] ?? "" }

    /// Lends a connection of the owner, closed afterwards.
    @discardableResult
    func withConnection<Result>(
        _ database: String, _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        let connection = try await Connection.connect(access.administrator.database(database))
        do {
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Makes a database with the program's schema and nothing in it, or anew from `template`.
    func create(_ database: String, empty: Bool = false) async throws {
        try await withConnection("postgres") { connection in
            try await connection.execute(
                "CREATE DATABASE \(database) TEMPLATE \(empty ? "template0" : Self.template)")
        }
    }

    func drop(_ database: String) async throws {
        try await withConnection("postgres") { connection in
            try await connection.execute("DROP DATABASE IF EXISTS \(database) WITH (FORCE)")
        }
    }

    // MARK: - Going down

    /// Kills the postmaster and, where `all`, every process under it.
    func kill(all: Bool) async throws {
        guard case .running(let postmaster) = cluster.status() else { return }
        let others = all ? Self.children(of: postmaster) : []
        for process in [postmaster] + others { Glibc.kill(process, SIGKILL) }
        while cluster.isRunning { try await Task.sleep(for: .milliseconds(2)) }
    }

    /// Makes what is committed durable, and halts whoever would write what comes after it.
    ///
    /// A commit that does not wait for the disk is then lost with the server, however slow the
    /// machine is; by themselves the writers come by in their own time.
    func haltWriters() async throws {
        let rows = try await withConnection("postgres") { connection in
            try await connection.execute("CHECKPOINT")
            return try await connection.query(
                """
                SELECT pid FROM pg_stat_activity
                WHERE backend_type IN ('walwriter', 'background writer', 'checkpointer')
                """)
        }
        for row in rows { Glibc.kill(try row.get("pid", as: Int32.self), SIGSTOP) }
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            // The name in parentheses may hold anything; state and parent follow the last one.
            let fields = status?.split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 1 && pid_t(fields[1]) == parent
        }
    }

    /// Waits until connections are accepted again; starts the server if nobody else does.
    func comeUp() async throws {
        for attempt in 1... {
            do {
                _ = try await cluster.start()
                return try await withConnection("postgres") { try await $0.execute("SELECT 1") }
            } catch {
                guard attempt < 400 else { throw error }
                try await Task.sleep(for: .milliseconds(25))
            }
        }
    }
}

extension FaultServer {
    /// A database whose table of events is too large to grow under the limit of ``Fault/fullDisk``.
    static let ballast = "fault_ballast"

    func createBallast() async throws {
        try await create(Self.ballast)
        try await withConnection(Self.ballast) { connection in
            // Incompressible, two to a page, and in a book that nobody works on.
            try await connection.execute(
                """
                INSERT INTO event (unit, fiscal_year, version, recorded_at, event_id,
                    occurred_on, schema_version, command_part, procurement, type, three_public,
                    source_system, actor, payload, previous_hash, hash)
                SELECT 'BALLAST', 2021, version, now(), gen_random_uuid(), '2021-01-01', 1, 0,
                    false, 'Ballast', '', '', 'ballast', to_json((
                        SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 50)
                        WHERE version > 0)), sha256('0'), sha256('1')
                FROM generate_series(1, 9000) AS version
                """)
        }
    }
}
