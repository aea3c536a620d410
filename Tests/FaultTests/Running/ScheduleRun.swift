import BudgetDomain
import EventSourcing
import Foundation
import PostgreSQL
import PostgreSQLStore
import Simulation
import Synchronization

/// One schedule on its way: books opened, clients at work, a fault, and the checker's verdict.
struct ScheduleRun: Sendable {
    /// What became of a schedule.
    struct Verdict: Sendable {
        /// Whether the fault found something to strike.
        var hasStruck = false
        var findings: [String] = []
        /// What clients said when they failed.
        var remarks: [String] = []
    }

    let schedule: Schedule
    let server: FaultServer
    /// The database that the clients work on.
    let database: String
    /// A directory of its own, for sockets and files.
    let directory: String

    private let record = ClientRecord()

    init(_ schedule: Schedule, on server: FaultServer, database: String, directory: String) {
        (self.schedule, self.server) = (schedule, server)
        (self.database, self.directory) = (database, directory)
    }

    /// Runs it to its end, within a minute or two.
    func run() async throws -> Verdict {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        record.begin(schedule.commands)
        try await open()
        var place = database
        if schedule.fault == .dumpAndRestore {
            try await work(in: database, half: 0)
            place = try await Relocation(server: server, directory: directory).move(database)
            noteStruck()
            try await work(in: place, half: 1)
        } else {
            try await work(in: database, half: nil)
        }
        try await server.comeUp()
        try await resend(in: place)
        var verdict = Verdict(hasStruck: record.isStruck, remarks: record.remarks)
        try await server.withConnection(place) { connection in
            verdict.findings = try await Checker(
                connection: connection, units: schedule.units, entries: record.all
            ).findings()
        }
        if place != database { try await server.drop(place) }
        return verdict
    }

    private var books: [BookKey] {
        schedule.units.map { BookKey(unit: $0, fiscalYear: CommandWriter.year) }
    }

    private func noteStruck() { record.strike() }

    private func open() async throws {
        try await server.withConnection(database) { connection in
            let writer = CommandWriter(units: schedule.units, random: SplitMix64(seed: 0))
            let answers = try await CommandHandler(connection).handle(writer.opening())
            for answer in answers { _ = try answer.get() }
            guard schedule.ways.contains(where: \.isRebuild) else { return }
            // A row that no event gives. It makes money scarcer, so that nothing is decided wrongly
            // while it stands.
            for unit in schedule.units {
                _ = try await connection.query(
                    """
                    INSERT INTO execution
                    SELECT unit, fiscal_year, task, fund_source, 4, 'spending', '', false, 10000,
                        1, last_on, 1, 1
                    FROM execution WHERE unit = \(unit) AND entry = 'initial'
                    """)
            }
        }
    }

    // MARK: - Clients and the fault

    /// Lets all clients work, on all of their commands or on one half of them.
    private func work(in database: String, half: Int?) async throws {
        let administrator = server.access.administrator.database(database)
        let proxy =
            schedule.fault.hasBreakpoint
            ? try Proxy(
                directory, before: server.socketDirectory, breakpoint: schedule.breakpoint) : nil
        defer { proxy?.close() }
        let process = process(administrator, proxy)
        let strike = Strike(
            fault: schedule.fault, server: server, options: administrator, victim: victim,
            process: process, pause: schedule.pause)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, way) in schedule.ways.enumerated() {
                let client = client(number, way, database, number == 0 ? proxy : nil, half)
                let program = number == 0 ? process : nil
                group.addTask {
                    // What has not been struck by now never will be.
                    defer { if number == 0 { proxy?.close() } }
                    if let program { try await program.run() } else { try await client.run() }
                }
            }
            if let proxy {
                group.addTask {
                    for await _ in proxy.reached {
                        noteStruck()
                        var isReleased = false
                        defer { if !isReleased { proxy.release(cut: true) } }
                        try await strike { cut in
                            proxy.release(cut: cut)
                            isReleased = true
                        }
                    }
                }
            } else {
                group.addTask { try await obstruct(administrator) }
            }
            do {
                try await group.waitForAll()
            } catch {
                proxy?.close()
                throw error
            }
        }
    }

    private var victim: String { "fault-victim-\(schedule.number)" }

    private func client(
        _ number: Int, _ way: Way, _ database: String, _ proxy: Proxy?, _ half: Int?
    ) -> Client {
        let commands = schedule.commands[number]
        let middle = commands.count / 2
        var options = server.access.application.database(database)
        if let proxy { options.parameters["host"] = proxy.directory }
        if number == 0 { options.parameters["application_name"] = victim }
        if schedule.fault == .statementTimeout { options.statementTimeout = .milliseconds(30) }
        return Client(
            number: number, way: way, commands: commands,
            places: half == 0 ? 0..<middle : half == 1 ? middle..<commands.count : commands.indices,
            options: options, record: record, clock: clock, batch: schedule.batch,
            givesUp: number == 0 && schedule.givesUp, books: books)
    }

    private func process(_ administrator: ConnectionOptions, _ proxy: Proxy?) -> ProcessClient? {
        guard schedule.ways[0].isProcess else { return nil }
        var options = administrator
        if let proxy { options.parameters["host"] = proxy.directory }
        options.parameters["application_name"] = victim
        return ProcessClient(
            number: 0, way: schedule.ways[0], commands: schedule.commands[0], options: options,
            record: record, books: books, directory: directory)
    }

    /// The machine's clock, or one that goes back by up to six hours at any time.
    private var clock: @Sendable () -> Timestamp {
        guard schedule.fault == .clockBack else { return { .now() } }
        noteStruck()
        let random = ClockLottery(seed: schedule.inner)
        return {
            Timestamp(microseconds: Timestamp.now().microseconds - random.next(21_600_000_000))
        }
    }

    /// Stands in the way of the first book for a while, or ends who waits there.
    private func obstruct(_ administrator: ConnectionOptions) async throws {
        switch schedule.fault {
        case .endWaitingSession, .statementTimeout, .heldTransaction: break
        default: return
        }
        for obstacle in [schedule.obstacle, .event] {
            // Somebody may take the key first; then there was nothing to stand in the way of.
            guard
                let obstruction = try? await Obstruction(
                    obstacle, unit: schedule.units[0], administrator)
            else { continue }
            let deadline = ContinuousClock.now + .milliseconds(schedule.pause)
            while ContinuousClock.now < deadline {
                let waiting = (try? await obstruction.waiting()) ?? []
                if !waiting.isEmpty { noteStruck() }
                if schedule.fault == .endWaitingSession, let session = waiting.first {
                    try await obstruction.end(session)
                    break
                }
                try await Task.sleep(for: .milliseconds(3))
            }
            await obstruction.leave()
        }
    }

    /// Sends what was acknowledged once more: it must be answered as the first time.
    private func resend(in database: String) async throws {
        try await server.withConnection(database) { connection in
            let handler = CommandHandler(connection)
            for (number, commands) in schedule.commands.enumerated() {
                let acknowledged = record.acknowledged(number)
                for place in acknowledged.suffix(schedule.fault == .dumpAndRestore ? 100 : 4) {
                    for answer in try await handler.handle([commands[place]]) {
                        record.take(answer, number, place)
                    }
                }
            }
        }
    }
}

/// Random numbers for many tasks.
final class ClockLottery: Sendable {
    private let random: Mutex<SplitMix64>

    init(seed: UInt64) { random = Mutex(SplitMix64(seed: seed)) }

    func next(_ bound: Int64) -> Int64 {
        random.withLock { Int64.random(in: 0..<bound, using: &$0) }
    }
}
