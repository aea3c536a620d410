import Synchronization

/// Counts what a closure on another thread is handed.
final class Tally: Sendable {
    private let state = Mutex<(first: [UInt8]?, count: Int)>((nil, 0))

    var first: [UInt8]? { state.withLock { $0.first } }
    var count: Int { state.withLock { $0.count } }

    func add(_ bytes: [UInt8]) {
        state.withLock {
            $0.first = $0.first ?? bytes
            $0.count += 1
        }
    }
}
