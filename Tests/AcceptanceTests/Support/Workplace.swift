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
        if let url = ProcessInfo.processInfo.environment["ZHIXING_TEST_DATABASE"], !url.isEmpty {
            place = Workplace(options: ["--database", try await freshDatabase(on: url)])
        } else {
            place = embedded(at: "\(Remains.root)/shared")
        }
        let migration = try await place.run(["database", "migrate"])
        guard migration.status == 0 else { throw Unusable(errors: migration.errors) }
        return place
    }

    /// A database of this process on the named server; those of processes that are gone are dropped.
    private static func freshDatabase(on url: String) async throws -> String {
        let options = try ConnectionOptions(url: url)
        let connection = try await Connection.connect(options)
        let names = try await connection.query(
            "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 'zhixing_acceptance_%'"
        )
        for row in names {
            let name: String = try row.get("name")
            let owner = name.split(separator: "_").last.flatMap { pid_t($0) }
            guard let owner, kill(owner, 0) != 0 || owner == getpid() else { continue }
            try await connection.execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        }
        let name = "zhixing_acceptance_\(getpid())"
        try await connection.execute("CREATE DATABASE \(name)")
        await connection.close()
        return options.database(name).url
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
