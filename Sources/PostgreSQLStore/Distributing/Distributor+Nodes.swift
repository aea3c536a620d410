import PostgreSQL

extension Distributor {
    /// Creates the extension where it is not; throws ``DistributionError/citusMissing(_:)``.
    static func createExtension(_ connection: Connection) async throws {
        do {
            try await unlessDone("CREATE EXTENSION IF NOT EXISTS citus", connection)
        } catch let error as PostgreSQLError where !error.isConnectionLost {
            throw DistributionError.citusMissing(error)
        }
    }

    /// Makes the coordinator known by the address it was reached at, and workers of nodes.
    func add(_ workers: [WorkerAddress], _ connection: Connection) async throws {
        for worker in workers { try await prepare(worker) }
        let coordinators = try await connection.query(
            "SELECT FROM pg_dist_node WHERE groupid = 0")
        if coordinators.isEmpty {
            guard let host = coordinator.parameters["host"], !host.hasPrefix("/") else {
                throw DistributionError.coordinatorAddress
            }
            let port =
                coordinator.parameters["port"].flatMap { Int32($0) }
                ?? Int32(WorkerAddress.defaultPort)
            try await Self.repeating {
                _ = try await connection.query(
                    "SELECT citus_set_coordinator_host(\(host), \(port))")
            }
        }
        for worker in workers {
            // Answers with the node it has when it knows it already.
            try await Self.repeating {
                _ = try await connection.query(
                    "SELECT citus_add_node(\(worker.host), \(Int32(worker.port)))")
            }
        }
    }

    /// Creates the database and the extension on a worker, where they are not.
    private func prepare(_ worker: WorkerAddress) async throws {
        let options = coordinator.on(worker)
        do {
            let connection: Connection
            do {
                connection = try await Connection.connect(options)
            } catch let error as PostgreSQLError where error.sqlState == Self.unknownDatabase {
                try await createDatabase(options)
                connection = try await Connection.connect(options)
            }
            do {
                try await Self.createExtension(connection)
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
        } catch let error as PostgreSQLError {
            throw DistributionError.workerUnusable(worker, error)
        } catch DistributionError.citusMissing(let error) {
            throw DistributionError.workerUnusable(worker, error)
        }
    }

    private func createDatabase(_ options: ConnectionOptions) async throws {
        let name = options.parameters["dbname"] ?? options.parameters["user"] ?? "postgres"
        let connection = try await Connection.connect(options.database("postgres"))
        do {
            let identifier: SQLQuery = "CREATE DATABASE \(identifier: name) TEMPLATE template0"
            try await Self.unlessDone(identifier.sql, connection)
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    /// Creates something that a run beside this one may be creating at the same moment.
    private static func unlessDone(_ sql: String, _ connection: Connection) async throws {
        do {
            try await connection.execute(sql)
        } catch let error as PostgreSQLError
            where error.isUniqueViolation || existing.contains(error.sqlState)
        {
            // The other one has committed by now: its key was waited for.
        }
    }

    /// The SQLSTATE for a database that is not there.
    private static let unknownDatabase = "3D000"
    /// Those for a database and for an extension that are there.
    private static let existing = ["42P04", "42710"]
}
