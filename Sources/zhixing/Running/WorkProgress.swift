import Foundation
import PostgreSQLStore
import Synchronization

/// How far a pass over the log is, on standard error about once a second.
final class WorkProgress: Sendable {
    private struct State {
        var events: Int64 = 0
        var told = ContinuousClock.now
    }

    private let verb: String
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// `verb` says what is done to each event, such as 核验.
    init(_ verb: String) {
        self.verb = verb
    }

    /// Counts events that are done, and tells the rate if a second has passed.
    func add(_ events: Int64) {
        let text: String? = state.withLock { state in
            state.events += events
            let now = ContinuousClock.now
            guard now - state.told >= .seconds(1) else { return nil }
            state.told = now
            let rate = Double(state.events) / max((now - start).seconds, 0.001)
            return "已\(verb) \(state.events) 个事件，每秒 \(Int(rate))\n"
        }
        if let text { FileHandle.standardError.write(Data(text.utf8)) }
    }
}
