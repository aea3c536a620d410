import BudgetDomain
import EventSourcing

/// Who waits, what is under way, and which lanes are awake.
struct LaneSchedule {
    typealias Waiting = WaitingLine.Waiting
    typealias Asleep = CheckedContinuation<Void, Never>

    /// More would hold heads long without gaining speed.
    private static let largestBatch = 256
    /// A lane that has been at its work for so long is not counted on by those who wait.
    static let patience = Duration.milliseconds(10)

    private enum Lane {
        /// At work, or woken for it.
        case awake(since: ContinuousClock.Instant)
        case asleep(Asleep)
        case ended

        var isAsleep: Bool { if case .asleep = self { true } else { false } }
        var hasEnded: Bool { if case .ended = self { true } else { false } }
    }

    /// A lane for which fewer wait leaves them to the others that are awake.
    var enough = 1
    private(set) var ready = 0
    private(set) var isClosed = false
    private var lanes: [Lane] = []
    private var unable: Set<Int> = []
    private var waiting: [Waiting] = []
    private var underWay: Set<BookKey> = []
    private var takenCount = 0
    private var isLookedAfter = false
    /// Who waits for the end of all lanes.
    private var closing: [Asleep] = []

    var laneCount: Int { lanes.count }

    mutating func open() -> Int {
        lanes.append(.awake(since: .now))
        return lanes.count - 1
    }

    /// Answers whether nobody is taken any more.
    mutating func join(_ waiter: Waiting) -> Bool {
        if isClosed { return true }
        waiting.append(waiter)
        if !underWay.contains(waiter.command.book) { ready += 1 }
        return false
    }

    // MARK: - Taking

    /// Whether there is work for a lane beside the others.
    private func hasWork(for lane: Int? = nil) -> Bool {
        if ready == 0 { return false }
        if ready >= enough || isClosed { return true }
        let now = ContinuousClock.now
        return !lanes.indices.contains { other in
            guard other != lane, case .awake(let since) = lanes[other] else { return false }
            return now - since <= Self.patience
        }
    }

    mutating func take(_ lane: Int) -> [Waiting] {
        lanes[lane] = .awake(since: .now)
        unable.remove(lane)
        guard hasWork(for: lane) else { return [] }
        // Enough for several lanes is shared among them; a book's commands stay together.
        let all = ready + takenCount
        let share = all < 2 * enough ? all : (all + lanes.count - 1) / lanes.count
        var books: Set<BookKey> = []
        var taken: [Waiting] = []
        var left: [Waiting] = []
        for waiter in waiting {
            let book = waiter.command.book
            let isMine =
                books.contains(book) || (taken.count < share && !underWay.contains(book))
            if isMine, taken.count < Self.largestBatch {
                taken.append(waiter)
                books.insert(book)
            } else {
                left.append(waiter)
            }
        }
        waiting = left
        takenCount += taken.count
        underWay.formUnion(books)
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

    /// Where another lane may still be able to, those who wait are left to it.
    mutating func fail(_ lane: Int) -> [Waiting] {
        unable.insert(lane)
        guard unable.count == lanes.count else { return [] }
        defer { (waiting, ready) = ([], 0) }
        return waiting
    }

    // MARK: - Sleeping and waking

    /// False where the lane has to stay awake.
    mutating func sleep(_ lane: Int, _ continuation: Asleep) -> Bool {
        lanes[lane] = .awake(since: .now)
        guard !isClosed, !hasWork(for: lane) else { return false }
        lanes[lane] = .asleep(continuation)
        return true
    }

    /// Answers a lane to wake where there is work for it.
    mutating func wake() -> Asleep? {
        guard ready > 0, let lane = lanes.lastIndex(where: \.isAsleep), hasWork() else {
            return nil
        }
        return wake(lane)
    }

    private mutating func wake(_ lane: Int) -> Asleep? {
        guard case .asleep(let continuation) = lanes[lane] else { return nil }
        lanes[lane] = .awake(since: .now)
        return continuation
    }

    /// Whether somebody waits whom a sleeping lane leaves to the others.
    private var isWatched: Bool { ready > 0 && lanes.contains(where: \.isAsleep) }

    /// Whether somebody must begin to look after those who wait.
    mutating func looksAgain() -> Bool {
        guard !isLookedAfter, isWatched else { return false }
        isLookedAfter = true
        return true
    }

    /// Whether whoever looks after them must go on.
    mutating func mustLookAgain() -> Bool {
        isLookedAfter = isWatched
        return isLookedAfter
    }

    // MARK: - Ending

    /// Answers whom to wake: the lanes so that they can end, or whoever closes where they have.
    mutating func close(_ continuation: Asleep) -> [Asleep] {
        isClosed = true
        if lanes.allSatisfy(\.hasEnded) { return [continuation] }
        closing.append(continuation)
        return lanes.indices.compactMap { wake($0) }
    }

    mutating func end(_ lane: Int) -> [Asleep] {
        lanes[lane] = .ended
        unable.insert(lane)
        return lanes.allSatisfy(\.hasEnded) ? closing : []
    }
}
