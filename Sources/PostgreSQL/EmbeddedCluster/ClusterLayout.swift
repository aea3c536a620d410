/// Where an embedded cluster keeps what, all in a folder that only the server's account can enter.
struct ClusterLayout: Sendable {
    let dataDirectory: String

    var folder: String { dataDirectory + "/postgresql" }
    /// PostgreSQL's own data directory; it exists only once it is complete.
    var cluster: String { folder + "/cluster" }
    /// The cluster while it is being created.
    var unfinishedCluster: String { folder + "/cluster.unfinished" }
    var log: String { folder + "/server.log" }
    /// Held while the server is being created, started or stopped.
    var lock: String { folder + "/lock" }
    var socketDirectory: String { folder + "/run" }

    /// The longest path of a Unix socket that the kernel takes, in bytes.
    static let longestSocketPath = 107
}
