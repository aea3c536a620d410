/// A statement that PostgreSQL refused, or a connection that failed.
///
/// Its description is safe to log: it has the statement's text, never the values bound to it. The
/// server's own `detail` may quote values and is therefore kept out of the description.
package struct PostgreSQLError: Error, Sendable, Hashable {
    /// The five characters that SQL defines for each condition, such as `23505`.
    package let sqlState: String
    /// What the server says, in English.
    package let message: String
    /// More of it, which may quote values.
    package var detail: String?
    /// What the server suggests.
    package var hint: String?
    /// The constraint that was violated.
    package var constraint: String?
    /// The statement with `$1` … in place of the values.
    package var sql: String?
    /// Whether the connection is gone.
    package var isConnectionLost = false
    /// Whether the statement may have taken effect although no answer came.
    ///
    /// True when the connection was lost after the statement had been sent: whoever sent a commit
    /// must ask the database what became of it.
    package var ambiguous = false

    package init(sqlState: String, message: String) {
        self.sqlState = sqlState
        self.message = message
    }
}

extension PostgreSQLError {
    /// Whether a unique constraint or primary key was violated.
    ///
    /// A distributed `COPY` passes on what its node said without the node's code.
    package var isUniqueViolation: Bool {
        sqlState == "23505"
            || sqlState == "XX000" && message.hasPrefix("duplicate key value violates unique")
    }

    /// Whether the transaction lost against another one and may simply be tried again.
    package var isSerializationOrDeadlock: Bool { sqlState == "40001" || sqlState == "40P01" }

    /// Whether somebody changed the same object of the catalogue, such as a role, at the same time.
    ///
    /// Where it happened on another node, Citus may say only that its connection there failed.
    package var isCatalogueConflict: Bool {
        sqlState == "XX000"
            && (message.hasPrefix("tuple concurrently")
                || message.hasPrefix("failure on connection marked as essential"))
    }

    /// Whether the statement was cancelled, by its task or by the statement timeout.
    package var isQueryCanceled: Bool { sqlState == "57014" }

    /// Whether a role, schema or table refuses the statement to this role.
    package var isInsufficientPrivilege: Bool { sqlState == "42501" }

    /// Whether the server is starting, stopping or unreachable, so that connecting may succeed soon.
    package var isTemporarilyUnavailable: Bool {
        isConnectionLost && (sqlState.hasPrefix("08") || sqlState.hasPrefix("57P"))
            || sqlState == "53300"
    }

    /// Whether a prepared statement no longer fits the schema, or was forgotten by the server.
    var invalidatesPreparedStatement: Bool {
        sqlState == "26000" || sqlState == "0A000" && message.contains("cached plan")
    }
}

extension PostgreSQLError: CustomStringConvertible {
    package var description: String {
        var text = "\(message) (SQLSTATE \(sqlState))"
        if let constraint { text += ", constraint \(constraint)" }
        if let hint { text += ", hint: \(hint)" }
        if ambiguous { text += ", outcome unknown" }
        if let sql { text += ", statement: \(sql.prefix(500))" }
        return text
    }
}
