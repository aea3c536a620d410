import EventSourcing
import PostgreSQL

/// Finds the events of a range that the server cannot read, by halving what it refuses.
///
/// Slow, and therefore only for ranges where reading failed: each failure costs a statement.
struct DamageSearch {
    let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Verifies the range's books one by one, as far as they can be read.
    func search(_ range: BookRange) async throws -> LogVerifier.Result {
        let heads = try await LogVerifier.heads(range, on: connection)
        var result = LogVerifier.Result()
        for (key, head) in heads.sorted(by: { $0.key < $1.key }) {
            var check = ChainCheck(heads: [key: head])
            check.begin(key)
            // What lies behind the head is not halved: there should be nothing.
            let condition = BookRange.only(key).condition(on: "event")
            let last = min(max(1, head.version), Int64.max - 1)
            for versions in [1...last, (last + 1)...Int64.max] {
                check = try await read(versions, of: condition, check)
            }
            check.finish()
            result.add(
                LogVerifier.Result(books: 1, events: check.events, problems: check.problems))
        }
        return result
    }

    private func read(_ versions: ClosedRange<Int64>, of book: String, _ before: ChainCheck)
        async throws -> ChainCheck
    {
        let condition =
            "\(book) AND event.version BETWEEN \(versions.lowerBound) AND \(versions.upperBound)"
        do {
            return try await LogVerifier.check(condition, before, on: connection)
        } catch let error as PostgreSQLError where !error.isConnectionLost {
            var check = before
            guard versions.lowerBound < versions.upperBound, versions.upperBound < Int64.max
            else {
                check.skip(versions.lowerBound)
                return check
            }
            let middle = versions.lowerBound + Int64(versions.count / 2) - 1
            check = try await read(versions.lowerBound...middle, of: book, check)
            return try await read((middle + 1)...versions.upperBound, of: book, check)
        }
    }
}
