import BudgetDomain
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

@Suite(.database(.store))
struct CommandServiceTests {
    private let units = (1...5).map {
        SimulatedUnit(index: $0, events: 20, year: 2021, seed: 9)
    }

    /// How many of each kind of answer came.
    private struct Count: Equatable {
        var recorded = 0
        var repeated = 0
        var refused = 0

        mutating func add(_ answer: CommandHandler.Answer) {
            switch answer {
            case .success(let outcome) where outcome.isRepetition: repeated += 1
            case .success: recorded += 1
            case .failure: refused += 1
            }
        }
    }

    private func handle(_ commands: [BudgetCommand], by service: CommandService) async throws
        -> Count
    {
        try await withThrowingTaskGroup(of: CommandHandler.Answer.self) { group in
            for command in commands { group.addTask { try await service.handle(command) } }
            var count = Count()
            for try await answer in group { count.add(answer) }
            return count
        }
    }

    private func open(_ connection: Connection) async throws {
        let handler = CommandHandler(connection)
        for unit in units { _ = try await handler.handle(unit.opening()) }
    }

    @Test func `what arrives together is answered each on its own`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await open(connection)
            // Both lanes at work: as many as there are books may be under way.
            let service = try await CommandService(database.administrator, enough: 2)
            var commands: [BudgetCommand] = []
            for unit in units {
                for number in 1...20 {
                    commands.append(voucher(unit, no: "收-\(number)"))
                    // Its twin, and one that no balance allows.
                    commands.append(voucher(unit, no: "收-\(number)"))
                    commands.append(voucher(unit, no: "超-\(number)", yuan: 9_000_000_000_000))
                }
            }
            let count = try await handle(commands, by: service)
            #expect(count == Count(recorded: 100, repeated: 100, refused: 100))
            await service.close()
            try await connection.expectSound()
        }
    }

    @Test func `services that write to the same books lose nothing to each other`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await open(connection)
            let services = [
                try await CommandService(database.administrator, enough: 2),
                try await CommandService(database.administrator),
            ]
            let counts = try await withThrowingTaskGroup(of: Count.self) { group in
                for (place, service) in services.enumerated() {
                    let commands = units.flatMap { unit in
                        (1...30).map { voucher(unit, no: "第\(place)-\($0)") }
                    }
                    group.addTask { try await handle(commands, by: service) }
                }
                var counts: [Count] = []
                for try await count in group { counts.append(count) }
                return counts
            }
            #expect(counts == [Count(recorded: 150), Count(recorded: 150)])
            for service in services { await service.close() }
            for unit in units {
                let rows = try await connection.rows(of: unit.book)
                #expect(rows.filter { $0.entry == "spending" }.count == 60)
            }
            try await connection.expectSound()
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a head that somebody holds keeps nobody else waiting`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await open(connection)
            let service = try await CommandService(database.administrator)
            let holder = try await Connection.connect(database.administrator)
            try await holder.execute(
                """
                BEGIN; SELECT FROM book
                WHERE unit = '\(units[0].book.unit)' AND fiscal_year = 2021 FOR UPDATE
                """)
            let held = voucher(units[0], no: "候")
            async let last = service.handle(held)
            // Whoever is taken together with it waits with it.
            try await Task.sleep(for: .milliseconds(100))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for unit in units.dropFirst() {
                    group.addTask {
                        for number in 1...20 {
                            _ = try await service.handle(voucher(unit, no: "行-\(number)")).get()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let before = try await connection.rows(of: units[0].book).count
            try await holder.execute("ROLLBACK")
            _ = try await last.get()
            #expect(try await connection.rows(of: units[0].book).count == before + 1)
            await holder.close()
            await service.close()
            try await connection.expectSound()
        }
    }

    @Test func `what somebody else has made possible meanwhile is not refused`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await open(connection)
            let service = try await CommandService(database.administrator)
            let tooMuch = voucher(units[0], no: "大", yuan: 1_500_000_000_000)
            let refused = try await service.handle(tooMuch)
            #expect(throws: BudgetRejection.self) { try refused.get() }
            let more = try #require(
                try BudgetAction(
                    name: "IncreaseBudget",
                    fields: [
                        "task": "T01", "fundSource": "fiscal", "amount": "1000000000000.00",
                        "reason": "追加",
                    ]))
            let raise = BudgetCommand(
                book: units[0].book, occurredOn: .lastDay(of: 3, 2021), actor: "预算员", action: more)
            let raised = try await CommandHandler(connection).handle([raise])
            _ = try #require(raised.first).get()
            _ = try await service.handle(tooMuch).get()
            await service.close()
            try await connection.expectSound()
        }
    }

    @Test func `a service that was closed, even twice, takes nothing any more`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await open(connection)
            let service = try await CommandService(database.administrator)
            async let last = handle(units.map { voucher($0, no: "末") }, by: service)
            #expect(try await last == Count(recorded: 5))
            await service.close()
            await service.close()
            await #expect(throws: PoolError.closed) {
                try await service.handle(voucher(units[0], no: "迟"))
            }
        }
    }

    @Test func `a service goes on after its sessions were ended`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await open(connection)
            let service = try await CommandService(database.administrator)
            #expect(
                try await handle(units.map { voucher($0, no: "前") }, by: service)
                    == Count(recorded: 5))
            _ = try await connection.query(
                """
                SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
            #expect(
                try await handle(units.map { voucher($0, no: "后") }, by: service)
                    == Count(recorded: 5))
            await service.close()
            try await connection.expectSound()
        }
    }
}
