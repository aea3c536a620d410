import BudgetDomain
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import Simulation
import Testing

/// The checker is held to account: a store broken on purpose must not pass it.
struct CheckerTests {
    /// A server for the databases that are to be broken.
    private static let server = Task { try await FaultServer.start() }

    @Test func `a sound store passes`() async throws {
        #expect(try await findings(nil) == [])
    }

    @Test(arguments: Breakage.allCases)
    func `a broken store is caught`(_ breakage: Breakage) async throws {
        let findings = try await findings(breakage)
        #expect(
            findings.contains { $0.hasPrefix(breakage.finding + ": ") },
            "\(breakage): \(findings.prefix(5))")
    }

    @Test func `a server that answers before the commit is durable is caught`() async throws {
        let server = try await FaultServer.start(
            settings: ["synchronous_commit": "off", "autovacuum": "off", "wal_buffers": "16MB"])
        let record = ClientRecord()
        let unit = "LATE"
        try await server.create("late")
        try await server.haltWriters()
        try await server.withConnection("late") { connection in
            try await work(in: unit, on: connection, record, isKept: true)
        }
        try await server.kill(all: true)
        try await server.comeUp()
        let findings = try await server.withConnection("late") {
            try await Checker(connection: $0, units: [unit], entries: record.all).findings()
        }
        #expect(findings.contains { $0.hasSuffix("acknowledged and not there") })
        try await server.remove()
    }

    private func findings(_ breakage: Breakage?) async throws -> [String] {
        let server = try await Self.server.value
        let name = "checker_\(breakage?.rawValue.lowercased() ?? "sound")"
        let unit = "CHECK"
        let record = ClientRecord()
        try await server.create(name)
        return try await server.withConnection(name) { connection in
            let before = breakage?.statementsBefore() ?? []
            for statement in before { try await connection.execute(statement) }
            try await work(
                in: unit, on: connection, record, isKept: breakage != .answersBeforeCommit,
                repeats: breakage == .forgetsKeys)
            let after = breakage?.statementsAfter() ?? []
            for statement in after { try await connection.execute(statement) }
            return try await Checker(connection: connection, units: [unit], entries: record.all)
                .findings()
        }
    }

    /// Two writers take turns, each on what it remembers of the book.
    private func work(
        in unit: String, on connection: Connection, _ record: ClientRecord, isKept: Bool,
        repeats: Bool = false
    ) async throws {
        var writer = CommandWriter(units: [unit], random: SplitMix64(seed: 5))
        for answer in try await CommandHandler(connection).handle(writer.opening()) {
            _ = try answer.get()
        }
        let commands = (0...1).map { writer.commands(10, by: $0) }
        record.begin(commands)
        let handlers = (0...1).map { _ in CommandHandler(connection) }
        for place in 0..<10 {
            for client in 0...1 {
                for _ in 0...(repeats ? 1 : 0) {
                    do {
                        try await send(
                            commands[client][place], to: handlers[client], isKept: isKept
                        ) { record.take($0, client, place) }
                    } catch {
                        record.miss(client, [place])
                    }
                }
            }
        }
    }

    private func send(
        _ command: BudgetCommand, to handler: CommandHandler, isKept: Bool,
        _ take: (CommandHandler.Answer) -> Void
    ) async throws {
        guard !isKept else { return try await handler.handle([command]).forEach(take) }
        var answers: [CommandHandler.Answer] = []
        try await handler.inTransaction { handler in
            answers = try await handler.handle([command])
            return false
        }
        answers.forEach(take)
    }
}
