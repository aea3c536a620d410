/// A private PostgreSQL server in a data directory, for one person or one machine.
///
/// It listens on a Unix socket in a private directory and nowhere else, is created on first use,
/// started on demand, shared by all processes of its user, and stays up until ``stop(_:)``.
package struct EmbeddedCluster: Sendable {
    /// The directory named by the user; the server's own things lie in its folder `postgresql`.
    package let dataDirectory: String
    /// Server settings over the built-in ones, such as `["fsync": "off"]` for throw-away clusters.
    package let settings: [String: String]

    let layout: ClusterLayout

    package init(dataDirectory: String, settings: [String: String] = [:]) {
        let absolute = FileSystem.absolute(dataDirectory)
        self.dataDirectory = absolute
        self.settings = settings
        layout = ClusterLayout(dataDirectory: absolute)
    }

    /// Both ways to connect: as the application, and as the owner of everything.
    package struct Access: Sendable, Hashable {
        package let application: ConnectionOptions
        package let administrator: ConnectionOptions

        package init(application: ConnectionOptions, administrator: ConnectionOptions) {
            self.application = application
            self.administrator = administrator
        }
    }

    /// What ``status()`` finds.
    package enum Status: Sendable, Hashable {
        /// Never started in this data directory.
        case absent
        case stopped
        /// Starting, recovering or stopping: it accepts no connections at this moment.
        case busy(processID: Int32)
        case running(processID: Int32)
    }

    /// How ``stop(_:)`` treats sessions that are open.
    package enum StopMode: Int32, Sendable {
        /// Waits until they end (SIGTERM).
        case smart = 15
        /// Ends them, rolling back what they have open (SIGINT).
        case fast = 2
        /// Aborts as if by a power failure; the next start recovers (SIGQUIT).
        case immediate = 3
    }

    /// The names that exist in every embedded cluster.
    package enum Names {
        package static let administrator = "zhixing_owner"
        package static let application = "zhixing_application"
        package static let database = "zhixing"
    }

    /// What there is at this moment.
    package func status() -> Status {
        guard FileSystem.exists(layout.cluster + "/PG_VERSION") else { return .absent }
        guard let postmaster = PostmasterFile(cluster: layout.cluster), postmaster.isAlive else {
            return .stopped
        }
        let accepts = postmaster.isReady && UnixSocket.accepts(postmaster.socketPath)
        return accepts
            ? .running(processID: postmaster.processID) : .busy(processID: postmaster.processID)
    }

    /// Whether the server accepts connections.
    package var isRunning: Bool {
        if case .running = status() { true } else { false }
    }

    /// Starts the server if it is not running, creating the cluster on first use.
    ///
    /// Costs about a file and a socket when it runs already. Processes that start it at once wait
    /// for the first. Throws ``EmbeddedClusterError``.
    package func start() async throws -> Access {
        if let access = runningAccess() { return access }
        return try await BlockingQueue.run { try startLocked() }
    }

    /// Stops the server and waits until it has; does nothing when it is not running.
    package func stop(_ mode: StopMode = .fast) async throws {
        guard FileSystem.exists(layout.folder) else { return }
        try await BlockingQueue.run { try stopLocked(mode) }
    }

    /// The way to the server if it accepts connections.
    func runningAccess() -> Access? {
        guard let postmaster = PostmasterFile(cluster: layout.cluster), postmaster.isReady,
            UnixSocket.accepts(postmaster.socketPath)
        else { return nil }
        return access(socketDirectory: postmaster.socketDirectory)
    }

    private func access(socketDirectory: String) -> Access {
        func options(_ user: String) -> ConnectionOptions {
            ConnectionOptions(parameters: [
                "user": user, "dbname": Names.database, "host": socketDirectory,
                "port": PostmasterFile.port,
            ])
        }
        return Access(
            application: options(Names.application), administrator: options(Names.administrator))
    }
}
