import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import ReadModels
import Testing

/// Lists of events against the fold that counts them without reading them.
@Suite(.database(.store))
struct EventTallyTests {
    @Test(arguments: UInt64(71)...73)
    func `what the fold counts is what the lists hold`(_ seed: UInt64) async throws {
        var year = RandomYear(seed: seed)
        let requests = year.requests(90)
        let connection = try await Connection.connect(TestDatabase.current.application)
        _ = try await CommandHandler(connection).each(requests)
        let pool = ConnectionPool(try TestDatabase.current.application, limit: 1)
        let queries = PostgreSQLBookQueries(pool)
        for day in [CalendarDate.lastDay(of: 6, 2021), .lastDay(of: 12, 2021)] {
            try await Self.compare(queries, on: day)
        }
        await pool.close()
        await connection.close()
    }

    private static func compare(_ queries: PostgreSQLBookQueries, on day: CalendarDate) async throws
    {
        let found = try await queries.reading(Request.book, at: PointInTime(asOf: day))
        let reading = try #require(found)
        let codes = reading.figures.tasks.map(\.task.code)
        let scopes: [Set<String>?] = [
            nil, [], Set(codes), Set(codes.prefix(2)), Set(codes.suffix(1)),
        ]
        for tasks in scopes {
            for isSpending in [true, false] {
                var filter = EventFilter()
                filter.tasks = tasks
                filter.upTo = day
                filter.versions = 1...reading.figures.version
                filter.entries = Set(ExecutionEntry.allCases.filter { $0.isSpending == isSpending })
                filter.fundSource = isSpending ? nil : .fiscal
                filter.limit = 10_000
                let events = try await queries.page(filter, of: Request.book).events
                let moved = events.flatMap { sides(of: $0.event, in: tasks) }
                let tally = EventTally(count: moved.count, amount: moved.reduce(.zero, +))
                #expect(reading.tally(filter) == tally)
                #expect(tasks != [] || tally.count == 0)
            }
        }
    }

    /// What an event moves for the tasks: a transfer one of them or both.
    private static func sides(of event: BudgetEvent, in tasks: Set<String>?) -> [Money] {
        guard let movement = event.movement else { return [] }
        guard let other = movement.counterTask else { return [movement.amount] }
        return [(movement.task, -movement.amount), (other, movement.amount)]
            .filter { tasks?.contains($0.0) ?? true }.map { $0.1 }
    }

    @Test func `settings are found by name and task, and pages lead to older ones`() async throws {
        let connection = try await Connection.connect(TestDatabase.current.application)
        let ceilings = (1...5).map { number in
            Request(
                "SetProcurementBudget", on: "2021-02-0\(number)",
                ["task": .string(number == 3 ? "T2" : "T1"), "amount": .string("\(number)00.00")])
        }
        let opening: [Request] = [.open(), .task("T1"), .task("T2"), .initial("T1", "1000.00")]
        for answer in try await CommandHandler(connection).each(opening + ceilings) {
            _ = try answer.get()
        }
        await connection.close()
        let pool = ConnectionPool(try TestDatabase.current.application, limit: 1)
        let queries = PostgreSQLBookQueries(pool)
        var filter = EventFilter()
        filter.tasks = ["T1"]
        filter.settings = ["ProcurementBudgetSet"]
        filter.limit = 3
        let first = try await queries.page(filter, of: Request.book)
        let second = try await queries.page(filter, of: Request.book, before: first.older)
        let found = try await queries.reading(Request.book, at: PointInTime())
        let tally = try await queries.tally(filter, of: try #require(found))
        await pool.close()
        #expect(first.events.map(\.occurredOn) == [20_210_205, 20_210_204, 20_210_202])
        #expect(first.isFirst && first.older == first.events.last?.version)
        #expect(second.events.map(\.occurredOn) == [20_210_201])
        #expect(!second.isFirst && second.older == nil)
        #expect(tally == EventTally(count: 4, amount: nil))
    }
}
