import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

@Suite("Appending", .database(.store))
struct AppendTests {
    @Test func `versions are contiguous and each row follows the one before`() async throws {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            try await handler.record(.open(), .task("T1"), .initial("T1", "100.00"))
            _ = try await handler.handle(
                (1...10).map { try Request.spend("T1", "1.00", "记-\($0)").command() })
            let rows = try await storedRows(on: connection)
            #expect(rows.map(\.version) == Array(1...Int64(rows.count)))
            #expect(rows.map(\.previousHash) == [EventRow.noHash] + rows.dropLast().map(\.hash))
            let head = try await BookLoader(connection).head(Request.book)
            #expect(head?.0 == rows.last?.version)
            #expect(head?.1 == rows.last?.hash)
        }
    }

    @Test func `an append at another version answers the version it met and stores nothing`()
        async throws
    {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            try await handler.record(.open(), .task("T1"))
            let rows = try await storedRows(on: connection)
            let stale = AppendStatement.query(
                [rows[1]], expectedVersion: 1, previousHash: rows[0].hash)
            let answer = try await connection.query(stale).map { try $0[0, Int64.self] }
            #expect(answer == [-1 - 2])
            let forged = AppendStatement.query(
                [rows[1]], expectedVersion: 2, previousHash: rows[0].hash)
            let refused = try await connection.query(forged).map { try $0[0, Int64.self] }
            #expect(refused == [-1 - 2])
            let after = try await storedRows(on: connection)
            #expect(after == rows)
        }
    }

    @Test func `a handler whose state is stale decides again on the book as it is`() async throws {
        try await withApplication { first in
            try await withApplication { second in
                let (one, two) = (CommandHandler(first), CommandHandler(second))
                try await one.record(.open(), .task("T1"), .initial("T1", "100.00"))
                try await two.record(.spend("T1", "60.00", "记-1"))
                let refusal = try await one.refusal(.spend("T1", "60.00", "记-2"))
                #expect(refusal?.code == "availableBalanceExceeded")
                #expect(refusal?.figure("available") == "40.00")
                #expect(refusal?.figure("missing") == "20.00")
                try await one.record(.spend("T1", "40.00", "记-3"))
            }
        }
    }

    @Test func `a command id with the same content answers as the first time`() async throws {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            let first = try await handler.record(
                .open().id(1), .task("T1").id(2), .initial("T1", "100.00").id(3),
                .spend("T1", "10.00").id(4))
            let before = try await storedRows(on: connection)
            let again = try await CommandHandler(connection).record(
                .open().id(1), .task("T1").id(2), .initial("T1", "100.00").id(3),
                .spend("T1", "10.00").id(4))
            #expect(again.map(\.events) == first.map(\.events))
            #expect(again.map(\.isRepetition) == [true, true, true, true])
            #expect(first.map(\.isRepetition) == [false, false, false, false])
            let after = try await storedRows(on: connection)
            #expect(after == before)
        }
    }

    @Test func `a command id with other content is a conflict that names the key`() async throws {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            try await handler.record(.open(), .task("T1"), .initial("T1", "100.00").id(3))
            for other in [
                Request.initial("T1", "100.01").id(3), .task("T2").id(3),
                Request.initial("T1", "100.00").by("他人").id(3),
            ] {
                let refusal = try await handler.refusal(other)
                #expect(refusal?.kind == .conflict)
                #expect(refusal?.code == "commandIdReused")
                #expect(refusal?.figure("commandId") == "0a0b0c0d-0000-4000-8000-000000000003")
            }
        }
    }

    @Test func `a refusal is not remembered`() async throws {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            try await handler.record(.open(), .task("T1"))
            let refusal = try await handler.refusal(.spend("T1", "10.00").id(9))
            #expect(refusal?.code == "availableBalanceExceeded")
            try await handler.record(.initial("T1", "10.00"), .spend("T1", "10.00").id(9))
        }
    }

    @Test func `a voucher line sent again is one line, with other content a conflict`() async throws
    {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            let spend = Request.spend("T1", "10.00").with("payee", "某供应商")
            try await handler.record(.open(), .task("T1"), .initial("T1", "100.00"))
            let first = try await handler.record(spend)
            let again = try await CommandHandler(connection).record(spend)
            #expect(again.map(\.events) == first.map(\.events))
            #expect(again.first?.isRepetition == true)
            for other in [
                spend.with("amount", "10.01"), spend.with("payee", "另一家"),
                spend.with("summary", "别的"), spend.on("2021-02-02"),
            ] {
                let refusal = try await handler.refusal(other)
                #expect(refusal?.kind == .conflict)
                #expect(refusal?.code == "voucherKeyReused")
                #expect(refusal?.figure("version") == "4")
            }
            try await handler.record(spend.on("2021-03-01"), spend.with("sourceSystem", "一体化"))
        }
    }

    @Test func `an empty source system is none, also when the line is sent again`() async throws {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            let spend = Request.spend("T1", "10.00").with("sourceSystem", "")
            try await handler.record(.open(), .task("T1"), .initial("T1", "100.00"))
            let first = try await handler.record(spend)
            let again = try await handler.record(spend)
            #expect(again.map(\.events) == first.map(\.events))
        }
    }

    @Test func `twins inside one batch become one event`() async throws {
        try await withApplication { connection in
            let handler = CommandHandler(connection)
            try await handler.record(.open(), .task("T1"), .initial("T1", "100.00"))
            let spend = Request.spend("T1", "10.00", "记-1")
            let answers = try await handler.handle(
                [spend, .spend("T1", "5.00", "记-2"), spend, spend.with("amount", "11.00")].map {
                    try $0.command()
                })
            let outcomes = try answers.prefix(3).map { try $0.get() }
            #expect(outcomes.flatMap(\.events).map(\.version) == [4, 5, 4])
            guard case .failure(let refusal) = answers.last else {
                Issue.record("other content under the same number was accepted")
                return
            }
            #expect(refusal.code == "voucherKeyReused")
            let rows = try await storedRows(on: connection)
            #expect(rows.count == 5)
        }
    }
}
