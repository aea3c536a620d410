#if canImport(Glibc)
    import Glibc
#endif

/// Where `initdb`, `postgres`, `pg_ctl` and their companions are installed.
struct ServerPrograms: Sendable {
    let directory: String

    var initdb: String { directory + "/initdb" }
    var postgres: String { directory + "/postgres" }
    var control: String { directory + "/pg_ctl" }
    var dump: String { directory + "/pg_dump" }
    var restore: String { directory + "/pg_restore" }

    /// Looks in the usual places, newest version first; `version` is preferred where it exists.
    static func find(version: String?) throws(EmbeddedClusterError) -> ServerPrograms {
        let all = candidates().map(ServerPrograms.init(directory:)).filter(\.isComplete)
        guard let first = all.first else { throw .notInstalled }
        guard let version else { return first }
        for programs in all where programs.majorVersion == version { return programs }
        throw .versionMismatch(cluster: version, installed: first.majorVersion)
    }

    private var isComplete: Bool {
        [initdb, postgres, control].allSatisfy(FileSystem.isExecutable)
    }

    /// The first number of `postgres (PostgreSQL) 15.14 (Debian …)`.
    private var majorVersion: String {
        guard let output = try? ChildProcess.run(postgres, ["--version"]).output else { return "" }
        let words = output.split(separator: " ")
        let number = words.first { $0.first?.isNumber == true } ?? ""
        return String(number.prefix { $0.isNumber })
    }

    private static func candidates() -> [String] {
        let debian = versions(of: "/usr/lib/postgresql").map { "/usr/lib/postgresql/\($0)/bin" }
        let redHat = FileSystem.entries(of: "/usr").filter { $0.hasPrefix("pgsql-") }
            .sorted().reversed().map { "/usr/\($0)/bin" }
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
        let search = path.split(separator: ":").map(String.init)
        let configured = search.map { $0 + "/pg_config" }.filter(FileSystem.isExecutable)
            .compactMap { try? ChildProcess.run($0, ["--bindir"]).output }
            .map { String($0.prefix { !$0.isNewline }) }
        return debian + redHat + search + configured
    }

    private static func versions(of directory: String) -> [Int] {
        FileSystem.entries(of: directory).compactMap { Int($0) }.sorted(by: >)
    }
}
