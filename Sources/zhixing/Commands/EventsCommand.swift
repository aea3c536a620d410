import ArgumentParser
import EventSourcing
import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore

/// The log itself.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "事件：导出日志", subcommands: [Export.self])

    /// Exports a book's events with everything that their hashes cover.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "导出一本账簿的全部事件（JSON Lines），供外部独立核验",
            discussion: """
                示例：
                  zhixing events export --unit U01 --year 2021 -o 事件.jsonl
                  zhixing events export --unit U01 --year 2021 | head -3
                """)

        @OptionGroup var book: BookOptions
        @Option(name: .shortAndLong, help: ArgumentHelp("写入文件；默认标准输出", valueName: "文件"))
        var output = "-"
        @OptionGroup var data: DataOptions

        func run() async throws {
            let key = BookKey(unit: book.unit, fiscalYear: book.year)
            let workplace = try await Workplace.open(data)
            let file = try OutputFile(path: output)
            try await workplace.withConnection { connection in
                guard try await BookLoader(connection).head(key) != nil else {
                    throw MissingBook.failure(key)
                }
                let rest = try await EventRow.stream(key, on: connection, into: [UInt8]()) {
                    buffer, row in
                    row.exported.write(to: &buffer)
                    buffer.append(0x0A)
                    guard buffer.count > 1 << 16 else { return }
                    try file.write(buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
                try file.write(rest)
            }
            try file.close()
        }
    }
}
