import ArgumentParser
import Demonstration
import Logging
import PostgreSQL
import PostgreSQLStore
import WebServer

/// The web application and API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "打开网页和接口",
        discussion: """
            示例：
              zhixing serve
              zhixing serve --host 0.0.0.0 --port 8080
            """)

    @OptionGroup var address: AddressOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let workplace = try await Workplace.open(data)
        try await WebService.run(workplace, address)
    }
}

/// Where to listen.
struct AddressOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("监听地址", valueName: "地址"))
    var host = "127.0.0.1"

    @Option(name: .long, help: ArgumentHelp("监听端口；0 为任意空闲端口", valueName: "端口"))
    var port = 8080
}

/// The web application over a workplace's database.
enum WebService {
    /// Serves until the program is told to stop, then finishes what was accepted.
    static func run(_ workplace: Workplace, _ address: AddressOptions) async throws {
        var logger = Logger(label: "zhixing") { JSONLogHandler(label: $0) }
        logger.logLevel = .info
        let pool = ConnectionPool(workplace.application, limit: 8)
        let application = try WebApplication(
            queries: PostgreSQLBookQueries(pool), metrics: metrics(of: pool),
            origins: [DemonstrationYear.book: DemonstrationYear.notice], logger: logger,
            readiness: { try await readiness(pool) })
        let host = address.host
        try await application.run(host: host, port: address.port) { port in
            print("网页已打开：http://\(host):\(port)/  （按 Ctrl-C 停止）")
        }
        await pool.close()
    }

    private static func metrics(of pool: ConnectionPool) -> Metrics {
        let metrics = Metrics()
        metrics.gauge(.poolConnections, [("state", "idle")]) { Int64(pool.statistics.idle) }
        metrics.gauge(.poolConnections, [("state", "in_use")]) { Int64(pool.statistics.inUse) }
        metrics.gauge(.poolWaiting) { Int64(pool.statistics.waiting) }
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
