import CLibpq

extension Link {
    /// How many statements stay prepared; more are parsed each time.
    private static let statementLimit = 500

    /// Runs one statement and waits for its answer.
    func query(_ query: SQLQuery) throws(PostgreSQLError) -> ResultSet {
        try check(query)
        do throws(PostgreSQLError) {
            return try run(query)
        } catch  where error.invalidatesPreparedStatement {
            statements[query.sql] = nil
            // Within a transaction the failure has already undone it.
            guard !isInTransaction else { throw error }
            return try run(query)
        }
    }

    private func run(_ query: SQLQuery) throws(PostgreSQLError) -> ResultSet {
        guard let statement = try prepared(query) else {
            let handle = unsafe handle
            let result = unsafe query.parameters.withPointers {
                unsafe PQexecParams(
                    handle, query.sql, $0.count, $0.types, $0.values, $0.lengths, $0.formats, 1)
            }
            return try unsafe answer(result, sql: query.sql, columns: nil)
        }
        let handle = unsafe handle
        let result = unsafe query.parameters.withPointers {
            unsafe PQexecPrepared(
                handle, statement.name, $0.count, $0.values, $0.lengths, $0.formats, 1)
        }
        let answer = try unsafe answer(result, sql: query.sql, columns: statement.columns)
        if statement.columns == nil { statements[query.sql]?.columns = answer.columns }
        return answer
    }

    /// Refuses what libpq would silently cut short.
    func check(_ query: SQLQuery) throws(PostgreSQLError) {
        guard query.parameters.hasTextWithNUL else { return }
        var error = PostgreSQLError(
            sqlState: "22021", message: "a text value holds the character U+0000")
        error.sql = query.sql
        throw error
    }

    /// The statement under its text, prepared now if need be; nil when it shall not be kept.
    func prepared(_ query: SQLQuery) throws(PostgreSQLError) -> PreparedStatement? {
        guard query.prepared else { return nil }
        if let known = statements[query.sql] { return known }
        guard let name = nextStatementName() else { return nil }
        let handle = unsafe handle
        let result = unsafe query.parameters.withPointers {
            unsafe PQprepare(handle, name, query.sql, $0.count, $0.types)
        }
        _ = try unsafe answer(result, sql: query.sql, columns: nil)
        let statement = PreparedStatement(name: name)
        statements[query.sql] = statement
        return statement
    }

    /// A name no statement of this connection has had, or nil when there are enough.
    func nextStatementName() -> String? {
        guard statements.count < Self.statementLimit else { return nil }
        statementNumber += 1
        return "s\(statementNumber)"
    }

    /// Runs statements without values by the simple protocol; what they answer is dropped.
    func execute(_ sql: String) throws(PostgreSQLError) {
        _ = try unsafe answer(PQexec(handle, sql), sql: sql, columns: nil)
    }

    /// Takes over a result: an answer, or the error that it reports.
    func answer(
        _ result: OpaquePointer?, sql: String, columns: [Column]?
    ) throws(PostgreSQLError) -> ResultSet {
        guard let result = unsafe result else { throw unsafe failure(of: nil, sql: sql) }
        switch unsafe PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            return unsafe ResultSet(owning: result, columns: columns)
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            unsafe PQclear(result)
            endUnexpectedCopy()
            var error = PostgreSQLError(
                sqlState: "42601", message: "COPY needs copyIn or copyOut")
            error.sql = sql
            throw error
        default:
            defer { unsafe PQclear(result) }
            throw unsafe failure(of: result, sql: sql)
        }
    }

    /// Reads up to the end of the running statement, so that the next one finds silence.
    func drain() {
        while let result = unsafe PQgetResult(handle) { unsafe PQclear(result) }
    }

    private func endUnexpectedCopy() {
        _ = unsafe PQputCopyEnd(handle, "unexpected COPY")
        var line: UnsafeMutablePointer<CChar>?
        while unsafe PQgetCopyData(handle, &line, 0) > 0 { unsafe PQfreemem(line) }
        drain()
    }
}
