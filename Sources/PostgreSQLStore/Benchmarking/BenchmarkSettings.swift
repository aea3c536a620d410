package import JSON
package import PostgreSQL

/// What a measurement rests on, read from the server that is measured.
///
/// A run is durable only if every commit that was confirmed is on the disk.
package struct BenchmarkSettings: Sendable {
    /// Without these a confirmed commit may be lost, or a page torn.
    private static let durability = ["fsync", "synchronous_commit", "full_page_writes"]
    private static let others = [
        "wal_level", "wal_sync_method", "wal_compression", "wal_buffers", "commit_delay",
        "max_wal_size", "checkpoint_timeout", "data_checksums", "shared_buffers",
        "server_version",
    ]

    package let values: [(name: String, value: String)]

    /// Reads them as the session that measures has them: a role or a database may have its own.
    package init(_ options: ConnectionOptions) async throws {
        let connection = try await Connection.connect(options)
        var values: [(name: String, value: String)] = []
        for name in Self.durability + Self.others {
            let rows = try await connection.query("SELECT current_setting(\(name))")
            values.append((name, try rows.first?[0, String.self] ?? ""))
        }
        await connection.close()
        self.values = values
    }

    /// The settings that make the run worthless as a measurement of durable commits.
    ///
    /// Every other value of `synchronous_commit` than `off` waits for this server's own disk.
    package var undurable: [String] {
        values.filter { Self.durability.contains($0.name) && $0.value == "off" }.map(\.name)
    }

    package var isDurable: Bool { undurable.isEmpty }

    /// The settings as `bench --json` tells them.
    package func json(cores: Int) -> JSONValue {
        .object(
            values.map { .init($0.name, .string($0.value)) } + [
                .init("cores", .integer(cores)), .init("durable", .bool(isDurable)),
            ])
    }
}
