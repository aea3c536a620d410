import ArgumentParser
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
    static func run(_ workplace: Workplace, _ address: AddressOptions) async throws {
        var logger = Logger(label: "zhixing") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let pool = ConnectionPool(workplace.application, limit: 8)
        let application = try WebApplication(
            queries: PostgreSQLBookQueries(pool), logger: logger,
            readiness: {
                try await pool.withConnection { connection in
                    _ = try await connection.query("SELECT FROM book LIMIT 1")
                }
                return .ready
            })
        let host = address.host
        try await application.run(host: host, port: address.port) { port in
            print("网页已打开：http://\(host):\(port)/  （按 Ctrl-C 停止）")
        }
        await pool.close()
    }
}
