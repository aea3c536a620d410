import ArgumentParser
import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

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
                for alert in alerts { print(alert.lines(reading.figures)) }
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
            let told = changes.compactMap { key, event -> (BookKey, BudgetEvent, AlertStatement)? in
                guard case .alert(let alert) = event else { return nil }
                return alert.statement.map { (key, event, $0) }
            }
            if data.json {
                let changes = told.map { key, event, statement -> JSONValue in
                    [
                        "unit": .string(key.unit), "fiscalYear": .integer(key.fiscalYear),
                        "change": .string(event.typeName), "rule": .string(statement.rule.rawValue),
                        "scope": .string(statement.scope.text),
                        "severity": .string(statement.severity.rawValue),
                        "figures": JSONValueEncoder.encode(statement.figures),
                    ]
                }
                print(
                    JSONValue.object([.init("schema", 1), .init("changes", .array(changes))]).text)
                return
            }
            if told.isEmpty { print("评估完成，没有变化。") }
            for (key, event, statement) in told {
                print(
                    "\(key)  \(Self.title(of: event))  \(statement.severity.mark)  "
                        + "\(statement.rule.rawValue) \(statement.rule.title)  \(statement.scope.title)"
                )
            }
        }

        private static func title(of event: BudgetEvent) -> String {
            guard case .alert(let alert) = event else { return event.typeName }
            return switch alert {
            case .raised: "发出预警"
            case .severityChanged: "改变级别"
            case .resolved: "解除预警"
            case .reopened: "再次预警"
            case .acknowledged, .explained, .waived: event.typeName
            }
        }
    }
}

extension AlertScope {
    /// What the alert is about; a task by its code.
    fileprivate var title: String {
        switch self {
        case .task(let code): code
        case .project: "项目支出"
        case .unit: "部门整体"
        }
    }
}

extension Severity {
    /// As pages and documents show it: a shape of its own for each colour.
    fileprivate var mark: String {
        let light: ShownValue.Light = self == .red ? .red : .yellow
        return light.shape + light.word
    }
}

extension AlertRegister.Alert {
    /// As the contract has it; an answer that nobody gave has no key.
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("rule", .string(key.rule.rawValue)), .init("scope", .string(key.scope.text)),
            .init("severity", .string(severity.rawValue)), .init("state", .string(state.rawValue)),
            .init("since", .string("\(since)")), .init("dataStale", .bool(statement.dataStale)),
            .init("figures", JSONValueEncoder.encode(statement.figures)),
            .init("ruleSet", .string(statement.ruleSet)),
            .init("version", .integer(statement.bookVersion)),
            .init("evaluatedOn", .string("\(statement.evaluatedOn)")),
        ]
        func add(_ name: String, _ fields: [JSONValue.Member], _ on: CalendarDate, _ by: String) {
            let given: [JSONValue.Member] = [
                .init("by", .string(by)), .init("on", .string("\(on)")),
            ]
            members.append(.init(name, .object(fields + given)))
        }
        if let answer = acknowledgement { add("acknowledgement", [], answer.on, answer.actor) }
        if let answer = explanation {
            let fields: [JSONValue.Member] = [
                .init("cause", .string(answer.content.cause)),
                .init("measure", .string(answer.content.measure)),
                .init("dueOn", .string("\(answer.content.dueOn)")),
            ]
            add("explanation", fields, answer.on, answer.actor)
        }
        if let answer = waiver {
            let fields: [JSONValue.Member] = [
                .init("reason", .string(answer.content.reason)),
                .init("until", .string("\(answer.content.until)")),
            ]
            add("waiver", fields, answer.on, answer.actor)
        }
        return .object(members)
    }

    /// The alert on one line, each answer to it on one below.
    fileprivate func lines(_ figures: YearFigures) -> String {
        var name = key.scope.title
        if case .task(let code) = key.scope,
            let task = figures.tasks.first(where: { $0.task.code == code })
        {
            name = task.task.name
        }
        let line =
            "\(severity.mark)  \(key.rule.rawValue) \(key.rule.title)  \(name)  "
            + "\(state.title)  自 \(since)"
        return ([line] + answers.map { "      " + $0 }).joined(separator: "\n")
    }
}
