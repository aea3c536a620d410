import BudgetDomain
import BudgetTestKit
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import ReadModels
import Testing

/// Vouchers that wait for a reviewer, by both clocks.
@Suite(.database(.store))
struct PendingDraftsTests {
    private static let requests: [Request] = [
        .open(), .task("T1"), .initial("T1", "100.00"),
        .draft("T1", "1.00", "记-1", on: "2021-02-01"),
        .draft("T1", "2.00", "记-2", on: "2021-02-02"),
        .draft("T1", "3.00", "记-3", on: "2021-03-03"),
        .approve("记-1", on: "2021-02-01"), .reject("记-2", on: "2021-02-02"),
        .draft("T1", "4.00", "记-2", on: "2021-02-02"),
    ]

    @Test(arguments: [
        (12, Int64.max, 10, ["3.00", "4.00"]), (2, .max, 10, ["4.00"]), (12, .max, 1, ["3.00"]),
        // Before the answers they waited all the same.
        (12, 7, 10, ["2.00", "3.00"]), (12, 6, 10, ["1.00", "2.00", "3.00"]), (1, .max, 10, []),
    ])
    func `what was neither approved nor rejected by then waits`(
        _ month: Int, _ version: Int64, _ limit: Int, _ amounts: [String]
    ) async throws {
        let options = try TestDatabase.current.application
        let pool = ConnectionPool(options, limit: 1)
        try await pool.withConnection { connection in
            for request in Self.requests { try await CommandHandler(connection).record(request) }
        }
        let drafts = try await PostgreSQLBookQueries(pool).pendingDrafts(
            Request.book, upTo: .lastDay(of: month, 2021), version: version, limit: limit)
        await pool.close()
        let found = drafts.map { recorded -> String in
            guard case .expenditureDrafted(let draft) = recorded.event else { return "" }
            return draft.entry.amount.yuanText
        }
        #expect(found == amounts)
    }

    @Test func `a rejected draft is told with the task that it was for`() async throws {
        let pool = ConnectionPool(try TestDatabase.current.application, limit: 1)
        try await pool.withConnection { connection in
            let handler = CommandHandler(connection)
            for request in Self.requests + [.task("T2")] { try await handler.record(request) }
        }
        var found: [[String]] = []
        for task in ["T1", "T2"] {
            var filter = EventFilter()
            filter.tasks = [task]
            let events = try await PostgreSQLBookQueries(pool).events(Request.book, filter)
            found.append(events.map(\.event.typeName).filter { $0 == "ExpenditureRejected" })
        }
        await pool.close()
        #expect(found == [["ExpenditureRejected"], []])
    }
}
