import BudgetDomain
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

/// The short ways by which vouchers become rows, held against the generic encoder.
@Suite(.database(.store))
struct BulkEncodingTests {
    private let unit = SimulatedUnit(index: 1, events: 0, year: 2021, seed: 5)

    /// What the generic encoder makes of the event that a row holds.
    private func generic(_ row: EventRow) throws -> EventRow {
        var again = EventRow(
            try row.recorded(), commandID: row.commandID, commandPart: Int(row.commandPart),
            commandDigest: row.commandDigest)
        again.previousHash = row.previousHash
        again.hash = row.hash
        return again
    }

    @Test(arguments: 1...8)
    func `random lines in bulk are the bytes that the generic encoder gives`(
        _ seed: UInt64
    ) async throws {
        try await TestDatabase.current.withConnection { connection in
            var lines = RandomLines(unit: unit, seed: seed)
            let vouchers = (1...200).map { lines.next(number: $0) }
            let importer = BulkImporter(connection)
            for command in unit.opening() + vouchers { try await importer.take(command) }
            try await importer.flush()
            #expect(importer.tally.refused == 0)
            let rows = try await connection.rows(of: unit.book).filter { $0.entry == "spending" }
            #expect(rows.count == vouchers.count)
            for (row, command) in zip(rows, vouchers) {
                #expect(try generic(row) == row)
                #expect(row.computedHash() == row.hash)
                #expect(row.commandID == command.commandID)
                try await expectDigest(of: command, in: row, connection)
            }
            try await connection.expectSound()
        }
    }

    /// The digest is that of the command's content, written the generic way.
    private func expectDigest(
        of command: BudgetCommand, in row: EventRow, _ connection: Connection
    ) async throws {
        guard case .expenditureApproved(let event) = try row.recorded().event else {
            Issue.record("not a posted line: \(row.type)")
            return
        }
        guard command.commandID != nil else {
            #expect(row.commandDigest == nil)
            return
        }
        guard case .object(let members) = command.content else { return }
        let content = JSONValue.object(
            members.map { member in
                member.name == "payee"
                    ? .init("payee", .string(event.entry.payeeDigest ?? "")) : member
            })
        let digests = try await connection.query("SELECT sha256(\(Array(content.text.utf8)))")
        #expect(try digests.first?[0, [UInt8].self] == row.commandDigest)
    }

    @Test(arguments: 1...4)
    func `random lines one by one are the bytes that bulk gives`(_ seed: UInt64) async throws {
        try await TestDatabase.current.withConnection { connection in
            var lines = RandomLines(unit: unit, seed: seed)
            let commands = unit.opening() + (1...60).map { lines.next(number: $0) }
            let answers = try await CommandHandler(connection).handle(commands)
            #expect(answers.count == commands.count)
            for row in try await connection.rows(of: unit.book) where row.entry == "spending" {
                #expect(try generic(row) == row)
            }
            let importer = BulkImporter(connection)
            for command in commands { try await importer.take(command) }
            try await importer.flush()
            #expect(importer.tally.repeated == Int64(commands.count))
        }
    }
}
