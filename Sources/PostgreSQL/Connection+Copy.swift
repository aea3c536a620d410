extension Connection {
    /// Runs a `COPY … FROM STDIN` fed by `body` on the connection's queue; answers the row count.
    ///
    /// What `body` throws ends the COPY, of which nothing is kept, and is thrown.
    @discardableResult
    package func copyIn(
        _ sql: String, _ body: sending (inout CopyInWriter) throws -> Void
    ) async throws -> Int {
        try await perform { link in
            try link.beginCopyIn(sql)
            do {
                var writer = CopyInWriter(link)
                try body(&writer)
                try writer.flush()
            } catch {
                link.abortCopyIn()
                throw error
            }
            return try link.endCopyIn(sql)
        }
    }

    /// Runs a `COPY … FROM STDIN` while `body` makes the next chunk on another thread.
    ///
    /// One chunk is on its way while one is being made; about 64 KB to 1 MB each keep both busy. The
    /// connection runs nothing else meanwhile, so `body` must not use it.
    @discardableResult
    package func copyIn(
        _ sql: String, feeding body: @Sendable @concurrent (inout CopyFeed) async throws -> Void
    ) async throws -> Int {
        try await exclusively {
            try await perform { link in try link.beginCopyIn(sql) }
            do {
                try await feed(body)
                return try await perform { link in try link.endCopyIn(sql) }
            } catch {
                try? openLink().abortCopyIn()
                throw error
            }
        }
    }

    @concurrent private nonisolated func feed(
        _ body: @Sendable @concurrent (inout CopyFeed) async throws -> Void
    ) async throws {
        var feed = CopyFeed(connection: self)
        do {
            try await body(&feed)
        } catch {
            // The chunk on its way must have gone before the COPY is ended.
            try? await feed.settle()
            throw error
        }
        try await feed.settle()
    }

    func putCopy(_ chunk: [UInt8]) throws {
        try openLink().putCopy(chunk)
    }

    /// Runs a `COPY … TO STDOUT` and hands over each row or block; answers the row count.
    ///
    /// `body` runs on the connection's queue; what it throws cancels the COPY and is thrown.
    @discardableResult
    package func copyOut(
        _ sql: String, _ body: sending ([UInt8]) throws -> Void
    ) async throws -> Int {
        try await perform { link in try link.copyOut(sql, body) }
    }

    /// Runs a `COPY … TO STDOUT (FORMAT binary)` and folds its rows where they lie, in bounded memory.
    ///
    /// A ``CopyCursor`` reads a row's fields.
    /// `body` runs on the connection's queue; what it throws cancels the COPY and is thrown.
    package func copyOut<Result: Sendable>(
        _ sql: String, into initial: Result,
        rows body: sending (inout Result, Span<UInt8>) throws -> Void
    ) async throws -> Result {
        var result = initial
        _ = try await perform { link in
            try link.copyOut(sql, rows: { row in try body(&result, row) })
        }
        return result
    }
}
