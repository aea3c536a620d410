import ArgumentParser
import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels

/// Low-execution alerts.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "预警：查看和评估", subcommands: [List.self, Evaluate.self])

    /// Lists a book's alerts.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出预警",
            discussion: """
                示例：
                  zhixing alert list --unit U01 --year 2021
                  zhixing alert list --unit U01 --year 2021 --open --json
                """)
        @OptionGroup var book: BookOptions
        @OptionGroup var points: PointOptions
        @Flag(name: .long, help: "只列未解除的")
        var open = false
        @OptionGroup var data: DataOptions

        func run() async throws {
            let key = BookKey(unit: book.unit, fiscalYear: book.year)
            let point = try points.point(in: book.year)
            let workplace = try await Workplace.open(data)
            let reading = try await workplace.withConnection {
                try await ReadingLoader($0).reading(key, at: point)
            }
            guard let reading else { throw MissingBook.failure(key) }
            let alerts = reading.book.alerts.alerts.filter { !open || $0.isOpen }
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1), .init("alerts", .array(alerts.map(\.json))),
                    ]).text)
            } else if alerts.isEmpty {
                print("没有预警。")
            } else {
                for alert in alerts { print(alert.line(reading.figures)) }
            }
        }
    }

    /// Evaluates a book's alerts on a day.
    struct Evaluate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate", abstract: "按某一天评估预警，登记变化",
            discussion: """
                示例：
                  zhixing alert evaluate                                   评估全部账簿，按今天
                  zhixing alert evaluate --unit U01 --year 2021 --on 2021-07-31
                  zhixing alert evaluate --unit U01 --year 2021 --on 2021-06-30 --dry-run
                """)
        @OptionGroup var scope: OptionalBookOptions
        @Option(name: .long, help: ArgumentHelp("按哪一天评估，默认今天（限于财政年度内）", valueName: "YYYY-MM-DD"))
        var on: String?
        @Flag(name: .long, help: "只显示会有的变化，不登记")
        var dryRun = false
        @OptionGroup var data: DataOptions

        func run() async throws {
            let named = try scope.key()
            let day = try on.map { try PointOptions.day($0, "--on") }
            let workplace = try await Workplace.open(data)
            let changes = try await workplace.withConnection { connection in
                let keys: [BookKey]
                if let named {
                    keys = [named]
                } else {
                    keys = try await BookLoader(connection).keys()
                }
                var changes: [(BookKey, BudgetEvent)] = []
                for key in keys {
                    guard try await BookLoader(connection).head(key) != nil else {
                        throw MissingBook.failure(key)
                    }
                    let date = PointInTime(asOf: day).day(in: key.fiscalYear)
                    if let day, day != date {
                        throw BudgetRejection.refused(
                            "wrongFiscalYear", "评估日期 \(day) 不在 \(key.fiscalYear) 年度内")
                    }
                    let events = try await CommandHandler(connection)
                        .evaluateAlerts(key, on: date, isDryRun: dryRun).get()
                    changes += events.map { (key, $0) }
                }
                return changes
            }
            report(changes)
        }

        private func report(_ changes: [(BookKey, BudgetEvent)]) {
            let told = changes.compactMap { key, event -> JSONValue? in
                guard case .alert(let alert) = event, let statement = alert.statement else {
                    return nil
                }
                return [
                    "unit": .string(key.unit), "fiscalYear": .integer(key.fiscalYear),
                    "change": .string(event.typeName), "rule": .string(statement.rule.rawValue),
                    "scope": .string(statement.scope.text),
                    "severity": .string(statement.severity.rawValue),
                    "figures": JSONValueEncoder.encode(statement.figures),
                ]
            }
            if data.json {
                print(
                    JSONValue.object([.init("schema", 1), .init("changes", .array(told))]).text)
            } else if told.isEmpty {
                print("评估完成，没有变化。")
            } else {
                for change in told {
                    let words = ["unit", "fiscalYear", "change", "rule", "scope", "severity"]
                        .compactMap { name in
                            change[name].map { $0.stringValue ?? $0.text }
                        }
                    print(words.joined(separator: "  "))
                }
            }
        }
    }
}

extension AlertRegister.Alert {
    fileprivate var json: JSONValue {
        [
            "rule": .string(key.rule.rawValue), "scope": .string(key.scope.text),
            "severity": .string(severity.rawValue), "state": .string(state.rawValue),
            "since": .string("\(since)"), "dataStale": .bool(statement.dataStale),
            "figures": JSONValueEncoder.encode(statement.figures),
            "ruleSet": .string(statement.ruleSet), "version": .integer(statement.bookVersion),
            "evaluatedOn": .string("\(statement.evaluatedOn)"),
        ]
    }

    fileprivate func line(_ figures: YearFigures) -> String {
        let name =
            switch key.scope {
            case .task(let code):
                figures.tasks.first { $0.task.code == code }?.task.name ?? code
            case .project: "项目支出"
            case .unit: "部门整体"
            }
        let mark = severity == .red ? "●红" : "▲黄"
        return "\(mark)  \(key.rule.rawValue)  \(name)  \(state.rawValue)  自 \(since)"
    }
}
