import Foundation
package import PostgreSQL
import Synchronization

/// Embedded clusters that live no longer than this process.
package enum ThrowAwayCluster {
    private static let prefix = "zhixing-test-"
    private static let running = Mutex<[EmbeddedCluster]>([])

    /// The settings of one whose data need not survive anything.
    static let volatile = ["fsync": "off", "max_wal_size": "512MB", "shared_buffers": "64MB"]

    /// Makes one, yet to be started, and sees to its end; `name` tells it from others of the process.
    ///
    /// Without `settings` of its own it is as durable as everybody's.
    package static func make(_ name: String = "", settings: [String: String]) -> EmbeddedCluster {
        sweep()
        let cluster = EmbeddedCluster(
            dataDirectory: "/tmp/\(prefix)\(getpid())\(name)", settings: settings)
        running.withLock { clusters in
            clusters.append(cluster)
            guard clusters.count == 1 else { return }
            atexit { ThrowAwayCluster.running.withLock { $0.forEach(ThrowAwayCluster.remove) } }
        }
        return cluster
    }

    /// Stops and deletes, without a task: at exit none would run any more.
    private static func remove(_ cluster: EmbeddedCluster) {
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
            let owner = pid_t(name.dropFirst(prefix.count).prefix { $0.isNumber })
            guard let owner, kill(owner, 0) != 0 else { continue }
            remove(EmbeddedCluster(dataDirectory: "/tmp/\(name)"))
        }
    }
}
