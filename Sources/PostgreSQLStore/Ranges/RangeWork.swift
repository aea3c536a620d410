import PostgreSQL
import Synchronization

/// Ranges of books, worked on by several connections at once.
enum RangeWork {
    /// Runs `work` on every range; each connection takes the next one when it is done.
    ///
    /// Answers in the order of the ranges; the first error ends it all.
    static func run<Output: Sendable>(
        _ ranges: [BookRange], on connections: [Connection],
        _ work: @escaping @Sendable (Connection, BookRange) async throws -> Output
    ) async throws -> [Output] {
        let next = Place()
        return try await withThrowingTaskGroup(of: [(Int, Output)].self) { group in
            for connection in connections {
                group.addTask {
                    var outputs: [(Int, Output)] = []
                    while case let place = next.take(), place < ranges.count {
                        outputs.append((place, try await work(connection, ranges[place])))
                    }
                    return outputs
                }
            }
            var all: [(Int, Output)] = []
            for try await outputs in group { all += outputs }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// Counts the ranges that have been taken.
    private final class Place: Sendable {
        private let next = Atomic(0)

        func take() -> Int { next.add(1, ordering: .relaxed).oldValue }
    }
}
