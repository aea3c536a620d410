/// Whether the server can answer: its database is there, and of the right schema (就绪).
package enum Readiness: Hashable, Sendable {
    case ready
    /// What is missing, in a few words for an administrator.
    case notReady(String)

    /// Asks how things are, again at every request.
    package typealias Check = @Sendable () async throws -> Readiness

    /// Asks, but waits two seconds at most: a probe that hangs tells nobody anything.
    static func asked(_ check: @escaping Check) async -> Readiness {
        await withTaskGroup(of: Readiness?.self) { group in
            group.addTask {
                do {
                    return try await check()
                } catch {
                    return .notReady("database unreachable")
                }
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(2))
                return .notReady("database does not answer")
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? .notReady("unknown")
        }
    }
}
