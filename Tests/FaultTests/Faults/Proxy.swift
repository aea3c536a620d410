import Dispatch
import Foundation
import Synchronization

/// Stands between a client and the server, counts their questions and answers, and stops the
/// conversation at one byte of one of them, until it is told how to go on.
final class Proxy: Sendable {
    /// The directory of its socket: the client's `host`.
    let directory: String
    /// Yields once, when the conversation has come to the breakpoint.
    let reached: AsyncStream<Void>

    private struct State {
        var exchanges = 0
        /// Nil once the breakpoint has been met.
        var breakpoint: Breakpoint?
        var cuts = false
        var isClosed = false
        /// Open ones only: a number that has been closed may be another test's connection by now.
        var descriptors: Set<Int32> = []
    }

    private let server: String
    private let listener: Int32
    private let state: Mutex<State>
    private let verdict = DispatchSemaphore(value: 0)
    private let arrival: AsyncStream<Void>.Continuation

    /// The socket could not be made.
    struct Failure: Error {}

    /// Listens in `directory` for clients of the server whose socket is in `server`.
    init(_ directory: String, before server: String, breakpoint: Breakpoint?) throws {
        self.directory = directory
        self.server = server + "/.s.PGSQL.5432"
        state = Mutex(State(breakpoint: breakpoint))
        (reached, arrival) = AsyncStream.makeStream(of: Void.self)
        guard let listener = Sockets.listen(directory + "/.s.PGSQL.5432") else { throw Failure() }
        self.listener = listener
        state.withLock { $0.descriptors = [listener] }
        Thread.detachNewThread { self.accept() }
    }

    /// Goes on from the breakpoint, or breaks the connection there.
    func release(cut: Bool) {
        state.withLock { $0.cuts = cut }
        verdict.signal()
    }

    /// Breaks every connection; nobody gets through any more.
    func close() {
        state.withLock { state in
            state.isClosed = true
            for descriptor in state.descriptors { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
        verdict.signal()
        arrival.finish()
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0, !state.withLock({ $0.isClosed }) else {
                if client >= 0 { Glibc.close(client) }
                break
            }
            Thread.detachNewThread { self.serve(client) }
        }
        end([listener])
    }

    /// Closes descriptors and forgets them at the same moment.
    private func end(_ descriptors: Set<Int32>) {
        state.withLock { state in
            state.descriptors.subtract(descriptors)
            for descriptor in descriptors { Glibc.close(descriptor) }
        }
    }

    private func serve(_ client: Int32) {
        guard let server = Sockets.connect(self.server) else {
            Glibc.close(client)
            return
        }
        let isOpen = state.withLock { state in
            if state.isClosed { return false }
            state.descriptors.formUnion([client, server])
            return true
        }
        if isOpen { forward(client, server) }
        end([client, server])
    }

    /// Passes on both directions until one side ends or the breakpoint cuts.
    private func forward(_ client: Int32, _ server: Int32) {
        var isAnswering = true
        var exchange = 0
        var passed = 0
        while let ready = Sockets.wait(client, server) {
            if ready.first {
                guard let bytes = Sockets.receive(client) else { return }
                if isAnswering {
                    // The answer was shorter than where it was to be broken.
                    if breakpoint(exchange, .answer) != nil, meet() { return }
                    (isAnswering, passed) = (false, 0)
                    exchange = state.withLock { state in
                        state.exchanges += 1
                        return state.exchanges
                    }
                }
                let stop = breakpoint(exchange, .request).map { $0.bytes - passed }
                guard pass(bytes, to: server, stop) else { return }
                passed += bytes.count
            } else if ready.second {
                guard let bytes = Sockets.receive(server) else { return }
                if !isAnswering {
                    // The request was shorter than where it was to be broken.
                    if breakpoint(exchange, .request) != nil, meet() { return }
                    (isAnswering, passed) = (true, 0)
                }
                let stop = breakpoint(exchange, .answer).map { $0.bytes - passed }
                guard pass(bytes, to: client, stop) else { return }
                passed += bytes.count
            }
        }
    }

    private func breakpoint(_ exchange: Int, _ side: Breakpoint.Side) -> Breakpoint? {
        state.withLock { state in
            guard let breakpoint = state.breakpoint, breakpoint.exchange == exchange,
                breakpoint.side == side
            else { return nil }
            return breakpoint
        }
    }

    /// Passes bytes on, with the stop among them if there is one; false where it ends there.
    private func pass(_ bytes: [UInt8], to other: Int32, _ stop: Int?) -> Bool {
        guard let stop, stop < bytes.count else { return Sockets.send(bytes[...], to: other) }
        let first = max(0, stop)
        guard Sockets.send(bytes[..<first], to: other), !meet() else { return false }
        return Sockets.send(bytes[first...], to: other)
    }

    /// Tells that the breakpoint is met and waits for the verdict: whether to cut.
    private func meet() -> Bool {
        state.withLock { $0.breakpoint = nil }
        arrival.yield()
        verdict.wait()
        return state.withLock { $0.cuts || $0.isClosed }
    }
}
