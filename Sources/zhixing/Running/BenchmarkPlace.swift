import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore

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

/// What a measurement rests on; a run is durable only if every commit reaches the disk.
struct BenchmarkSettings {
    private static let durability = ["fsync", "synchronous_commit", "full_page_writes"]
    private static let others = [
        "server_version", "shared_buffers", "wal_compression", "max_wal_size", "data_checksums",
    ]

    private let values: [(name: String, value: String)]

    init(_ options: ConnectionOptions) async throws {
        let connection = try await Connection.connect(options)
        var values: [(name: String, value: String)] = []
        for name in Self.durability + Self.others {
            let rows = try await connection.query("SELECT current_setting(\(name))")
            values.append((name, try rows.first?[0, String.self] ?? ""))
        }
        await connection.close()
        self.values = values
    }

    var isDurable: Bool {
        values.filter { Self.durability.contains($0.name) }.allSatisfy { $0.value == "on" }
    }

    private var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    var json: JSONValue {
        .object(
            values.map { .init($0.name, .string($0.value)) } + [
                .init("cores", .integer(cores)), .init("durable", .bool(isDurable)),
            ])
    }

    var text: String {
        let list = values.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        let durable =
            isDurable
            ? "持久：每次提交都已落盘" : "不持久：fsync、synchronous_commit 或 full_page_writes 已关闭，结果不能作数"
        return "\(cores) 核 \(list)\n\(durable)"
    }
}
