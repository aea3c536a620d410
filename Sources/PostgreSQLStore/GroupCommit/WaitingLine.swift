/// Who waits for a lane, and whether the lane sleeps.
struct WaitingLine {
    private var waiting: [CommandLane.Waiting] = []
    private var asleep: CheckedContinuation<Void, Never>?
    private(set) var isClosed = false
    private var hasEnded = false
    /// Who waits for the lane's end.
    private var closing: [CheckedContinuation<Void, Never>] = []

    var isEmpty: Bool { waiting.isEmpty }
    var count: Int { waiting.count }

    /// Joins the line; answers whom to wake, and whether nobody will come any more.
    mutating func join(
        _ waiter: CommandLane.Waiting
    ) -> (asleep: CheckedContinuation<Void, Never>?, isClosed: Bool) {
        if isClosed { return (nil, true) }
        waiting.append(waiter)
        return (wake(), false)
    }

    /// Takes those who came first.
    mutating func take(_ count: Int) -> [CommandLane.Waiting] {
        if waiting.count <= count { return takeAll() }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    mutating func takeAll() -> [CommandLane.Waiting] {
        defer { waiting = [] }
        return waiting
    }

    /// Lets the lane sleep if nobody waits; false where it has to stay awake.
    mutating func sleep(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
        guard waiting.isEmpty, !isClosed else { return false }
        asleep = continuation
        return true
    }

    /// Takes nobody any more; answers whom to wake: the lane so that it can end, or whoever closes
    /// it where it has.
    mutating func close(
        _ continuation: CheckedContinuation<Void, Never>
    ) -> CheckedContinuation<Void, Never>? {
        if hasEnded { return continuation }
        isClosed = true
        closing.append(continuation)
        return wake()
    }

    /// Notes that the lane has ended; answers who waited for it.
    mutating func end() -> [CheckedContinuation<Void, Never>] {
        hasEnded = true
        return closing
    }

    private mutating func wake() -> CheckedContinuation<Void, Never>? {
        defer { asleep = nil }
        return asleep
    }
}
