import CLibpq

extension Link {
    /// The error of a failed result, with `sql` as the statement it belongs to.
    func failure(of result: OpaquePointer?, sql: String) -> PostgreSQLError {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue,
                let text = unsafe PQresultErrorField(result, Int32(ascii))
            else { return nil }
            return unsafe String(cString: text)
        }
        let lost = isLost
        let report = unsafe String(cString: PQerrorMessage(handle))
        let message = field("M") ?? Self.trimmed(report)
        var error = PostgreSQLError(
            sqlState: field("C") ?? (lost ? "08006" : "XX000"), message: message)
        error.detail = field("D")
        error.hint = field("H")
        error.constraint = field("n")
        error.sql = sql
        error.isConnectionLost = lost
        // Whatever had been sent may have been carried out before the connection broke.
        error.ambiguous = lost
        return error
    }

    /// libpq keeps no SQLSTATE of a failed connection attempt, only the server's text.
    static func connectionFailure(_ message: String) -> PostgreSQLError {
        let known = [
            ("the database system is ", "57P03"), ("too many clients", "53300"),
            ("remaining connection slots", "53300"), ("too many connections", "53300"),
            ("authentication failed", "28P01"), ("no pg_hba.conf entry", "28000"),
            ("role \"", "28000"), ("database \"", "3D000"),
        ]
        let state = known.first { message.contains($0.0) }?.1 ?? "08001"
        var error = PostgreSQLError(sqlState: state, message: trimmed(message))
        error.isConnectionLost = true
        return error
    }

    static func trimmed(_ message: String) -> String {
        var text = message[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
