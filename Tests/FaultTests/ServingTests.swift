import BudgetDomain
import Foundation
import FoundationNetworking
import JSON
import PostgreSQL
import PostgreSQLStore
import Simulation
import Testing
import WebServer

/// The program as a server, ended while commands come in.
struct ServingTests {
    private static let token = String(repeating: "t", count: 40)
    private static let callers = 16

    private let unit = SimulatedUnit(index: 1, events: 100_000, year: 2021, seed: 4)

    @Test func `a server that is told to stop finishes what it accepted`() async throws {
        let server = try await prepare()
        let (process, address) = try await serve(server)
        let vouchers = Array(unit.vouchers().prefix(3200))
        let answered = try await send(vouchers, to: address) {
            // In the midst of it: some have been recorded, most have not.
            try await Self.wait(for: 100, in: server)
            try await Self.expectMetrics(of: address)
            kill(process.identifier, SIGTERM)
        }
        #expect(await process.end() == 0)
        #expect(answered.count >= 100 && answered.count < vouchers.count)
        let recorded = try await Self.recorded(in: server)
        // Nothing answered is missing, and nothing was recorded that was not answered.
        #expect(Set(recorded) == answered)
        #expect(recorded.count == answered.count)
        try await server.remove()
    }

    @Test func `a server that is killed has what it answered, and takes the rest again`()
        async throws
    {
        let server = try await prepare()
        let (process, address) = try await serve(server)
        let vouchers = Array(unit.vouchers().prefix(640))
        let answered = try await send(vouchers, to: address) {
            try await Self.wait(for: 80, in: server)
            kill(process.identifier, SIGKILL)
        }
        #expect(await process.end() == -SIGKILL)
        #expect(answered.count < vouchers.count)
        #expect(Set(try await Self.recorded(in: server)).isSuperset(of: answered))

        // Whoever got no answer asks again, and whoever got one may.
        let (successor, place) = try await serve(server)
        let all = try await send(vouchers, to: place) {}
        #expect(all == Set(vouchers.compactMap(\.commandID)))
        let recorded = try await Self.recorded(in: server)
        #expect(Set(recorded) == all)
        #expect(recorded.count == all.count)
        kill(successor.identifier, SIGTERM)
        #expect(await successor.end() == 0)
        try await server.remove()
    }

    // MARK: - Serving

    private func prepare() async throws -> FaultServer {
        let server = try await FaultServer.start()
        try await server.create("served")
        try await server.withConnection("served") { connection in
            for answer in try await CommandHandler(connection).handle(unit.opening()) {
                _ = try answer.get()
            }
        }
        return server
    }

    private func serve(_ server: FaultServer) async throws -> (ProgramProcess, URL) {
        let directory = "\(server.cluster.dataDirectory)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let tokens = "\(directory)/tokens"
        try AccessTokens.line(for: Self.token)
            .write(toFile: tokens, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: tokens)
        let process = try ProgramProcess(
            [
                "serve", "--port", "0", "--token-file", tokens, "--database",
                server.access.administrator.database("served").url,
            ], in: directory)
        return (process, try await Self.address(of: process))
    }

    /// Sends commands by several callers while `meanwhile` runs; the keys that were answered.
    private func send(
        _ commands: [BudgetCommand], to address: URL,
        _ meanwhile: @escaping @Sendable () async throws -> Void
    ) async throws -> Set<String> {
        let share = commands.count / Self.callers
        return try await withThrowingTaskGroup(of: Set<String>.self) { group in
            for caller in 0..<Self.callers {
                let own = Array(commands[caller * share..<(caller + 1) * share])
                group.addTask { await Self.sendEach(own, to: address) }
            }
            group.addTask {
                try await meanwhile()
                return []
            }
            return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
    }

    /// Sends one command after the other until one is not answered; the keys that were.
    private static func sendEach(_ commands: [BudgetCommand], to address: URL) async
        -> Set<String>
    {
        var answered: Set<String> = []
        for command in commands {
            var request = URLRequest(url: address)
            request.httpMethod = "POST"
            request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(command.json.text.utf8)
            guard let (_, response) = try? await URLSession.shared.data(for: request),
                let status = (response as? HTTPURLResponse)?.statusCode,
                // 201 for what is new, 200 for what had been recorded.
                status == 201 || status == 200
            else { break }
            answered.insert(command.commandID ?? "")
        }
        return answered
    }

    private static func recorded(in server: FaultServer) async throws -> [String] {
        try await server.withConnection("served") { connection in
            try await connection.query(
                "SELECT command_id::text FROM event WHERE entry = 'spending'"
            ).map { try $0[0, String.self] }
        }
    }

    /// What an administrator watches is there while the server works.
    private static func expectMetrics(of address: URL) async throws {
        let metrics = address.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "metrics")
        let (data, _) = try await URLSession.shared.data(from: metrics)
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        func value(_ name: String) -> Int? {
            lines.first { $0.hasPrefix(name + " ") }.flatMap { Int($0.dropFirst(name.count + 1)) }
        }
        #expect(value("zhixing_append_duration_seconds_count") ?? 0 > 0)
        #expect(value("zhixing_appends_total") ?? 0 > 0)
        #expect(value("zhixing_events_appended_total") ?? 0 > 0)
        #expect(value("zhixing_fold_lag_versions") == 0)
        #expect(value("zhixing_alerts_open{severity=\"red\"}") != nil)
        #expect(value("zhixing_pool_connections{state=\"idle\"}") != nil)
    }

    /// Where the server says that it listens.
    private static func address(of process: ProgramProcess) async throws -> URL {
        for _ in 0..<2000 {
            let word = process.output.split(whereSeparator: \.isWhitespace).first
            if let url = word?.split(separator: "：").last.flatMap({ URL(string: String($0)) }),
                url.port != nil
            {
                return url.appending(path: "v1/commands")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Client.Stuck(description: "the server does not say where it listens")
    }

    private static func wait(for events: Int64, in server: FaultServer) async throws {
        try await server.withConnection("served") { connection in
            for _ in 0..<6000 {
                let rows = try await connection.query(
                    "SELECT count(*) FROM event WHERE entry = 'spending'")
                if let count = try rows.first?[0, Int64.self], count >= events { return }
                try await Task.sleep(for: .milliseconds(5))
            }
            throw Client.Stuck(description: "the server records nothing")
        }
    }
}
