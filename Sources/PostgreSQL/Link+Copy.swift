import CLibpq

extension Link {
    /// Starts a COPY FROM STDIN.
    func beginCopyIn(_ sql: String) throws(PostgreSQLError) {
        try beginCopy(sql, PGRES_COPY_IN)
    }

    /// Sends bytes; waits while the server is behind.
    func putCopy(_ bytes: [UInt8]) throws(PostgreSQLError) {
        precondition(bytes.count <= Int32.max, "a chunk of COPY may have 2 GB at most")
        let handle = unsafe handle
        let sent = unsafe bytes.withUnsafeBytes { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                unsafe PQputCopyData(handle, text.baseAddress, Int32(clamping: text.count))
            }
        }
        guard sent == 1 else { throw unsafe failure(of: nil, sql: "COPY") }
    }

    /// Ends a COPY FROM STDIN and answers the number of rows; throws what the server objects to.
    func endCopyIn(_ sql: String) throws(PostgreSQLError) -> Int {
        guard unsafe PQputCopyEnd(handle, nil) == 1 else {
            throw unsafe failure(of: nil, sql: sql)
        }
        return try endCopy(sql)
    }

    /// Ends a COPY FROM STDIN so that nothing of it is kept.
    func abortCopyIn() {
        _ = unsafe PQputCopyEnd(handle, "given up by the client")
        drain()
    }

    /// Runs a COPY TO STDOUT, one row or block at a time.
    func copyOut(_ sql: String, _ body: ([UInt8]) throws -> Void) throws -> Int {
        try beginCopy(sql, PGRES_COPY_OUT)
        do {
            while let row = try nextCopyRow(sql) { try body(row) }
        } catch {
            requestCancel()
            while (try? nextCopyRow(sql)) != nil {}
            drain()
            throw error
        }
        return try endCopy(sql)
    }

    /// Runs a binary COPY TO STDOUT and hands over its rows where libpq put them.
    func copyOut(_ sql: String, rows body: (Span<UInt8>) throws -> Void) throws -> Int {
        try beginCopy(sql, PGRES_COPY_OUT)
        var isFirst = true
        do {
            while try withNextBlock(
                sql,
                { block in
                    // The stream's header travels with the first row; its end is a row of −1 fields.
                    let start = isFirst ? BinaryCopyFormat.headerLength : 0
                    isFirst = false
                    guard block.count >= start + 2 else { return }
                    let rest = block.extracting(start...)
                    guard rest.bigEndian(at: 0, as: Int16.self) >= 0 else { return }
                    try body(rest)
                })
            {}
        } catch {
            requestCancel()
            while (try? nextCopyRow(sql)) != nil {}
            drain()
            throw error
        }
        return try endCopy(sql)
    }

    /// Lends the next block of a COPY TO STDOUT; false at its end.
    private func withNextBlock(_ sql: String, _ body: (Span<UInt8>) throws -> Void) throws -> Bool {
        var buffer: UnsafeMutablePointer<CChar>?
        let count = unsafe PQgetCopyData(handle, &buffer, 0)
        defer { unsafe PQfreemem(buffer) }
        if count == -1 { return false }
        guard count >= 0, let start = unsafe buffer else {
            throw unsafe failure(of: nil, sql: sql)
        }
        // The block is freed after the span, which cannot leave `body`.
        try unsafe start.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            try unsafe body(UnsafeBufferPointer(start: bytes, count: Int(count)).span)
        }
        return true
    }

    private func nextCopyRow(_ sql: String) throws(PostgreSQLError) -> [UInt8]? {
        var buffer: UnsafeMutablePointer<CChar>?
        let count = unsafe PQgetCopyData(handle, &buffer, 0)
        defer { unsafe PQfreemem(buffer) }
        if count == -1 { return nil }
        guard count >= 0 else { throw unsafe failure(of: nil, sql: sql) }
        return unsafe Array(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
    }

    private func beginCopy(_ sql: String, _ wanted: ExecStatusType) throws(PostgreSQLError) {
        let result = unsafe PQexec(handle, sql)
        guard unsafe PQresultStatus(result) != wanted else {
            unsafe PQclear(result)
            return
        }
        _ = try unsafe answer(result, sql: sql, columns: nil)
        var error = PostgreSQLError(sqlState: "42601", message: "not a COPY of this direction")
        error.sql = sql
        throw error
    }

    private func endCopy(_ sql: String) throws(PostgreSQLError) -> Int {
        let result = unsafe PQgetResult(handle)
        defer { drain() }
        let tag = try unsafe answer(result, sql: sql, columns: nil).commandTag
        return Int(tag.dropFirst("COPY ".count)) ?? 0
    }
}
