/// Takes the bytes of a COPY, in whatever format its statement names.
package struct CopyInWriter: ~Copyable {
    private let link: Link
    private var buffer: [UInt8] = []

    /// Enough per system call that the calls do not count.
    private static let flushSize = 65_536

    init(_ link: Link) {
        self.link = link
        buffer.reserveCapacity(Self.flushSize + 4096)
    }

    /// Takes over bytes; throws ``PostgreSQLError`` when the connection is lost.
    package mutating func write(_ bytes: [UInt8]) throws {
        try write { $0 += bytes }
    }

    /// Takes over text; throws ``PostgreSQLError`` when the connection is lost.
    package mutating func write(_ text: String) throws {
        try write { $0 += text.utf8 }
    }

    /// Lets `append` put bytes where they are collected, without a copy.
    package mutating func write(_ append: (inout [UInt8]) -> Void) throws {
        append(&buffer)
        if buffer.count >= Self.flushSize { try flush() }
    }

    mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        try link.putCopy(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Takes the chunks of a COPY while the one before is still being sent.
package struct CopyFeed: ~Copyable {
    private let connection: Connection
    private var sending: Task<Void, any Error>?

    init(connection: Connection) {
        self.connection = connection
    }

    /// Hands over a chunk once the one before has gone; throws what that one ran into.
    package mutating func send(_ chunk: [UInt8]) async throws {
        try await settle()
        try Task.checkCancellation()
        guard !chunk.isEmpty else { return }
        sending = Task { [connection] in try await connection.putCopy(chunk) }
    }

    mutating func settle() async throws {
        guard let task = sending else { return }
        sending = nil
        try await task.value
    }
}
