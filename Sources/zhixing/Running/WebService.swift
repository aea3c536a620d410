import Demonstration
import EventSourcing
import Logging
import PostgreSQL
import PostgreSQLStore
import WebServer

/// The web application over a workplace's database.
enum WebService {
    /// Serves until the program is told to stop, then finishes what was accepted.
    ///
    /// Commands are taken from whoever has one of the `tokens`; from nobody where there are none.
    static func run(
        _ workplace: Workplace, _ address: AddressOptions, tokens: AccessTokens? = nil
    ) async throws {
        var logger = Logger(label: "zhixing") { JSONLogHandler(label: $0) }
        logger.logLevel = .info
        let pool = ConnectionPool(workplace.application, limit: 8)
        // A scrape shall neither wait for readers nor keep them waiting.
        let watching = ConnectionPool(workplace.application, limit: 1, patience: .seconds(1))
        let metrics = metrics(of: pool, watching)
        var service: CommandService?
        if tokens != nil {
            service = try await CommandService(
                workplace.application, review: .byReport,
                onConflict: { metrics.increment(.conflicts) })
        }
        let application = try WebApplication(
            queries: PostgreSQLBookQueries(pool), metrics: metrics,
            origins: [DemonstrationYear.book: DemonstrationYear.notice],
            intake: intake(service, tokens), logger: logger,
            readiness: { try await readiness(pool) })
        let host = address.host
        try await application.run(host: host, port: address.port) { port in
            print("网页已打开：http://\(host):\(port)/  （按 Ctrl-C 停止）")
        }
        await service?.close()
        await pool.close()
        await watching.close()
    }

    private static func intake(_ service: CommandService?, _ tokens: AccessTokens?)
        -> CommandIntake?
    {
        guard let service, let tokens else { return nil }
        return CommandIntake(tokens: tokens) { command in
            do {
                switch try await service.handle(command) {
                case .success(let outcome):
                    return .recorded(
                        events: outcome.events.map {
                            .init(id: $0.id, type: $0.type, version: $0.version)
                        }, isRepetition: outcome.isRepetition)
                case .failure(let rejection): return .refused(rejection)
                }
            } catch let error as PostgreSQLError {
                throw CommandIntake.Unavailable(
                    reason: "\(error)", isOutcomeUnknown: error.ambiguous)
            } catch let conflict as ConcurrencyConflict {
                throw CommandIntake.Unavailable(
                    reason: "others were faster at \(conflict.book) each time",
                    isOutcomeUnknown: false)
            } catch let error as PoolError {
                throw CommandIntake.Unavailable(reason: "\(error)", isOutcomeUnknown: false)
            }
        }
    }

    private static func metrics(of pool: ConnectionPool, _ watching: ConnectionPool) -> Metrics {
        let metrics = Metrics()
        metrics.gauge(.poolConnections, [("state", "idle")]) { Int64(pool.statistics.idle) }
        metrics.gauge(.poolConnections, [("state", "in_use")]) { Int64(pool.statistics.inUse) }
        metrics.gauge(.poolWaiting) { Int64(pool.statistics.waiting) }
        @Sendable func figures() async -> OperationalFigures? {
            try? await watching.withConnection { try await OperationalFigures($0) }
        }
        for severity in ["yellow", "red"] {
            metrics.gauge(.alertsOpen, [("severity", severity)]) {
                await figures().map { $0.alertsOpen[severity] ?? 0 }
            }
        }
        metrics.gauge(.foldLag) { await figures()?.foldLag }
        return metrics
    }

    /// Whether the database answers with the schema this program was made for.
    private static func readiness(_ pool: ConnectionPool) async throws -> Readiness {
        let applied = try await pool.withConnection { connection in
            try await connection.query(
                "SELECT count(*) FROM schema_migration WHERE kind = 'table'"
            ).first.map { try $0[0, Int64.self] }
        }
        return applied == Int64(DatabaseSetup.schemaVersion)
            ? .ready : .notReady("schema \(applied ?? 0) of \(DatabaseSetup.schemaVersion)")
    }
}
