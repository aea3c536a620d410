import Foundation
import PostgreSQL
import Testing

@Suite(.timeLimit(.minutes(15))) struct EmbeddedClusterTests {
    private static let settings = ["fsync": "off", "shared_buffers": "16MB"]

    /// Lends a cluster in a directory like `mktemp -d` makes, and removes it in the end.
    private func withCluster(
        in subdirectory: String = "", _ body: (EmbeddedCluster) async throws -> Void
    ) async throws {
        let directory = "/tmp/zhixing-cluster-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        let cluster = EmbeddedCluster(
            dataDirectory: directory + subdirectory, settings: Self.settings)
        defer {
            #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: directory) }
        }
        do {
            try await body(cluster)
        } catch {
            try await cluster.stop(.immediate)
            throw error
        }
        try await cluster.stop(.immediate)
    }

    private func value(_ sql: SQLQuery, _ options: ConnectionOptions) async throws -> String {
        let connection = try await Connection.connect(options)
        let rows = try await connection.query(sql)
        await connection.close()
        return try #require(rows.first)[0, String.self]
    }

    @Test func `Programs that start it at once share one server, and it starts again`()
        async throws
    {
        try await withCluster { cluster in
            #expect(cluster.status() == .absent)
            async let first = cluster.start()
            async let second = EmbeddedCluster(
                dataDirectory: cluster.dataDirectory, settings: Self.settings
            ).start()
            let access = try await first
            #expect(try await second == access)
            #expect(cluster.isRunning)
            #expect(try await value("SHOW data_checksums", access.administrator) == "on")
            #expect(try await value("SHOW listen_addresses", access.administrator) == "")
            #expect(try await value("SHOW server_encoding", access.administrator) == "UTF8")
            #expect(try await value("SHOW full_page_writes", access.administrator) == "on")
            let url = try ConnectionOptions(url: access.application.url)
            let role = try await value("SELECT current_user::text", url)
            #expect(role == EmbeddedCluster.Names.application)

            try await cluster.stop()
            #expect(cluster.status() == .stopped)
            try await cluster.stop()
            #expect(try await cluster.start() == access)
        }
    }

    @Test func `A killed server recovers, and a pool survives it`() async throws {
        try await withCluster { cluster in
            let access = try await cluster.start()
            let pool = ConnectionPool(access.administrator, limit: 2)
            try await pool.withConnection { connection in
                try await connection.execute("CREATE TABLE entry AS SELECT 'kept' AS t")
            }
            // A session that computes does not notice that its server is gone.
            let busy = try await Connection.connect(access.administrator)
            let computing = Task {
                try await busy.query("SELECT count(*) FROM generate_series(1, 3000000000)")
            }
            try await pool.withConnection { connection in
                while try await connection.query(
                    "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%3000000000)' AND state = 'active'"
                ).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            }
            guard case .running(let processID) = cluster.status() else {
                Issue.record("the server should be running")
                return
            }
            kill(processID, SIGKILL)
            while cluster.isRunning { try await Task.sleep(for: .milliseconds(10)) }

            #expect(try await cluster.start() == access)
            await #expect(throws: PostgreSQLError.self) { try await computing.value }
            await busy.close()
            let kept = try await pool.withConnection { connection in
                try await connection.query("SELECT t FROM entry").first?[0, String.self]
            }
            #expect(kept == "kept")
            await pool.close()
        }
    }

    @Test func `A process that got the dead server's number is not taken for it`() async throws {
        try await withCluster { cluster in
            let access = try await cluster.start()
            guard case .running(let processID) = cluster.status() else {
                Issue.record("the server should be running")
                return
            }
            let file = cluster.dataDirectory + "/postgresql/cluster/postmaster.pid"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try await cluster.stop(.immediate)
            try text.replacing("\(processID)\n", with: "\(getpid())\n", maxReplacements: 1)
                .write(toFile: file, atomically: false, encoding: .utf8)
            #expect(cluster.status() == .stopped)
            #expect(try await cluster.start() == access)
        }
    }

    @Test func `A path too long for a socket and closed to the server's account works`()
        async throws
    {
        let long = String(repeating: "/" + String(repeating: "d", count: 60), count: 3)
        try await withCluster(in: "/closed" + long) { cluster in
            let access = try await cluster.start()
            let host = try #require(access.administrator.parameters["host"])
            #expect(host.utf8.count < 100)
            let attributes = try FileManager.default.attributesOfItem(atPath: host)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            #expect(try await cluster.start() == access)
            #expect(try await value("SELECT 'x'", access.application) == "x")
            try await cluster.stop()
            try FileManager.default.removeItem(atPath: host)
        }
    }

    @Test func `Data of another PostgreSQL is refused, naming both versions`() async throws {
        try await withCluster { cluster in
            let directory = cluster.dataDirectory + "/postgresql/cluster"
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
            try "9\n".write(toFile: directory + "/PG_VERSION", atomically: true, encoding: .utf8)
            let error = await #expect(throws: EmbeddedClusterError.self) {
                try await cluster.start()
            }
            guard case .versionMismatch("9", let installed) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(Int(installed) != nil)
        }
    }
}
