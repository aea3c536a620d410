import Foundation
import PostgreSQL

/// Moves a database by dump and restore.
struct Relocation {
    /// A program of PostgreSQL failed; `description` is what it said.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let server: FaultServer
    let directory: String

    /// Dumps it, restores it under another name, and answers that.
    func move(_ database: String) async throws -> String {
        let copy = database + "_restored"
        try await server.create(copy, empty: true)
        let source = server.access.administrator.database(database)
        let target = server.access.administrator.database(copy)
        let file = "\(directory)/dump"
        try run("pg_dump", ["--format=custom", "--file=\(file)", "--dbname=\(source.url)"])
        try run("pg_restore", ["--exit-on-error", "--dbname=\(target.url)", file])
        return copy
    }

    private func run(_ name: String, _ arguments: [String]) throws {
        let outcome = try ChildProcess.run(try Self.program(name), arguments)
        guard outcome.succeeded else { throw Failure(description: "\(name): \(outcome.output)") }
    }

    /// The newest that is installed.
    private static func program(_ name: String) throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
            .compactMap { Int($0) }.sorted(by: >)
        let found = versions.map { "\(root)/\($0)/bin/\(name)" } + ["/usr/bin/\(name)"]
        guard let program = found.first(where: FileManager.default.isExecutableFile) else {
            throw Failure(description: "\(name) is not installed (postgresql-client)")
        }
        return program
    }
}
