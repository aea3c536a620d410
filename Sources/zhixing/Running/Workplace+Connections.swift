import Foundation
import PostgreSQL

extension Workplace {
    /// One for each core, as long as the server is not crowded; two overlap reading and computing.
    static let parallelConnections = min(8, max(2, ProcessInfo.processInfo.activeProcessorCount))

    /// Lends several connections at once, closed afterwards.
    func withConnections<Result>(
        _ options: ConnectionOptions, _ body: ([Connection]) async throws -> Result
    ) async throws -> Result {
        var connections: [Connection] = []
        do {
            for _ in 0..<Self.parallelConnections {
                connections.append(try await Connection.connect(options))
            }
            let result = try await body(connections)
            for connection in connections { await connection.close() }
            return result
        } catch {
            for connection in connections { await connection.close() }
            throw error
        }
    }
}
