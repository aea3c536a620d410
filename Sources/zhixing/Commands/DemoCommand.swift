import ArgumentParser
import BudgetDomain
import Demonstration
import EventSourcing
import Foundation
import PostgreSQLStore
import ReadModels
import Reports

/// The demonstration unit: loaded, shown, served.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "演示：载入演示单位的一年，打印全年执行表，并打开网页",
        discussion: """
            重复运行不会重复登记。

            示例：
              zhixing demo
              zhixing demo --port 9000
              zhixing demo --no-serve --data-dir /tmp/演示
            """)

    @Flag(name: .long, help: "只载入并打印，不打开网页")
    var noServe = false

    @OptionGroup var address: AddressOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let workplace = try await Workplace.open(data)
        let commands = DemonstrationYear.commands()
        tell("正在载入演示单位：\(commands.count) 项业务……")
        let key = DemonstrationYear.book
        let reading = try await workplace.withConnection { connection in
            let handler = CommandHandler(connection, review: .byReport)
            let answers = try await handler.handle(commands)
            if case .failure(let rejection) = answers.last { throw rejection }
            return try await ReadingLoader(connection).reading(key, at: PointInTime())
        }
        guard let reading else { throw MissingBook.failure(key) }
        print(ExecutionTable.text(ExecutionReport(reading, ruleSet: .standard)))
        print(DemonstrationYear.notice)
        if !noServe { try await WebService.run(workplace, address) }
    }

    private func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
