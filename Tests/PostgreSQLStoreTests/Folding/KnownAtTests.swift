import BudgetDomain
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import ReadModels
import Simulation
import Testing

@Suite(.database(.store))
struct KnownAtTests {
    @Test(arguments: [1, 2, 3, 29])
    func `an instant names the last version recorded by then`(_ vouchers: Int) async throws {
        let unit = SimulatedUnit(
            index: 1, events: SimulatedUnit.openingEvents + vouchers, year: 2021, seed: 2)
        try await TestDatabase.current.withConnection { connection in
            let handler = CommandHandler(connection)
            for command in unit.opening() + Array(unit.vouchers()) {
                _ = try await handler.handle([command])
            }
            let rows = try await connection.rows(of: unit.book)
            for row in rows {
                let last = try #require(rows.last { $0.recordedAt <= row.recordedAt })
                for (shift, version) in [
                    (0, last.version), (-1, rows.last { $0.recordedAt < row.recordedAt }?.version),
                ] as [(Int64, Int64?)] {
                    let point = PointInTime(
                        knownAt: Timestamp(microseconds: row.recordedAt.microseconds + shift))
                    let reading = try await ReadingLoader(connection).reading(unit.book, at: point)
                    #expect(reading?.book.version == version)
                }
            }
            let nowhere = BookKey(unit: unit.book.unit, fiscalYear: 2020)
            let point = PointInTime(knownAt: .now())
            #expect(try await ReadingLoader(connection).reading(nowhere, at: point) == nil)
        }
    }
}
