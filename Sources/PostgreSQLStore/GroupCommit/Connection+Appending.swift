import PostgreSQL

extension Connection {
    /// Below so many books, a call for each costs the server less than one call for all.
    private static let fewBooks = 5

    /// Appends to several books in one transaction.
    ///
    /// Answers the places, from 1, of the books of which nothing was stored: others were faster.
    func appendTogether(_ parts: [AppendStatement.Part]) async throws -> Set<Int32> {
        if parts.count < Self.fewBooks {
            return try await appendEach(parts, transaction: parts.count > 1)
        }
        let answer = try await query(AppendStatement.query(parts))
        return Set(try answer.first.map { try $0[0, [Int32].self] } ?? [])
    }

    /// Appends to several books in a transaction each, in one round trip.
    ///
    /// What books on several nodes do together costs a commit in two phases on all of them; one
    /// book's append is its node's own affair. Answers the places, from 1, of the books of which
    /// nothing was stored, whether others were faster or the log knows one of the keys.
    ///
    /// With `transaction` they are committed together, and what the log objects to is thrown.
    func appendEach(_ parts: [AppendStatement.Part], transaction: Bool = false) async throws
        -> Set<Int32>
    {
        let answers = try await pipeline(
            parts.map {
                AppendStatement.query(
                    $0.rows, expectedVersion: $0.expectedVersion, previousHash: $0.previousHash)
            }, transaction: transaction)
        var late: Set<Int32> = []
        for (place, answer) in answers.enumerated() {
            let version = try? answer.get().first?[0, Int64.self]
            if version ?? -1 < 0 { late.insert(Int32(place + 1)) }
        }
        return late
    }
}
