import Foundation
import PostgreSQL
import PostgreSQLStore

/// The server that the databases of all tests of this process are on.
actor TestServer {
    /// Tests beyond this many wait: a server has a bounded number of connections.
    private static let concurrentTests = 8

    private let access: EmbeddedCluster.Access
    /// Whether the server is thrown away afterwards, and with it every template.
    private let isThrowAway: Bool
    /// The nodes beside the one named, if the database named is distributed over some by Citus.
    private let workers: [WorkerAddress]
    /// Its connections create and drop databases; holding one is also the permit to run.
    private nonisolated let permits: ConnectionPool
    private var templates: [String: Task<String, any Error>] = [:]

    private static let starting = Task {
        let server = try await TestServer()
        try await server.sweep()
        return server
    }

    /// The server, started by whoever asks first.
    static func shared() async throws -> TestServer {
        try await starting.value
    }

    private init() async throws {
        let named = ProcessInfo.processInfo.environment["ZHIXING_TEST_DATABASE"]
        if let named, !named.isEmpty {
            access = try await Self.externalAccess(named)
            isThrowAway = false
            workers = try await Self.workers(of: access.administrator)
        } else {
            access = try await ThrowAwayCluster.make(settings: ThrowAwayCluster.volatile).start()
            isThrowAway = true
            workers = []
        }
        permits = ConnectionPool(
            access.administrator, limit: Self.concurrentTests, patience: .seconds(600))
    }

    /// The application's role cannot log in to just any server, so its privileges are assumed.
    private static func externalAccess(_ url: String) async throws -> EmbeddedCluster.Access {
        let administrator = try ConnectionOptions(url: url)
        let connection = try await Connection.connect(administrator)
        let role = EmbeddedCluster.Names.application
        let known = try await connection.query(
            "SELECT 1 FROM pg_roles WHERE rolname = \(role)")
        if known.isEmpty { try await connection.execute("CREATE ROLE \(role)") }
        await connection.close()
        var application = administrator
        application.roleToAssume = role
        return EmbeddedCluster.Access(application: application, administrator: administrator)
    }

    private static func workers(of options: ConnectionOptions) async throws -> [WorkerAddress] {
        let connection = try await Connection.connect(options)
        var workers: [WorkerAddress] = []
        let known = try await connection.query("SELECT FROM pg_extension WHERE extname = 'citus'")
        if !known.isEmpty {
            let rows = try await connection.query(
                "SELECT nodename, nodeport FROM pg_dist_node WHERE groupid <> 0 ORDER BY nodeid")
            workers = try rows.map {
                WorkerAddress(host: try $0[0, String.self], port: Int(try $0[1, Int32.self]))
            }
        }
        await connection.close()
        return workers
    }

    nonisolated func withDatabase(
        _ preparation: DatabasePreparation?,
        _ body: @Sendable (TestDatabase) async throws -> Void
    ) async throws {
        try await permits.withConnection { connection in
            let database = try await self.create(preparation, on: connection)
            do {
                try await body(database)
            } catch {
                try await self.drop(database, on: connection)
                throw error
            }
            try await self.drop(database, on: connection)
        }
    }

    private nonisolated func create(
        _ preparation: DatabasePreparation?, on connection: Connection
    ) async throws -> TestDatabase {
        let name = Self.newName()
        // A template on somebody's server would be left behind there; a distributed database takes
        // too long to be made anew each time, and only tests know such servers.
        guard let preparation, isThrowAway || !workers.isEmpty else {
            try await connection.execute("CREATE DATABASE \(name) TEMPLATE template0")
            let database = await self.database(name)
            try await preparation?.prepare(database)
            return database
        }
        let template = try await self.template(preparation, on: connection)
        try await everywhere("CREATE DATABASE \(name) TEMPLATE \(template)", on: connection)
        return await database(name)
    }

    /// The prepared database to copy; the first test that needs it makes it.
    private func template(
        _ preparation: DatabasePreparation, on connection: Connection
    ) async throws -> String {
        if let known = templates[preparation.name] { return try await known.value }
        let task = Task {
            let name = Self.templatePrefix + "\(getpid())_\(preparation.name)"
            try await connection.execute("CREATE DATABASE \(name) TEMPLATE template0")
            try await preparation.prepare(self.database(name))
            if !workers.isEmpty {
                // Citus keeps sessions of its own, and what is in use cannot be copied.
                try await self.everywhere(
                    "ALTER DATABASE \(name) ALLOW_CONNECTIONS false", on: connection)
                try await self.everywhere(
                    """
                    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                    WHERE datname = '\(name)'
                    """, on: connection)
            }
            return name
        }
        templates[preparation.name] = task
        return try await task.value
    }

    private static let templatePrefix = "zhixing_template_"

    /// Runs a statement on all nodes.
    private nonisolated func everywhere(_ sql: String, on connection: Connection) async throws {
        try await connection.execute(sql)
        for worker in workers {
            let there = try await Connection.connect(access.administrator.on(worker))
            try await there.execute(sql)
            await there.close()
        }
    }

    /// Drops the templates of processes that are gone, on a distributed server.
    private nonisolated func sweep() async throws {
        guard !workers.isEmpty else { return }
        let connection = try await Connection.connect(access.administrator)
        let names = try await connection.query(
            "SELECT datname::text FROM pg_database WHERE starts_with(datname, \(Self.templatePrefix))"
        ).map { try $0[0, String.self] }
        for name in names {
            let owner = name.dropFirst(Self.templatePrefix.count).split(separator: "_").first
            guard let owner = owner.flatMap({ pid_t($0) }), kill(owner, 0) != 0 else { continue }
            try await everywhere("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: connection)
        }
        await connection.close()
    }

    /// Also when the test was cancelled, which would cancel the statement: hence the new task.
    private nonisolated func drop(_ database: TestDatabase, on connection: Connection) async throws
    {
        let name = database.administrator.parameters["dbname"] ?? ""
        try await Task.detached {
            if !self.workers.isEmpty {
                // The nodes look after each other and would be back before it is gone.
                try await self.everywhere(
                    "UPDATE pg_database SET datallowconn = false WHERE datname = '\(name)'",
                    on: connection)
            }
            for _ in 1..<Self.attempts {
                do {
                    return try await self.everywhere(
                        "DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: connection)
                } catch let error as PostgreSQLError where error.sqlState == Self.inUse {}
            }
            try await self.everywhere(
                "DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: connection)
        }.value
    }

    /// Citus's own process for a database may begin at the moment when it is to be dropped.
    private static let attempts = 5
    private static let inUse = "55006"

    private func database(_ name: String) -> TestDatabase {
        TestDatabase(
            administrator: access.administrator.database(name),
            application: access.application.database(name), workers: workers)
    }

    private static func newName() -> String {
        "zhixing_test_\(UUID().uuidString.replacing("-", with: "").lowercased())"
    }
}
