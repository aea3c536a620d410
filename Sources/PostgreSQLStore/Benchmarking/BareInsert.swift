import Foundation
import PostgreSQL

/// The machine's own limit for appends: the same row INSERTed bare by `pgbench`.
struct BareInsert {
    /// `pgbench` is not installed, or would not run.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let options: ConnectionOptions

    /// An identical table with its indexes, which nothing folds or chains.
    static func prepare(_ connection: Connection) async throws {
        try await connection.execute(
            """
            DROP SCHEMA IF EXISTS bare CASCADE;
            CREATE SCHEMA bare;
            CREATE TABLE bare.event (LIKE event INCLUDING ALL)
            """)
    }

    /// Inserts for some seconds with that many clients; answers rows per second.
    func run(clients: Int, seconds: Int, round: Int) throws -> Double {
        guard let program = Self.program() else {
            throw Failure(description: "pgbench is not installed (postgresql-client, -contrib)")
        }
        let file = NSTemporaryDirectory() + "/zhixing-bare-\(getpid()).sql"
        try Self.script(round).write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let outcome = try ChildProcess.run(
            program,
            [
                "-n", "-M", "prepared", "-D", "v=0", "-c", String(clients), "-j", "1", "-T",
                String(seconds), "-f", file, options.url,
            ])
        for line in outcome.output.split(separator: "\n") where line.hasPrefix("tps = ") {
            let number = line.dropFirst(6).prefix { $0.isNumber || $0 == "." }
            if let rate = Double(number), rate > 0 { return rate }
        }
        throw Failure(description: "pgbench ended with status \(outcome.status)")
    }

    private static func program() -> String? {
        let installed =
            (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))
        let versions = (installed ?? []).compactMap { Int($0) }.sorted(by: >)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let candidates =
            versions.map { "/usr/lib/postgresql/\($0)/bin/pgbench" }
            + path.split(separator: ":").map { $0 + "/pgbench" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A row as a voucher leaves it, with all its keys; each client has a book of its own.
    private static func script(_ round: Int) -> String {
        let hash = "decode(repeat('ab', 32), 'hex')"
        return """
            \\set v :v + 1
            INSERT INTO bare.event (unit, fiscal_year, version, recorded_at, amount_fen, event_id, \
            occurred_on, schema_version, command_part, procurement, type, entry, task, \
            fund_source, three_public, economic_code, source_system, voucher_no, voucher_line, \
            actor, command_id, command_digest, payload, previous_hash, hash) \
            VALUES ('R\(round)-' || :client_id::int, 2021, :v::bigint, now(), 123456, \
            gen_random_uuid(), '2021-05-05', 1, 0, false, 'ExpenditureApproved', 'spending', \
            'T01', 'fiscal', '', '30201', '', 'V-' || :v::bigint, '1', 'clerk-one', \
            gen_random_uuid(), \(hash), \
            '{"summary":"office supplies of 18","drafter":"clerk-one","reviewer":"clerk-two"}', \(hash), \(hash));

            """
    }
}
