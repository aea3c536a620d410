import ArgumentParser
import BudgetDomain
import Documents
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

/// The execution of a year's budget as of a day.
struct ExecutionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "execution", abstract: "执行：各任务的预算、支出、执行率、序时进度和可用余额",
        discussion: """
            示例：
              zhixing execution --unit U01 --year 2021
              zhixing execution --unit U01 --year 2021 --month 7
              zhixing execution --unit U01 --year 2021 --as-of 2021-07-15 \\
                --known-at 2021-08-01T00:00:00+08:00
            """)

    @OptionGroup var book: BookOptions
    @OptionGroup var points: PointOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let key = BookKey(unit: book.unit, fiscalYear: book.year)
        let point = try points.point(in: book.year)
        let workplace = try await Workplace.open(data)
        let reading = try await workplace.withConnection { connection in
            let loader = ReadingLoader(connection)
            guard let reading = try await loader.reading(key, at: point) else {
                throw try await MissingBook.failure(key, loader)
            }
            return reading
        }
        let report = ExecutionReport(reading, ruleSet: .standard)
        if data.json {
            print(report.json.text)
        } else {
            print(ExecutionTable.text(report))
        }
    }
}
