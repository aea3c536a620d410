#if canImport(Glibc)
    import Glibc
#endif

/// The processes of a cluster, found by what no other process has: its directory as their own.
enum ServerProcesses {
    /// Whether a process exists and has `cluster` as its working directory.
    static func works(in cluster: String, processID: Int32) -> Bool {
        guard let directory = FileSystem.linkTarget("/proc/\(processID)/cwd") else { return false }
        return directory == (FileSystem.canonical(cluster) ?? cluster)
    }

    /// All processes of the cluster: the postmaster, its helpers and its sessions.
    static func all(in cluster: String) -> [Int32] {
        let canonical = FileSystem.canonical(cluster) ?? cluster
        return FileSystem.entries(of: "/proc").compactMap { Int32($0) }.filter {
            FileSystem.linkTarget("/proc/\($0)/cwd") == canonical && isPostgres($0)
        }
    }

    /// A shell in which somebody changed to the directory is not the server's.
    private static func isPostgres(_ processID: Int32) -> Bool {
        FileSystem.contents(of: "/proc/\(processID)/comm")?.hasPrefix("postgres") == true
    }

    /// Ends what a killed postmaster left behind, which would keep a new one from starting.
    ///
    /// Sessions leave by themselves when they notice; one in the middle of a long statement is
    /// asked to (SIGTERM), and after ten seconds made to (SIGQUIT). True when all are gone.
    static func endOrphans(of cluster: String) -> Bool {
        for round in 0..<300 {
            let orphans = all(in: cluster)
            if orphans.isEmpty { return true }
            if round >= 10, round % 10 == 0 {
                for orphan in orphans { kill(orphan, round < 100 ? SIGTERM : SIGQUIT) }
            }
            FileSystem.pause(milliseconds: 100)
        }
        return false
    }
}
