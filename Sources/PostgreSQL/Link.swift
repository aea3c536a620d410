import CLibpq
import Logging

#if canImport(Glibc)
    import Glibc
#endif

/// One libpq connection, used by one thread at a time: the blocking half of ``Connection``.
///
/// It is not Sendable; the actor that owns it is its isolation.
@safe final class Link {
    let handle: OpaquePointer
    /// Prepared statements by their text.
    var statements: [String: PreparedStatement] = [:]
    var statementNumber = 0
    /// Set when the conversation with the server broke off half-way.
    var isAbandoned = false

    struct PreparedStatement {
        let name: String
        var columns: [Column]?
    }

    /// Connects; throws ``PostgreSQLError`` when that fails.
    init(_ options: ConnectionOptions) throws {
        Self.ignoreBrokenPipes
        let parameters = Array(options.effectiveParameters)
        guard
            let handle = unsafe Self.withCStrings(
                parameters.map(\.key), parameters.map(\.value),
                { keys, values in unsafe PQconnectdbParams(keys, values, 0) })
        else { throw PostgreSQLError(sqlState: "53200", message: "out of memory") }
        unsafe self.handle = handle
        guard unsafe PQstatus(handle) == CONNECTION_OK else {
            let message = unsafe String(cString: PQerrorMessage(handle))
            throw Self.connectionFailure(message)
        }
        unsafe PQsetNoticeProcessor(
            handle,
            { _, message in
                guard let message = unsafe message else { return }
                Link.logger.debug("\(unsafe String(cString: message))")
            }, nil)
        try configure(options)
    }

    deinit {
        unsafe PQfinish(handle)
    }

    private static let logger = Logger(label: "postgresql")

    /// A server that goes away must cost an error, not the process.
    private static let ignoreBrokenPipes: Void = {
        _ = signal(SIGPIPE, SIG_IGN)
    }()

    private func configure(_ options: ConnectionOptions) throws {
        // Nodes of a distributed database hand each other dates as text in the session's style, and
        // the one that reads them knows only the usual one.
        var settings = ["SET DateStyle = ISO"]
        if let timeout = options.statementTimeout {
            let milliseconds = timeout / .milliseconds(1)
            settings.append("SET statement_timeout = \(Int64(milliseconds.rounded(.up)))")
        }
        if let role = options.roleToAssume {
            settings.append("SET ROLE \(SQLQuery.quoted(identifier: role))")
        }
        try execute(settings.joined(separator: "; "))
    }

    var isLost: Bool {
        unsafe isAbandoned || PQstatus(handle) != CONNECTION_OK
    }

    var isInTransaction: Bool {
        unsafe PQtransactionStatus(handle) != PQTRANS_IDLE
    }

    var socket: Int32 {
        unsafe PQsocket(handle)
    }

    /// Takes in what the server sent unasked; false when the connection turns out to be gone.
    func consumeInput() -> Bool {
        unsafe PQconsumeInput(handle) == 1 && !isLost
    }

    /// Hands both lists to libpq as null-terminated arrays of C strings.
    private static func withCStrings<Result>(
        _ keys: [String], _ values: [String],
        _ body: (
            UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>
        ) -> Result
    ) -> Result {
        let copies = unsafe (keys + values).map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        let pointers = unsafe copies.map { unsafe UnsafePointer($0) }
        let names = unsafe Array(pointers[..<keys.count]) + [nil]
        let contents = unsafe Array(pointers[keys.count...]) + [nil]
        return unsafe body(names, contents)
    }
}
