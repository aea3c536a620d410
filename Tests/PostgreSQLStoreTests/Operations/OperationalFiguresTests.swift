import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

@Suite(.database(.store))
struct OperationalFiguresTests {
    @Test func `a fold that lags behind is seen, and alerts wait until they are answered`()
        async throws
    {
        try await TestDatabase.current.withConnection { connection in
            let unit = SimulatedUnit(index: 1, events: 20, year: 2021, seed: 9)
            _ = try await CommandHandler(connection).handle(unit.opening())
            _ = try await CommandHandler(connection).handle([voucher(unit, no: "记-1")])
            #expect(try await OperationalFigures(connection).foldLag == 0)

            try await connection.execute("DELETE FROM execution WHERE entry = 'spending'")
            #expect(try await OperationalFigures(connection).foldLag > 0)

            let before = try await OperationalFigures(connection).alertsOpen
            try await Self.say("AlertRaised", "A3", "yellow", connection)
            try await Self.say("AlertRaised", "A4", "red", connection)
            try await Self.say("AlertSeverityChanged", "A3", "red", connection)
            let raised = try await OperationalFigures(connection).alertsOpen
            #expect(raised["red"] ?? 0 == (before["red"] ?? 0) + 2)
            #expect(raised["yellow"] ?? 0 == before["yellow"] ?? 0)
            try await Self.say("AlertAcknowledged", "A3", nil, connection)
            try await Self.say("AlertResolved", "A4", "red", connection)
            #expect(try await OperationalFigures(connection).alertsOpen == before)
        }
    }

    /// Puts a word about an alert at the end of the book, as far as these figures look at it.
    private static func say(
        _ type: String, _ rule: String, _ severity: String?, _ connection: Connection
    ) async throws {
        _ = try await connection.query(
            """
            INSERT INTO event (unit, fiscal_year, version, recorded_at, event_id, occurred_on,
                schema_version, command_part, procurement, type, three_public, source_system,
                actor, payload, previous_hash, hash)
            SELECT unit, fiscal_year, version + 1, recorded_at, gen_random_uuid(), occurred_on, 1,
                0, false, \(type), '', '', 'zhixing', json_build_object('rule', \(rule)::text,
                    'scope', 'T09', 'severity', \(severity)::text), previous_hash, hash
            FROM event ORDER BY version DESC LIMIT 1
            """)
    }
}
