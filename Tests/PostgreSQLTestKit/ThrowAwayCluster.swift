import Foundation
import PostgreSQL
import Synchronization

/// An embedded cluster that lives as long as this process.
enum ThrowAwayCluster {
    private static let prefix = "zhixing-test-"
    private static let running = Mutex<EmbeddedCluster?>(nil)

    /// Starts it and sees to its end.
    static func start() async throws -> EmbeddedCluster.Access {
        sweep()
        let directory = "/tmp/\(prefix)\(getpid())"
        let cluster = EmbeddedCluster(
            dataDirectory: directory,
            // The data need not survive anything; tests of durability ask for their own cluster.
            settings: ["fsync": "off", "max_wal_size": "512MB", "shared_buffers": "64MB"])
        running.withLock { $0 = cluster }
        atexit { ThrowAwayCluster.running.withLock { ThrowAwayCluster.remove($0) } }
        return try await cluster.start()
    }

    /// Stops and deletes, without a task: at exit none would run any more.
    private static func remove(_ cluster: EmbeddedCluster?) {
        guard let cluster else { return }
        for _ in 0..<1000 {
            switch cluster.status() {
            case .running(let processID), .busy(let processID):
                kill(processID, EmbeddedCluster.StopMode.immediate.rawValue)
                usleep(10_000)
            case .absent, .stopped:
                try? FileManager.default.removeItem(atPath: cluster.dataDirectory)
                return
            }
        }
    }

    /// Removes what test processes left that were killed before their exit.
    private static func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let owner = pid_t(name.dropFirst(prefix.count)), kill(owner, 0) != 0 else {
                continue
            }
            remove(EmbeddedCluster(dataDirectory: "/tmp/\(name)"))
        }
    }
}
