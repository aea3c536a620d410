import BudgetDomain
import EventSourcing
import PostgreSQL
import PostgreSQLStore

/// A client within this process: hands in its commands and asks again until each is answered.
struct Client: Sendable {
    /// A client that never got an answer, which is a fault of the store or of the schedule.
    struct Stuck: Error, CustomStringConvertible {
        let description: String
    }

    let number: Int
    let way: Way
    let commands: [BudgetCommand]
    /// Which of them are sent now.
    var places: Range<Int>
    let options: ConnectionOptions
    let record: ClientRecord
    let clock: @Sendable () -> Timestamp
    let batch: Int
    /// Leaves it at the first unknown outcome.
    let givesUp: Bool
    let books: [BookKey]

    private static let attempts = 400

    /// Sends everything; throws ``Stuck`` where an answer never comes.
    func run() async throws {
        switch way {
        case .alone: try await writeAlone()
        case .together: try await writeTogether()
        case .bulk: try await importAll()
        case .rebuild: try await rebuild()
        case .recordProcess, .bulkProcess, .rebuildProcess:
            preconditionFailure("A process is run by ProcessClient")
        }
    }

    // MARK: - A writer of its own

    private func writeAlone() async throws {
        var session: (connection: Connection, handler: CommandHandler)?
        try await deliver(Array(places)) { places in
            if session == nil {
                let connection = try await Connection.connect(options)
                session = (connection, CommandHandler(connection, clock: clock))
            }
            guard let open = session else { return [] }
            do {
                return try await open.handler.handle(places.map { commands[$0] })
            } catch let error as PostgreSQLError where error.isConnectionLost {
                await open.connection.close()
                session = nil
                throw error
            }
        }
        await session?.connection.close()
    }

    /// Hands in commands a few at a time, again where no answer came.
    private func deliver(
        _ places: [Int], by handle: ([Int]) async throws -> [CommandHandler.Answer]
    ) async throws {
        var rest = places[...]
        var failures = 0
        while !rest.isEmpty {
            let sent = Array(rest.prefix(batch))
            do {
                let answers = try await handle(sent)
                for (place, answer) in zip(sent, answers) { record.take(answer, number, place) }
                rest = rest.dropFirst(answers.count)
                failures = 0
            } catch {
                record.miss(number, sent)
                failures += 1
                try await pause(after: failures, error)
                if givesUp { rest = rest.dropFirst(sent.count) }
            }
        }
    }

    private func pause(after failures: Int, _ error: any Error) async throws {
        record.note("client \(number): \(error)")
        guard failures < Self.attempts else {
            throw Stuck(description: "client \(number) (\(way.rawValue)) got no answer: \(error)")
        }
        try await Task.sleep(for: .milliseconds(min(5 * failures, 100)))
    }

    // MARK: - A service with several callers

    private func writeTogether() async throws {
        let service = try await patiently {
            try await CommandService(options, enough: 2, clock: clock)
        }
        let callers = 3
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                let own = places.filter { $0 % callers == caller }
                group.addTask {
                    for place in own {
                        try await deliver([place]) { _ in
                            [try await service.handle(commands[place])]
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        await service.close()
    }

    private func patiently<Result>(_ body: () async throws -> Result) async throws -> Result {
        for failures in 1... {
            do {
                return try await body()
            } catch {
                try await pause(after: failures, error)
            }
        }
        preconditionFailure("The loop ends by returning or throwing")
    }

    // MARK: - The bulk importer

    /// Sends the whole file again until it went through; only then is anything acknowledged.
    private func importAll() async throws {
        try await patiently {
            let connection = try await Connection.connect(options)
            do {
                let importer = BulkImporter(connection, clock: clock)
                var refused: [BulkImporter.Refusal] = []
                importer.onRefusal = { refused.append($0) }
                for command in commands { try await importer.take(command) }
                try await importer.flush()
                let codes = Dictionary(
                    refused.map { ($0.index, $0.rejection.code) }, uniquingKeysWith: { $1 })
                for place in commands.indices {
                    if let code = codes[place] {
                        record.refuse(number, place, code)
                    } else {
                        record.acknowledge(number, place, nil)
                    }
                }
                await connection.close()
            } catch {
                record.miss(number, commands.indices)
                await connection.close()
                throw error
            }
        }
    }

    // MARK: - Rebuilding

    private func rebuild() async throws {
        for book in books + books {
            try await patiently {
                let connection = try await Connection.connect(options)
                do {
                    _ = try await FoldRebuilder(connection).rebuild(book, isCheck: false)
                    await connection.close()
                } catch {
                    await connection.close()
                    throw error
                }
            }
        }
    }
}
