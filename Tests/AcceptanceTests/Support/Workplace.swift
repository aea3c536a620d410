import Foundation
import PostgreSQL

/// A place where the program keeps its data: a throw-away data directory, or the database that
/// `ZHIXING_TEST_DATABASE` names.
///
/// Creating a cluster costs seconds, so nearly all tests share one place and keep apart by unit.
struct Workplace: Sendable {
    /// What leads the program there, to stand behind every subcommand.
    let options: [String]

    private static let starting = Task { try await start() }

    /// The place that tests share.
    static func shared() async throws -> Workplace {
        try await starting.value
    }

    /// An embedded place of its own at `directory`, removed with the shared one.
    static func embedded(at directory: String) -> Workplace {
        Remains.note(directory)
        return Workplace(options: ["--data-dir", directory])
    }

    private static func start() async throws -> Workplace {
        let place: Workplace
        var preparations = [["database", "migrate"]]
        if let url = ProcessInfo.processInfo.environment["ZHIXING_TEST_DATABASE"], !url.isEmpty {
            let server = try ConnectionOptions(url: url)
            let workers = try await workers(of: server)
            for node in [server] + workers { try await sweep(node) }
            place = Workplace(options: ["--database", try await freshDatabase(on: server)])
            if !workers.isEmpty {
                let addresses = workers.map {
                    "\($0.parameters["host"] ?? ""):\($0.parameters["port"] ?? "")"
                }
                preparations.append(
                    [
                        "database", "distribute", "--shards", "8", "--workers",
                        addresses.joined(separator: ","),
                    ])
            }
        } else {
            place = embedded(at: "\(Remains.root)/shared")
        }
        for preparation in preparations {
            let outcome = try await place.run(preparation)
            guard outcome.status == 0 else { throw Unusable(errors: outcome.errors) }
        }
        return place
    }

    /// The nodes beside the named database, if it is distributed over some by Citus.
    private static func workers(of server: ConnectionOptions) async throws -> [ConnectionOptions] {
        let connection = try await Connection.connect(server)
        var workers: [ConnectionOptions] = []
        let known = try await connection.query("SELECT FROM pg_extension WHERE extname = 'citus'")
        if !known.isEmpty {
            let nodes = try await connection.query(
                "SELECT nodename, nodeport::text AS port FROM pg_dist_node WHERE groupid <> 0")
            for node in nodes {
                var worker = server
                worker.parameters["host"] = try node.get("nodename", as: String.self)
                worker.parameters["port"] = try node.get("port", as: String.self)
                workers.append(worker)
            }
        }
        await connection.close()
        return workers
    }

    /// Drops the databases of processes that are gone.
    private static func sweep(_ server: ConnectionOptions) async throws {
        let connection = try await Connection.connect(server)
        let names = try await connection.query(
            "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 'zhixing_acceptance_%'"
        )
        for row in names {
            let name: String = try row.get("name")
            let owner = name.split(separator: "_").last.flatMap { pid_t($0) }
            guard let owner, kill(owner, 0) != 0 || owner == getpid() else { continue }
            try await connection.execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        }
        await connection.close()
    }

    /// A database of this process on the named server.
    private static func freshDatabase(on server: ConnectionOptions) async throws -> String {
        let connection = try await Connection.connect(server)
        let name = "zhixing_acceptance_\(getpid())"
        try await connection.execute("CREATE DATABASE \(name) TEMPLATE template0")
        await connection.close()
        return server.database(name).url
    }

    /// Runs a subcommand here.
    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await Program.run(arguments + options, input: input, environment: environment)
    }

    /// Starts a subcommand here and leaves it running.
    func launch(_ arguments: [String], input: String = "") throws -> RunningProgram {
        try RunningProgram(arguments + options, input: input)
    }

    /// The program could not even prepare its database.
    struct Unusable: Error, CustomStringConvertible {
        let errors: String
        var description: String { "no database to test with: \(errors)" }
    }
}
