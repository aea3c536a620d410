import CLibpq

extension Link {
    /// Reads the answers to `steps`, and which failure came first.
    func receive(
        _ steps: [Step], of queries: [SQLQuery]
    ) throws(PostgreSQLError) -> ([Outcome], PostgreSQLError?) {
        let skipped = PostgreSQLError(
            sqlState: "25P02", message: "not run: an earlier statement of the pipeline failed")
        var outcomes = [Outcome](repeating: .failure(skipped), count: queries.count)
        var firstFailure: PostgreSQLError?
        for step in steps {
            do throws(PostgreSQLError) {
                switch step {
                case .sync:
                    try receiveSync()
                case .control(let sql):
                    _ = try receiveAnswer(sql: sql, columns: nil)
                case .prepare(let index, let name):
                    let sql = queries[index].sql
                    if try receiveAnswer(sql: sql, columns: nil) != nil {
                        statements[sql] = PreparedStatement(name: name)
                    }
                case .query(let index):
                    let sql = queries[index].sql
                    let known = queries[index].prepared ? statements[sql]?.columns : nil
                    guard let answer = try receiveAnswer(sql: sql, columns: known) else { break }
                    statements[sql]?.columns = answer.columns
                    outcomes[index] = .success(answer)
                }
            } catch {
                guard !isLost else { throw error }
                firstFailure = firstFailure ?? error
                switch step {
                case .prepare(let index, _), .query(let index):
                    outcomes[index] = .failure(error)
                    if error.invalidatesPreparedStatement {
                        statements[queries[index].sql] = nil
                    }
                case .control, .sync: break
                }
            }
        }
        return (outcomes, firstFailure)
    }

    /// The answer to one statement; nil when the server skipped it after a failure.
    private func receiveAnswer(
        sql: String, columns: [Column]?
    ) throws(PostgreSQLError) -> ResultSet? {
        let result = unsafe PQgetResult(handle)
        // A null pointer separates the statements.
        defer { if !isLost { unsafe PQclear(PQgetResult(handle)) } }
        switch unsafe PQresultStatus(result) {
        case PGRES_PIPELINE_ABORTED:
            unsafe PQclear(result)
            return nil
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            unsafe PQclear(result)
            // libpq knows no way out of a COPY within a pipeline.
            isAbandoned = true
            throw PostgreSQLError(sqlState: "42601", message: "COPY cannot be in a pipeline")
        default:
            return try unsafe answer(result, sql: sql, columns: columns)
        }
    }

    private func receiveSync() throws(PostgreSQLError) {
        let result = unsafe PQgetResult(handle)
        defer { unsafe PQclear(result) }
        guard unsafe PQresultStatus(result) == PGRES_PIPELINE_SYNC else {
            isAbandoned = true
            throw unsafe failure(of: result, sql: "")
        }
    }

    /// The error of a pipeline as a whole, which leaves the connection unusable.
    func pipelineFailure() -> PostgreSQLError {
        isAbandoned = true
        return unsafe failure(of: nil, sql: "")
    }
}
