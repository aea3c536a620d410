import CLibpq

extension Link {
    /// Runs a statement and hands over its rows one by one, as they arrive.
    func stream(_ query: SQLQuery, _ body: (Row) throws -> Void) throws {
        try check(query)
        let statement = try prepared(query)
        try send(query, statement: statement?.name)
        guard unsafe PQsetSingleRowMode(handle) == 1 else {
            throw unsafe failure(of: nil, sql: query.sql)
        }
        var columns = statement?.columns
        do {
            while let result = unsafe PQgetResult(handle) {
                let answer = try unsafe answer(result, sql: query.sql, columns: columns)
                columns = answer.columns
                for row in answer.rows { try body(row) }
            }
        } catch {
            // Cheaper than reading on to the end of a statement that nobody wants any more.
            requestCancel()
            drain()
            if let error = error as? PostgreSQLError, error.invalidatesPreparedStatement {
                statements[query.sql] = nil
            }
            throw error
        }
        statements[query.sql]?.columns = columns
    }

    /// Asks the server to stop the running statement; harmless when there is none.
    func requestCancel() {
        CancelRequest(self).send()
    }
}
