import CLibpq
import Dispatch
import Synchronization

/// Cancels the statement that a connection is running, and no other.
///
/// The request travels on a connection of its own and may come late. It is therefore sent under a
/// lock that the statement takes when it ends: once the statement is over, a request is either
/// complete or will not be made.
final class Cancellation: Sendable {
    /// Names one run of one statement.
    typealias Ticket = UInt64

    private let state = Mutex(State())

    private struct State: ~Copyable {
        var request: CancelRequest?
        var running: Ticket?
        var last: Ticket = 0
    }

    func attach(to link: Link) {
        let request = CancelRequest(link)
        state.withLock { $0.request = request }
    }

    func detach() {
        state.withLock { $0.request = nil }
    }

    func begin() -> Ticket {
        state.withLock {
            $0.last += 1
            $0.running = $0.last
            return $0.last
        }
    }

    func end(_ ticket: Ticket) {
        state.withLock { if $0.running == ticket { $0.running = nil } }
    }

    /// Returns at once: the cancelling thread may be one that all tasks share.
    func cancel(_ ticket: Ticket) {
        DispatchQueue.global().async { [self] in
            state.withLock { if $0.running == ticket { $0.request?.send() } }
        }
    }
}

/// What libpq needs to cancel a connection's statement from any thread.
///
/// `@unchecked Sendable`: `PQcancel` is documented as safe from any thread, and the pointer is
/// freed by the last reference only.
@safe final class CancelRequest: @unchecked Sendable {
    private let handle: OpaquePointer?

    init(_ link: Link) {
        unsafe handle = PQgetCancel(link.handle)
    }

    deinit {
        unsafe PQfreeCancel(handle)
    }

    func send() {
        var message = [CChar](repeating: 0, count: 256)
        // A request that fails leaves the statement running, as if it had come too late.
        _ = unsafe PQcancel(handle, &message, Int32(message.count))
    }
}
