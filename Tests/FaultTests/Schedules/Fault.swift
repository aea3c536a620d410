/// What goes wrong in a schedule.
enum Fault: String, CaseIterable, Sendable {
    /// Nothing but the clients themselves, who meet at the same heads.
    case none
    /// The connection breaks at a byte of a request or of an answer; the client asks again.
    case cutConnection
    /// The server ends the client's session between two messages.
    case endSession
    /// The server ends a session that waits within an append: at the head, the event, the fold.
    case endWaitingSession
    /// A statement takes longer than it may.
    case statementTimeout
    /// Somebody keeps a transaction open on a row that every append needs.
    case heldTransaction
    /// The clock jumps back, again and again.
    case clockBack
    /// The client's process is killed (SIGKILL).
    case killClient
    /// No file of the database may grow any more.
    case fullDisk
    /// The database is dumped, restored elsewhere, and goes on there.
    case dumpAndRestore
    /// A server process is killed, upon which the server restarts all of them.
    case killBackend
    /// The server is killed with all its processes.
    case killServer
    /// The postmaster is killed; its sessions go on for a moment.
    case killPostmaster
    /// The server stops as by a power failure.
    case stopAtOnce
    /// The server is stopped and started in the midst of work.
    case restart
    /// The write-ahead log may not grow any more, which the server does not survive.
    case fullLog

    /// Whether the server goes down in it.
    var killsServer: Bool { Self.ofServer.contains(self) }

    static let ofServer: [Fault] = [
        .killBackend, .killServer, .killPostmaster, .stopAtOnce, .restart, .fullLog,
    ]

    /// How often the others come, of a hundred.
    static let others: [(fault: Fault, weight: Int)] = [
        (.cutConnection, 30), (.endSession, 14), (.endWaitingSession, 14),
        (.statementTimeout, 8), (.heldTransaction, 8), (.clockBack, 5), (.none, 6),
        (.killClient, 10), (.fullDisk, 4), (.dumpAndRestore, 1),
    ]

    /// Whether it strikes when the first client's conversation comes to a certain byte.
    var hasBreakpoint: Bool {
        switch self {
        case .cutConnection, .endSession, .killClient, .fullDisk, .killBackend, .killServer,
            .killPostmaster, .stopAtOnce, .restart, .fullLog:
            true
        case .none, .endWaitingSession, .statementTimeout, .heldTransaction, .clockBack,
            .dumpAndRestore:
            false
        }
    }
}

/// How a client hands in its commands.
enum Way: String, Sendable {
    /// A writer of its own, a few commands a call.
    case alone
    /// Callers of one service that commits together what arrives together.
    case together
    /// The bulk importer.
    case bulk
    /// Does not record: folds its books anew, of which some rows are wrong.
    case rebuild
    /// The program itself: `zhixing record`.
    case recordProcess
    /// The program itself: `zhixing record --bulk`.
    case bulkProcess
    /// The program itself: `zhixing rebuild`.
    case rebuildProcess

    var isProcess: Bool {
        switch self {
        case .recordProcess, .bulkProcess, .rebuildProcess: true
        case .alone, .together, .bulk, .rebuild: false
        }
    }

    var isRebuild: Bool { self == .rebuild || self == .rebuildProcess }
}
