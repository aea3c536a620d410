import CLibpq

#if canImport(Glibc)
    import Glibc
#endif

extension Link {
    /// What became of one statement of a pipeline.
    typealias Outcome = Result<ResultSet, PostgreSQLError>

    /// What was sent, in the order in which its answers come.
    enum Step {
        /// BEGIN or COMMIT.
        case control(String)
        case prepare(query: Int, name: String)
        case query(Int)
        case sync
    }

    /// Sends all statements before it reads the first answer.
    ///
    /// In a `transaction` all of them count or none, and the first failure is thrown. Otherwise each
    /// is a transaction of its own, unless one is open already.
    func pipeline(
        _ queries: [SQLQuery], transaction: Bool
    ) throws(PostgreSQLError) -> [Outcome] {
        for query in queries { try check(query) }
        let (outcomes, firstFailure): ([Outcome], PostgreSQLError?)
        do throws(PostgreSQLError) {
            guard unsafe PQenterPipelineMode(handle) == 1 else { throw pipelineFailure() }
            let steps = try send(queries, transaction: transaction)
            (outcomes, firstFailure) = try receive(steps, of: queries)
            guard unsafe PQexitPipelineMode(handle) == 1 else { throw pipelineFailure() }
        } catch {
            // Half a conversation cannot be taken up again.
            isAbandoned = true
            throw error
        }
        if transaction, let firstFailure {
            if isInTransaction { try execute("ROLLBACK") }
            throw firstFailure
        }
        return outcomes
    }

    private func send(
        _ queries: [SQLQuery], transaction: Bool
    ) throws(PostgreSQLError) -> [Step] {
        // Without this, both sides could wait for the other to read.
        unsafe PQsetnonblocking(handle, 1)
        var steps: [Step] = []
        steps.reserveCapacity(2 * queries.count + 3)
        if transaction {
            try send("BEGIN", statement: nil)
            steps.append(.control("BEGIN"))
        }
        var preparing: [String: String] = [:]
        for (index, query) in queries.enumerated() {
            var name = statements[query.sql]?.name ?? preparing[query.sql]
            if query.prepared, name == nil, let new = nextStatementName() {
                try sendPrepare(query, name: new)
                steps.append(.prepare(query: index, name: new))
                preparing[query.sql] = new
                name = new
            }
            try send(query, statement: query.prepared ? name : nil)
            steps.append(.query(index))
            if !transaction { try appendSync(to: &steps) }
        }
        if transaction {
            try send("COMMIT", statement: nil)
            steps.append(.control("COMMIT"))
            try appendSync(to: &steps)
        }
        try flush()
        unsafe PQsetnonblocking(handle, 0)
        return steps
    }

    private func sendPrepare(_ query: SQLQuery, name: String) throws(PostgreSQLError) {
        let handle = unsafe handle
        let sent = unsafe query.parameters.withPointers {
            unsafe PQsendPrepare(handle, name, query.sql, $0.count, $0.types)
        }
        if sent == 0 { throw unsafe failure(of: nil, sql: query.sql) }
    }

    /// Sends a statement by its name, or by its text if it has none.
    func send(_ query: SQLQuery, statement: String?) throws(PostgreSQLError) {
        let handle = unsafe handle
        let sent = unsafe query.parameters.withPointers {
            if let statement {
                unsafe PQsendQueryPrepared(
                    handle, statement, $0.count, $0.values, $0.lengths, $0.formats, 1)
            } else {
                unsafe PQsendQueryParams(
                    handle, query.sql, $0.count, $0.types, $0.values, $0.lengths, $0.formats, 1)
            }
        }
        if sent == 0 { throw unsafe failure(of: nil, sql: query.sql) }
    }

    private func appendSync(to steps: inout [Step]) throws(PostgreSQLError) {
        guard unsafe PQpipelineSync(handle) == 1 else { throw pipelineFailure() }
        steps.append(.sync)
    }

    /// Sends what is buffered, taking in answers meanwhile so that the server never has to wait.
    private func flush() throws(PostgreSQLError) {
        while true {
            let state = unsafe PQflush(handle)
            if state == 0 { return }
            guard state == 1 else { throw pipelineFailure() }
            let events = Descriptor.wait(
                socket, for: Int16(POLLIN) | Int16(POLLOUT), milliseconds: -1)
            if events & ~Int16(POLLOUT) != 0, !consumeInput() {
                throw pipelineFailure()
            }
        }
    }
}
