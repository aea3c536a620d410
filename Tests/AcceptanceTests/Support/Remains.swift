import Foundation
import PostgreSQL
import Synchronization

/// Sees to it that nothing is left of a test run: no server, no directory.
enum Remains {
    private static let prefix = "zhixing-acceptance-"
    private static let noted = Mutex<[String]>([])

    /// The directory of this process, removed with everything in it when the process exits, however
    /// its tests ended.
    static let root: String = {
        sweep()
        let directory = "/tmp/\(prefix)\(getpid())"
        try? FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        atexit {
            for place in Remains.noted.withLock({ $0 }) { Remains.stopServer(in: place) }
            try? FileManager.default.removeItem(atPath: Remains.root)
        }
        return directory
    }()

    /// Remembers a data directory whose server has to be stopped.
    static func note(_ dataDirectory: String) {
        noted.withLock { $0.append(dataDirectory) }
    }

    /// Removes what processes left that were killed before their exit.
    private static func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let owner = pid_t(name.dropFirst(prefix.count)), kill(owner, 0) != 0 else {
                continue
            }
            stopServer(in: "/tmp/\(name)/shared")
            try? FileManager.default.removeItem(atPath: "/tmp/\(name)")
        }
    }

    /// Without a task and without the program: at exit none would run, and it may be what failed.
    private static func stopServer(in dataDirectory: String) {
        let cluster = EmbeddedCluster(dataDirectory: dataDirectory)
        for _ in 0..<1000 {
            switch cluster.status() {
            case .running(let processID), .busy(let processID):
                kill(processID, EmbeddedCluster.StopMode.immediate.rawValue)
                usleep(10_000)
            case .absent, .stopped: return
            }
        }
    }
}
