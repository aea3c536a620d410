/// Who waits for a lane, and whether the lane sleeps.
struct CommandLine {
    private var waiting: [CommandLane.Waiting] = []
    private var asleep: CheckedContinuation<Void, Never>?
    private(set) var isClosed = false
    /// Resumed when the lane has ended.
    private(set) var ended: CheckedContinuation<Void, Never>?

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

    /// Takes nobody any more; answers whom to wake so that the lane can end.
    mutating func close(
        _ continuation: CheckedContinuation<Void, Never>
    ) -> CheckedContinuation<Void, Never>? {
        isClosed = true
        ended = continuation
        return wake()
    }

    private mutating func wake() -> CheckedContinuation<Void, Never>? {
        defer { asleep = nil }
        return asleep
    }
}
