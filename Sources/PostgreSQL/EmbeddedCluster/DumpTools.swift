import Foundation

/// PostgreSQL's own tools for taking a database out of a server and into another one.
///
/// They run as the current user, like any client; only servers need an account of their own.
package struct DumpTools: Sendable {
    private let programs: ServerPrograms

    /// Finds the tools of the server's major version, else the newest; throws ``EmbeddedClusterError``.
    package init(serverVersion: String?) throws {
        let exact = try? ServerPrograms.find(version: serverVersion)
        let found = try exact ?? ServerPrograms.find(version: nil)
        for program in [found.dump, found.restore] where !FileSystem.isExecutable(program) {
            throw EmbeddedClusterError.system(path: program, reason: "not installed")
        }
        programs = found
    }

    /// Writes a schema of a database, as of one moment, into a compressed archive for its owner alone.
    ///
    /// The file must exist, so that nobody else can read it even while it is being written.
    package func dump(_ options: ConnectionOptions, schema: String, to path: String) async throws {
        try await run(
            programs.dump,
            [
                "--format=custom", "--compress=1", "--no-password", "--schema=\(schema)",
                "--file=\(FileSystem.absolute(path))", "--dbname=\(options.url)",
            ], options)
    }

    /// The lines of an archive's table of contents that are the rows of tables.
    package func tableData(of path: String) async throws -> [String] {
        let outcome = try await run(programs.restore, ["--list", FileSystem.absolute(path)], nil)
        return outcome.output.split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix(";") && $0.contains(" TABLE DATA ")
        }
    }

    /// Copies rows of an archive into tables that are there already, with the privileges of
    /// `options`: an archive is somebody else's until it is verified, and may hold any statement.
    package func restore(
        _ tableData: [String], of path: String, into options: ConnectionOptions
    ) async throws {
        let list = NSTemporaryDirectory() + "/zhixing-restore-\(UUID().uuidString)"
        try FileSystem.write(tableData.joined(separator: "\n") + "\n", to: list)
        defer { try? FileManager.default.removeItem(atPath: list) }
        let role = options.roleToAssume.map { ["--role=\($0)"] } ?? []
        try await run(
            programs.restore,
            [
                "--data-only", "--exit-on-error", "--no-password", "--jobs=2",
                "--use-list=\(list)", "--dbname=\(options.url)",
            ] + role + [FileSystem.absolute(path)], options)
    }

    @discardableResult
    private func run(
        _ program: String, _ arguments: [String], _ options: ConnectionOptions?
    ) async throws -> ChildProcess.Outcome {
        // What leads libpq here leads its tools, too; a password must not stand among arguments.
        var variables = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("PG") }
        if let password = options?.parameters["password"] { variables["PGPASSWORD"] = password }
        let extra = variables.map { "\($0.key)=\($0.value)" }
        let outcome = try await BlockingQueue.run {
            // Whoever presses Ctrl-C means the tool, too.
            try ChildProcess.run(program, arguments, variables: extra, isDetached: false)
        }
        guard outcome.succeeded else {
            let name = program.split(separator: "/").last.map(String.init) ?? program
            throw EmbeddedClusterError.failed(program: name, output: outcome.output)
        }
        return outcome
    }
}
