/// The server settings of an embedded cluster.
enum ClusterSettings {
    /// Durable, private, and sized for one machine that does other things as well.
    private static let builtIn = [
        // Reachable through the private socket alone.
        "listen_addresses": "", "port": PostmasterFile.port, "unix_socket_permissions": "0700",
        // A commit that was confirmed survives a power failure.
        "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
        // Rare checkpoints and compressed pages: less to write per commit.
        "wal_compression": "on", "min_wal_size": "1GB", "max_wal_size": "4GB",
        "checkpoint_timeout": "15min", "wal_level": "replica", "max_wal_senders": "0",
        "shared_buffers": "256MB", "max_connections": "100",
        // Solid-state disks read anywhere at about the same price.
        "random_page_cost": "1.1", "effective_io_concurrency": "64",
        // Short statements: compiling them costs more than it saves.
        "jit": "off", "track_io_timing": "off",
        "timezone": "UTC", "log_timezone": "UTC", "lc_messages": "C",
        "log_line_prefix": "%m [%p] %u@%d ",
        // Statements and details may hold personal data: the log gets neither.
        "log_min_error_statement": "panic", "log_error_verbosity": "terse",
        "log_min_messages": "warning",
    ]

    /// The text of the settings file, `overrides` winning.
    static func text(socketDirectory: String, overrides: [String: String]) -> String {
        builtIn.merging(["unix_socket_directories": socketDirectory]) { $1 }
            .merging(overrides) { $1 }
            .sorted { $0.key < $1.key }
            .map { "\($0.key) = '\(escaped($0.value))'\n" }
            .joined()
    }

    private static func escaped(_ value: String) -> String {
        value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
