import Dispatch

/// Runs an actor's jobs on a dispatch queue of its own.
///
/// libpq blocks while it waits for the server. On a queue of its own that holds up one thread of
/// Dispatch, never one of the few that all Swift tasks share. (`DispatchSerialQueue`, which is an
/// executor already, does not exist on Linux.)
final class QueueExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        // A dispatch closure cannot own a noncopyable job; it runs the unowned one exactly once.
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
