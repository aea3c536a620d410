import Dispatch
import Synchronization

/// One session of PostgreSQL.
///
/// The actor runs on a queue of its own, where waiting for the server blocks nobody else: a query is
/// one hop to that queue and one back. Statements of several tasks never interleave within a
/// transaction or a COPY; they wait until it ends. Cancelling a task cancels its running statement
/// in the server, and the task gets a `CancellationError`.
package actor Connection {
    let executor = QueueExecutor(label: "postgresql.connection")
    private var link: Link?
    /// Tasks that wait for another one's transaction to end, in the order they came.
    var turnstile = Turnstile()
    nonisolated let cancellation = Cancellation()
    /// What the pool must know without a hop; see ``Condition``.
    nonisolated let conditionFlag = Atomic<UInt8>(Condition.lost.rawValue)
    /// The open socket, or −1; asked by whoever has the connection on loan.
    private nonisolated let socket = Atomic<Int32>(-1)

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Watches the socket while the connection listens for notifications.
    var notificationSource: (any DispatchSourceRead)?

    private init() {}

    /// Opens a session; throws ``PostgreSQLError`` when the server refuses or cannot be reached.
    package static func connect(_ options: ConnectionOptions) async throws -> Connection {
        let connection = Connection()
        try await connection.open(options)
        return connection
    }

    private func open(_ options: ConnectionOptions) throws {
        let link = try Link(options)
        cancellation.attach(to: link)
        self.link = link
        socket.store(link.socket, ordering: .releasing)
        noteCondition(of: link)
    }

    /// Ends the session; an open transaction is rolled back by the server.
    package func close() {
        guard let notificationSource else { return dropLink() }
        // Its cancel handler drops the link.
        notificationSource.cancel()
        self.notificationSource = nil
    }

    func dropLink() {
        cancellation.detach()
        socket.store(-1, ordering: .releasing)
        conditionFlag.store(Condition.lost.rawValue, ordering: .releasing)
        link = nil
    }

    /// Runs one statement and answers its rows; throws ``PostgreSQLError``.
    @discardableResult
    package func query(_ query: SQLQuery) async throws -> [Row] {
        try await perform { link in try link.query(query).rows }
    }

    /// Runs one or more statements without values, and drops what they answer.
    ///
    /// Several statements in one text are one transaction, unless the text says otherwise.
    package func execute(_ sql: String) async throws {
        try await perform { link in try link.execute(sql) }
    }

    /// Runs `operation` on the link once it is this task's turn, cancellably.
    func perform<Result>(_ operation: (Link) throws -> Result) async throws -> Result {
        if turnstile.isTaken { try await waitForTurn() }
        try Task.checkCancellation()
        let link = try openLink()
        let ticket = cancellation.begin()
        defer { noteCondition(of: link) }
        do {
            return try await withTaskCancellationHandler {
                defer { cancellation.end(ticket) }
                return try operation(link)
            } onCancel: {
                cancellation.cancel(ticket)
            }
        } catch let error as PostgreSQLError where error.isQueryCanceled && Task.isCancelled {
            throw CancellationError()
        }
    }

    /// The link; throws when the connection has been closed.
    func openLink() throws(PostgreSQLError) -> Link {
        if let link { return link }
        var error = PostgreSQLError(sqlState: "08003", message: "the connection is closed")
        error.isConnectionLost = true
        throw error
    }
}

extension Connection {
    /// What state a session is in between statements.
    enum Condition: UInt8 {
        case idle
        case inTransaction
        case lost
    }

    nonisolated var condition: Condition {
        Condition(rawValue: conditionFlag.load(ordering: .acquiring)) ?? .lost
    }

    func noteCondition(of link: Link) {
        let condition: Condition =
            link.isLost ? .lost : link.isInTransaction ? .inTransaction : .idle
        conditionFlag.store(condition.rawValue, ordering: .releasing)
    }

    /// Whether nothing has arrived since the last statement, so that the session must be there.
    ///
    /// A server that ends a session says so or closes the socket, and both make it readable.
    package nonisolated var isQuiet: Bool {
        condition == .idle && !Descriptor.isReadable(socket.load(ordering: .acquiring))
    }

    /// Whether the session was there when the last statement ended, and outside a transaction.
    package nonisolated var isUsable: Bool { condition == .idle }

    /// Whether the session is still there, after taking in what the server sent unasked.
    func isAlive() -> Bool {
        guard let link else { return false }
        // The server's farewell and the end behind it may take two reads.
        while Descriptor.isReadable(link.socket), link.consumeInput() {}
        noteCondition(of: link)
        return !link.isLost
    }
}
