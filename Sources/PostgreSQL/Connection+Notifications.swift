import CLibpq
import Dispatch

/// A message of `NOTIFY`: a hint that something may be worth a look.
package struct DatabaseNotification: Sendable, Hashable {
    package let channel: String
    package let payload: String
    /// The server process that sent it.
    package let processID: Int32
}

extension Connection {
    /// Listens on a channel, on a connection of its own that lives as long as the stream.
    ///
    /// The stream ends when the connection is lost; nothing tells which messages were missed then,
    /// so a listener must also look by itself now and then.
    package static func listen(
        to channel: String, _ options: ConnectionOptions
    ) async throws -> AsyncStream<DatabaseNotification> {
        let connection = try await connect(options)
        try await connection.execute("LISTEN \(SQLQuery.quoted(identifier: channel))")
        let (stream, continuation) = AsyncStream.makeStream(of: DatabaseNotification.self)
        continuation.onTermination = { _ in Task { await connection.close() } }
        try await connection.forwardNotifications(to: continuation)
        return stream
    }

    private func forwardNotifications(
        to continuation: AsyncStream<DatabaseNotification>.Continuation
    ) throws {
        // libpq closes its socket as soon as it sees the end, while Dispatch still watches it, and
        // the number may be another file's a moment later: a duplicate stays ours.
        guard let descriptor = Descriptor.duplicate(try openLink().socket) else {
            throw PostgreSQLError(sqlState: "53000", message: "too many open files")
        }
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor, queue: executor.queue)
        source.setEventHandler {
            // The handler runs on the actor's queue, which is its executor.
            self.assumeIsolated { $0.receiveNotifications(continuation) }
        }
        source.setCancelHandler {
            Descriptor.close(descriptor)
            self.assumeIsolated { $0.dropLink() }
            continuation.finish()
        }
        notificationSource = source
        source.activate()
    }

    private func receiveNotifications(
        _ continuation: AsyncStream<DatabaseNotification>.Continuation
    ) {
        guard let link = try? openLink() else { return }
        // Dispatch tells of a hang-up only once, whatever lies unread before it: the server's farewell
        // and the end behind it are both taken in now.
        let isAlive = isAlive()
        while let notification = link.nextNotification() { continuation.yield(notification) }
        if !isAlive { close() }
    }
}

extension Link {
    func nextNotification() -> DatabaseNotification? {
        guard let message = unsafe PQnotifies(handle) else { return nil }
        defer { unsafe PQfreemem(message) }
        return unsafe DatabaseNotification(
            channel: String(cString: message.pointee.relname),
            payload: String(cString: message.pointee.extra), processID: message.pointee.be_pid)
    }
}
