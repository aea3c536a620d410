import BudgetDomain
import BudgetTestKit
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import ReadModels
import Simulation
import Testing

/// However many nodes there are, what concerns one unit is asked of the one that has it.
@Suite("One unit, one node", .database(.store))
struct OneNodeTests {
    /// As the application, where Citus refuses whatever more than one part of a table would answer.
    ///
    /// A server without Citus takes the setting for a name like any other.
    private static func strict() throws -> ConnectionOptions {
        var options = try TestDatabase.current.application
        options.parameters["options"] = "-c citus.multi_task_query_log_level=error"
        return options
    }

    @Test func `where there are several, the setting refuses a question to all of them`()
        async throws
    {
        let isDistributed = try !TestDatabase.current.workers.isEmpty
        let connection = try await Connection.connect(Self.strict())
        var isRefused = false
        do { _ = try await connection.query("SELECT count(*) FROM event") } catch {
            isRefused = true
        }
        await connection.close()
        #expect(isRefused == isDistributed)
    }

    @Test(arguments: UInt64(31)...33)
    func `commands of every kind, sent twice, and every reading of their book`(_ seed: UInt64)
        async throws
    {
        var year = RandomYear(seed: seed)
        let requests = (year.requests(110) + [.close(1), .reopen(1, on: "2021-12-31")])
            .enumerated().map { $1.id($0) }
        let connection = try await Connection.connect(Self.strict())
        let answers = try await CommandHandler(connection).each(requests)
        let again = try await CommandHandler(connection).each(requests)
        func accepted(_ answers: [CommandHandler.Answer]) -> [CommandOutcome] {
            answers.compactMap { try? $0.get() }
        }
        #expect(accepted(answers).count > 60)
        #expect(accepted(again).filter(\.isRepetition).count == accepted(answers).count)
        _ = try await CommandHandler(connection).evaluateAlerts(
            Request.book, on: .lastDay(of: 12, 2021), isDryRun: false)
        try await Self.read(on: connection)
        await connection.close()
        try await TestDatabase.current.withConnection { try await $0.expectSound() }
    }

    private static func read(on connection: Connection) async throws {
        let loader = ReadingLoader(connection)
        for point in [
            PointInTime(), PointInTime(asOf: .lastDay(of: 6, 2021)), PointInTime(knownAt: .now()),
        ] {
            let reading = try await loader.reading(Request.book, at: point)
            #expect(reading != nil)
        }
        let years = try await loader.fiscalYears(of: Request.book.unit)
        #expect(years == [Request.book.fiscalYear])
        let hash = try await loader.hash(Request.book, at: 5)
        #expect(hash?.hash?.count == 64)
        let streamed = try await EventRow.stream(Request.book, on: connection, into: 0) {
            count, _ in
            count += 1
        }
        let pool = ConnectionPool(try strict(), limit: 1)
        var filter = EventFilter()
        filter.tasks = ["T1", "T2", "T3", "B1"]
        let found = try await PostgreSQLBookQueries(pool).events(Request.book, filter)
        await pool.close()
        #expect(!found.isEmpty && found.count <= streamed)
    }

    @Test func `commands to several units at once go each to its own node`() async throws {
        let units = (1...8).map { SimulatedUnit(index: $0, events: 20, year: 2021, seed: 9) }
        let service = try await CommandService(Self.strict())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for unit in units {
                group.addTask {
                    for command in unit.opening() { _ = try await service.handle(command).get() }
                }
            }
            try await group.waitForAll()
            for unit in units {
                for number in 1...10 {
                    group.addTask {
                        let payee = number % 3 == 0 ? "商户甲" : nil
                        let command = voucher(unit, no: "记-\(number)", payee: payee)
                        _ = try await service.handle(command).get()
                    }
                }
            }
            try await group.waitForAll()
        }
        await service.close()
        try await TestDatabase.current.withConnection { try await $0.expectSound() }
    }

    @Test func `a rebuild carries nothing from one node to another`() async throws {
        try await TestDatabase.current.withConnection { connection in
            for index in 1...4 {
                let unit = SimulatedUnit(index: index, events: 60, year: 2021, seed: 3)
                _ = try await CommandHandler(connection).handle(unit.opening())
                _ = try await CommandHandler(connection).handle(Array(unit.vouchers()))
            }
            try await connection.execute(
                """
                DELETE FROM execution WHERE unit = 'SIM000001';
                UPDATE execution SET amount_fen_sum = 0 WHERE unit = 'SIM000002';
                UPDATE execution SET task = task || '9' WHERE unit = 'SIM000003'
                """)
            // In kilobytes: enough for the list of the books, not for a book's rows.
            try await connection.execute("SET citus.max_intermediate_result_size = 1")
            let rebuilt = try await FoldRebuilder(connection).rebuild(nil, isCheck: false)
            #expect(Set(rebuilt.differences.map(\.book.unit)).count == 3)
            try await connection.expectSound()
        }
    }
}
