import EventSourcing
import Synchronization

/// The states of books as they were last seen in the log, for one handler or several.
///
/// One may be behind the log. What is appended to it then meets a conflict at the head, and what is
/// refused on it is decided again.
final class KnownBooks: Sendable {
    /// Beyond so many some are forgotten: a state may hold a year's lines.
    private static let limit = 2_000

    private let states = Mutex<[BookKey: LoadedBook]>([:])

    subscript(key: BookKey) -> LoadedBook? {
        get { states.withLock { $0[key] } }
        set {
            states.withLock { states in
                if newValue != nil, states.count >= Self.limit, states[key] == nil {
                    for forgotten in states.keys.prefix(Self.limit / 4) { states[forgotten] = nil }
                }
                states[key] = newValue
            }
        }
    }

    func forgetAll() {
        states.withLock { $0 = [:] }
    }
}
