import EventSourcing
import Synchronization

/// The states of books as they were last seen in the log, for one handler or several.
///
/// One that is out of date costs a conflict at the head, never a wrong decision.
final class KnownBooks: Sendable {
    /// Beyond so many all are forgotten: a state may hold a year's lines.
    private static let limit = 2_000

    private let states = Mutex<[BookKey: LoadedBook]>([:])

    subscript(key: BookKey) -> LoadedBook? {
        get { states.withLock { $0[key] } }
        set {
            states.withLock { states in
                if newValue != nil, states.count >= Self.limit { states = [:] }
                states[key] = newValue
            }
        }
    }

    func forgetAll() {
        states.withLock { $0 = [:] }
    }
}
