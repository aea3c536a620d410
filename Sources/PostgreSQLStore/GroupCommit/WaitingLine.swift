import BudgetDomain
import EventSourcing
import PostgreSQL
import Synchronization

/// The commands that wait, and the lanes that take them.
///
/// A book's commands are under way in one lane at a time and in their order. One lane is awake as long
/// as few wait, since the largest groups cost least; another helps where many do, or where those that
/// are awake have been at their work for long.
final class WaitingLine: Sendable {
    struct Waiting: Sendable {
        let command: BudgetCommand
        let continuation: CheckedContinuation<CommandHandler.Answer, any Error>
    }

    private let state = Mutex(LaneSchedule())

    /// How many wait whose books are not under way.
    var readyCount: Int { state.withLock { $0.ready } }
    var isClosed: Bool { state.withLock { $0.isClosed } }
    var laneCount: Int { state.withLock { $0.laneCount } }

    /// Takes note of another lane, which is awake; answers its number.
    func open() -> Int { state.withLock { $0.open() } }

    /// Lets another lane help where so many wait.
    func share(beyond enough: Int) { state.withLock { $0.enough = enough } }

    func join(_ waiter: Waiting) {
        let isClosed = wakingWhereNeeded { $0.join(waiter) }
        if isClosed { waiter.continuation.resume(throwing: PoolError.closed) }
    }

    /// Takes a lane's share of those who came first; none where all are left to others.
    func take(_ lane: Int) -> [Waiting] {
        wakingWhereNeeded { $0.take(lane) }
    }

    /// Notes that a batch is not under way any more, but for those who are still unanswered.
    func finish(_ batch: [Waiting], but unanswered: [Waiting] = []) {
        wakingWhereNeeded { $0.finish(batch, but: unanswered) }
    }

    /// Notes that a lane cannot connect; answers who is to be told, once none can.
    func fail(_ lane: Int) -> [Waiting] {
        wakingWhereNeeded { $0.fail(lane) }
    }

    /// Sleeps while there is nothing to do for a lane; false once the line has been closed and is empty.
    func sleep(_ lane: Int) async -> Bool {
        await withCheckedContinuation { asleep in
            if wakingWhereNeeded({ $0.sleep(lane, asleep) }) { return }
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
    func end(_ lane: Int) {
        for ended in state.withLock({ $0.end(lane) }) { ended.resume() }
    }

    /// Changes the state, then wakes a lane for which there is work, now or when the others turn out to
    /// take long.
    private func wakingWhereNeeded<Result: Sendable>(
        _ change: (inout LaneSchedule) -> Result
    ) -> Result {
        let (result, asleep, looksAgain) = state.withLock { state in
            (change(&state), state.wake(), state.looksAgain())
        }
        asleep?.resume()
        if looksAgain { Task { await lookAgain() } }
        return result
    }

    /// Looks after those who wait while a lane sleeps: others may be held up for as long as they like.
    private func lookAgain() async {
        var isNeeded = true
        while isNeeded {
            try? await Task.sleep(for: LaneSchedule.patience)
            let asleep = state.withLock { state in
                let asleep = state.wake()
                isNeeded = state.mustLookAgain()
                return asleep
            }
            asleep?.resume()
        }
    }
}
