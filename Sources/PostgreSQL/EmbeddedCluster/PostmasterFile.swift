/// What a running server writes into `postmaster.pid`.
struct PostmasterFile {
    static let port = "5432"

    let processID: Int32
    let socketDirectory: String
    let isReady: Bool
    private let cluster: String

    /// Nil when there is no server, or it has not yet written where it listens.
    init?(cluster: String) {
        guard let text = FileSystem.contents(of: cluster + "/postmaster.pid") else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, let processID = Int32(first) else { return nil }
        self.processID = processID
        self.cluster = cluster
        socketDirectory = lines.count > 4 ? String(lines[4]) : ""
        isReady = lines.count > 7 && lines[7].hasPrefix("ready")
    }

    var socketPath: String { "\(socketDirectory)/.s.PGSQL.\(Self.port)" }

    /// Whether the process is this cluster's server, not one that got its number later.
    var isAlive: Bool {
        ServerProcesses.works(in: cluster, processID: processID)
    }
}
