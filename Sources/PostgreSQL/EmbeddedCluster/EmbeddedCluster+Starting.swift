#if canImport(Glibc)
    import Glibc
#endif

extension EmbeddedCluster {
    /// Seconds after which a start, a recovery or a stop is given up.
    private static let patience = 120

    /// Creates what is missing and starts the server, alone among all processes.
    func startLocked() throws -> Access {
        try FileSystem.makeDirectory(dataDirectory)
        var account = try ServerAccount.choose(for: layout)
        if !FileSystem.exists(layout.folder) {
            try FileSystem.makeDirectory(layout.folder)
        }
        // Again each time: a start may have been interrupted between the two.
        try account.own(layout.folder)
        try account.makeReachable(layout)
        let lock = try ClusterLock(layout.lock)
        defer { withExtendedLifetime(lock) {} }

        // Somebody else may have started it while this process waited for the lock.
        if let access = try accessOfLivingServer() { return access }
        let version = FileSystem.contents(of: layout.cluster + "/PG_VERSION")
        let programs = try ServerPrograms.find(
            version: version.map { String($0.prefix { $0.isNumber }) })
        if version == nil { try create(with: programs, account: account) }
        try removeRemains()
        try launch(with: programs, account: account)
        guard let access = runningAccess() else {
            throw EmbeddedClusterError.timedOut(log: layout.log)
        }
        return access
    }

    /// Waits for a server that is starting, recovering or stopping; nil when there is none.
    private func accessOfLivingServer() throws -> Access? {
        for _ in 0..<Self.patience * 20 {
            if let access = runningAccess() { return access }
            guard case .busy = status() else { return nil }
            FileSystem.pause(milliseconds: 50)
        }
        throw EmbeddedClusterError.timedOut(log: layout.log)
    }

    /// Clears away what a crash left and the server itself would stumble over.
    private func removeRemains() throws {
        guard ServerProcesses.endOrphans(of: layout.cluster) else {
            throw EmbeddedClusterError.timedOut(log: layout.log)
        }
        // Its number may belong to another process by now, which the server takes for itself.
        if let postmaster = PostmasterFile(cluster: layout.cluster) {
            let files = [
                layout.cluster + "/postmaster.pid", postmaster.socketPath,
                postmaster.socketPath + ".lock",
            ]
            if kill(postmaster.processID, 0) == 0 {
                for file in files { unsafe unlink(file) }
            }
        }
    }

    private func launch(with programs: ServerPrograms, account: ServerAccount) throws {
        let directory = try SocketDirectory.prepare(for: layout, account: account)
        let settings = ClusterSettings.text(socketDirectory: directory, overrides: settings)
        try FileSystem.write(settings, to: layout.cluster + "/zhixing.conf")
        FileSystem.rotate(layout.log)
        // pg_ctl has a shell start the server and quotes what it names without escaping it: the
        // directory goes by the environment, past that shell.
        let outcome = try account.run(
            programs.control,
            [
                "start", "--wait", "--silent", "--timeout=\(Self.patience)",
                "--log=\(Self.escapedInQuotes(layout.log))",
            ], variables: ["PGDATA=\(layout.cluster)"])
        guard outcome.succeeded else {
            let log = FileSystem.contents(of: layout.log) ?? ""
            let lines = log.split(separator: "\n").suffix(5).joined(separator: "\n")
            throw EmbeddedClusterError.failed(
                program: "pg_ctl", output: outcome.output + lines)
        }
    }

    /// The text as a shell reads it back between double quotes.
    private static func escapedInQuotes(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if "\\\"$`".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }

    func stopLocked(_ mode: StopMode) throws {
        let lock = try ClusterLock(layout.lock)
        defer { withExtendedLifetime(lock) {} }
        guard let postmaster = PostmasterFile(cluster: layout.cluster), postmaster.isAlive else {
            return
        }
        guard kill(postmaster.processID, mode.rawValue) == 0 else {
            throw EmbeddedClusterError.system(
                path: layout.cluster, reason: FileSystem.reason())
        }
        for _ in 0..<Self.patience * 50 {
            if !postmaster.isAlive { return }
            FileSystem.pause(milliseconds: 20)
        }
        throw EmbeddedClusterError.timedOut(log: layout.log)
    }
}
