import BudgetDomain
import EventSourcing
import PostgreSQL
import Synchronization

/// The commands that wait, and the lanes that take them.
///
/// A book's commands are under way in one lane at a time and in their order. One lane is awake as long
/// as few wait, since the largest groups cost least; another helps where many do, or where the one
/// that is awake has been at its work for long.
final class WaitingLine: Sendable {
    struct Waiting: Sendable {
        let command: BudgetCommand
        let continuation: CheckedContinuation<CommandHandler.Answer, any Error>
    }

    private let state = Mutex(State())

    /// How many wait whose books are not under way.
    var readyCount: Int { state.withLock { $0.ready } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    var lanes: Int { state.withLock { $0.lanes } }

    /// Takes note of another lane, which is awake.
    func open() {
        state.withLock { state in
            state.lanes += 1
            state.awake += 1
        }
    }

    /// Lets another lane help where so many wait.
    func share(beyond enough: Int) { state.withLock { $0.enough = enough } }

    func join(_ waiter: Waiting) {
        let (asleep, isClosed) = state.withLock { $0.join(waiter) }
        asleep?.resume()
        if isClosed { waiter.continuation.resume(throwing: PoolError.closed) }
    }

    /// Takes a lane's share of those who came first; none where all are left to others.
    func take() -> [Waiting] {
        let (taken, asleep) = state.withLock { state in (state.take(), state.wake()) }
        asleep?.resume()
        return taken
    }

    /// Notes that a batch is not under way any more, but for those who are still unanswered.
    @discardableResult
    func finish(_ batch: [Waiting], but unanswered: [Waiting] = []) -> [Waiting] {
        state.withLock { $0.finish(batch, but: unanswered) }
        return unanswered
    }

    /// Takes all who wait, to be answered with an error.
    func takeAll() -> [Waiting] { state.withLock { $0.takeAll() } }

    /// Sleeps while there is nothing to do for a lane; false once the line has been closed and is empty.
    func sleep() async -> Bool {
        await withCheckedContinuation { asleep in
            if state.withLock({ $0.sleep(asleep) }) { return }
            asleep.resume()
        }
        return state.withLock { !$0.isClosed || $0.ready > 0 }
    }

    /// Takes nobody any more, and returns when every lane has ended.
    func close() async {
        await withCheckedContinuation { ended in
            for continuation in state.withLock({ $0.close(ended) }) { continuation.resume() }
        }
    }

    /// Notes that a lane has ended.
    func end() {
        for ended in state.withLock({ $0.end() }) { ended.resume() }
    }
}

extension WaitingLine {
    private struct State {
        /// More would hold heads long without gaining speed.
        private static let largestBatch = 256
        /// After so long another lane no longer leaves those who wait to the one that is awake.
        private static let patience = Duration.milliseconds(10)

        /// A lane for which fewer wait leaves them to the others that are awake.
        var enough = 1
        var lanes = 0
        /// Lanes that are at work or have been woken for it.
        var awake = 0
        private(set) var ready = 0
        private(set) var isClosed = false
        private var waiting: [Waiting] = []
        private var underWay: Set<BookKey> = []
        private var takenCount = 0
        private var lastTaken = ContinuousClock.now
        private var asleep: [CheckedContinuation<Void, Never>] = []
        /// Who waits for the end of all lanes.
        private var closing: [CheckedContinuation<Void, Never>] = []

        mutating func join(
            _ waiter: Waiting
        ) -> (asleep: CheckedContinuation<Void, Never>?, isClosed: Bool) {
            if isClosed { return (nil, true) }
            waiting.append(waiter)
            if !underWay.contains(waiter.command.book) { ready += 1 }
            return (wake(), false)
        }

        /// Whether there is work for one more lane than so many.
        private func hasWork(beside others: Int) -> Bool {
            ready > 0
                && (others == 0 || ready >= enough || isClosed
                    || ContinuousClock.now - lastTaken > Self.patience)
        }

        /// Answers a lane to wake where there is work for it.
        mutating func wake() -> CheckedContinuation<Void, Never>? {
            guard !asleep.isEmpty, hasWork(beside: awake) else { return nil }
            awake += 1
            return asleep.removeLast()
        }

        mutating func take() -> [Waiting] {
            guard hasWork(beside: awake - 1) else { return [] }
            // Enough for several lanes is shared among them.
            let all = ready + takenCount
            let share = all < 2 * enough ? all : (all + lanes - 1) / lanes
            var taken: [Waiting] = []
            var left: [Waiting] = []
            for waiter in waiting {
                let isFree = !underWay.contains(waiter.command.book)
                if isFree, taken.count < min(share, Self.largestBatch) {
                    taken.append(waiter)
                } else {
                    left.append(waiter)
                }
            }
            waiting = left
            takenCount += taken.count
            lastTaken = .now
            underWay.formUnion(taken.map(\.command.book))
            countReady()
            return taken
        }

        mutating func finish(_ batch: [Waiting], but unanswered: [Waiting]) {
            underWay.subtract(batch.map(\.command.book))
            underWay.formUnion(unanswered.map(\.command.book))
            takenCount -= batch.count - unanswered.count
            countReady()
        }

        private mutating func countReady() {
            ready = waiting.count { !underWay.contains($0.command.book) }
        }

        mutating func takeAll() -> [Waiting] {
            defer { (waiting, ready) = ([], 0) }
            return waiting
        }

        /// False where the lane has to stay awake.
        mutating func sleep(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
            guard !isClosed, !hasWork(beside: awake - 1) else { return false }
            awake -= 1
            asleep.append(continuation)
            return true
        }

        /// Answers whom to wake: the lanes so that they can end, or whoever closes where they have.
        mutating func close(
            _ continuation: CheckedContinuation<Void, Never>
        ) -> [CheckedContinuation<Void, Never>] {
            isClosed = true
            if lanes == 0 { return [continuation] }
            closing.append(continuation)
            awake += asleep.count
            defer { asleep = [] }
            return asleep
        }

        mutating func end() -> [CheckedContinuation<Void, Never>] {
            lanes -= 1
            awake -= 1
            return lanes == 0 ? closing : []
        }
    }
}
