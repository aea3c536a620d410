import Foundation
import PostgreSQL

/// A database that exists for one measurement: on a private cluster, or beside others on a server.
struct BenchmarkPlace {
    let options: ConnectionOptions
    private let cluster: EmbeddedCluster?
    private let server: ConnectionOptions?

    /// Starts a cluster with the built-in, durable settings, or makes a database on the server named.
    static func prepare(_ options: DataOptions) async throws -> BenchmarkPlace {
        let name = "zhixing_bench_\(ProcessInfo.processInfo.processIdentifier)"
        if let url = options.database {
            let server = try ConnectionOptions(url: url)
            let connection = try await Connection.connect(server)
            try await connection.execute("CREATE DATABASE \(name)")
            await connection.close()
            return BenchmarkPlace(options: server.database(name), cluster: nil, server: server)
        }
        let cluster = EmbeddedCluster(dataDirectory: "/tmp/\(name)")
        let access = try await cluster.start()
        return BenchmarkPlace(options: access.administrator, cluster: cluster, server: nil)
    }

    /// Leaves nothing behind.
    func remove() async {
        if let cluster {
            try? await cluster.stop()
            try? FileManager.default.removeItem(atPath: cluster.dataDirectory)
        }
        if let server, let name = options.parameters["dbname"],
            let connection = try? await Connection.connect(server)
        {
            try? await connection.execute("DROP DATABASE \(name) WITH (FORCE)")
            await connection.close()
        }
    }
}
