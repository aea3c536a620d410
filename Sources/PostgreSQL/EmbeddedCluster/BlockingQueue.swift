import Dispatch

/// Runs what blocks for seconds away from the threads that Swift's tasks share.
enum BlockingQueue {
    static func run<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            // A serial queue of its own: global ones have as many threads as there are cores.
            DispatchQueue(label: "postgresql.cluster").async {
                continuation.resume(with: Swift.Result { try work() })
            }
        }
    }
}
