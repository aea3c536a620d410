import Glibc
import PostgreSQL

/// What happens when the first client's conversation has come to its breakpoint.
struct Strike: Sendable {
    let fault: Fault
    let server: FaultServer
    /// The database of the schedule, as its owner.
    let options: ConnectionOptions
    /// What the struck client calls itself.
    let victim: String
    let process: ProcessClient?
    let pause: Int

    /// Strikes; `release` lets the conversation go on, or breaks it.
    func callAsFunction(release: (_ cut: Bool) -> Void) async throws {
        switch fault {
        case .cutConnection: release(true)
        case .killClient:
            process?.killAtOnce()
            release(true)
        case .endSession:
            try await withConnection { connection in
                _ = try await connection.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = \(victim)
                    """)
            }
            release(false)
        case .killBackend:
            for session in try await sessions().prefix(1) { kill(session, SIGKILL) }
            release(false)
        case .killServer, .killPostmaster:
            try await server.kill(all: fault == .killServer)
            release(false)
            try await Task.sleep(for: .milliseconds(pause))
        case .stopAtOnce:
            try await server.cluster.stop(.immediate)
            release(false)
        case .restart:
            try await server.cluster.stop(.fast)
            release(false)
        case .fullDisk, .fullLog: try await fill(release)
        case .none, .endWaitingSession, .statementTimeout, .heldTransaction, .clockBack,
            .dumpAndRestore:
            release(false)
        }
        try await server.comeUp()
    }

    private func withConnection<Result>(_ body: (Connection) async throws -> Result) async throws
        -> Result
    {
        try await server.withConnection(options.parameters["dbname"] ?? "", body)
    }

    /// The server's processes that serve the database, the struck client's first.
    private func sessions() async throws -> [Int32] {
        try await withConnection { connection in
            try await connection.query(
                """
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                ORDER BY application_name = \(victim) DESC, pid
                """
            ).map { try $0[0, Int32.self] }
        }
    }

    /// Lets the files of the sessions grow no further for a while.
    ///
    /// A limit on the process (RLIMIT_FSIZE) makes the same calls fail at the same places as a full
    /// disk does, for any user, on any machine. Up to 16 MiB it spares the write-ahead log, whose
    /// segments are no larger.
    private func fill(_ release: (_ cut: Bool) -> Void) async throws {
        if fault == .fullDisk {
            try await limit("\(16 << 20)")
            release(false)
            try await Task.sleep(for: .milliseconds(pause))
            return try await limit("unlimited")
        }
        // The server may go down while it is being limited, by somebody else's commit.
        try? await limit("4096")
        release(false)
        try await Task.sleep(for: .milliseconds(pause))
        try await server.comeUp()
        // Whoever has not written anything meanwhile is let go.
        try? await limit("unlimited")
    }

    /// The server's own account may limit the server's processes, so the server does.
    private func limit(_ bytes: String) async throws {
        let sessions = try await sessions().map(String.init).joined(separator: " ")
        try await withConnection { connection in
            // A session that has ended meanwhile is no fault.
            try await connection.execute(
                """
                COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; for session in \(sessions); do
                    prlimit --pid $session --fsize=\(bytes):unlimited || true; done'
                """)
        }
    }
}
