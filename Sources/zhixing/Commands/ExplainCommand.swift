import ArgumentParser
import BudgetDomain
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import ReadModels
import Reports

/// Why a figure is what it is, down to the vouchers.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "溯源：一个数字的公式、组成和它下面的业务",
        discussion: """
            数字写作 范围.数字：范围是任务编码、basic、project 或 unit；数字有 \
            \(ExecutionFigure.allCases.map(\.rawValue).joined(separator: "、"))；\
            另有 threePublic.budget、threePublic.spent、threePublic.rate。

            示例：
              zhixing explain T01.rateOnInitial --unit U01 --year 2021
              zhixing explain unit.spent --unit U01 --year 2021 --month 7
              zhixing explain threePublic.rate --unit U01 --year 2021 --json
            """)

    @Argument(help: ArgumentHelp("哪个数字", valueName: "数字"))
    var figure: String

    @Option(name: .long, help: ArgumentHelp("最多列出多少笔业务，最近的在前", valueName: "笔数"))
    var limit = 20

    @OptionGroup var book: BookOptions
    @OptionGroup var points: PointOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let key = BookKey(unit: book.unit, fiscalYear: book.year)
        let point = try points.point(in: book.year)
        guard (1...100_000).contains(limit) else {
            throw CommandFailure.usage("usage", "--limit 应为 1 到 100000")
        }
        let workplace = try await Workplace.open(data)
        let queries = PostgreSQLBookQueries(ConnectionPool(workplace.application, limit: 1))
        guard let reading = try await queries.reading(key, at: point) else {
            throw MissingBook.failure(key)
        }
        let report = ExecutionReport(reading, ruleSet: .standard)
        guard let explanation = explanation(in: report) else {
            throw CommandFailure.usage(
                "unknownFigure",
                "没有名为 \(figure) 的数字；请写 范围.数字，如 T01.rateOnInitial，范围为任务编码或 basic、project、unit")
        }
        var filter = explanation.events
        filter?.newestFirst = true
        filter?.limit = limit
        let events =
            if let filter { try await queries.events(key, filter) } else {
                [RecordedEvent<BudgetEvent>]()
            }
        if data.json {
            print(json(explanation, events, report).text)
        } else {
            show(explanation, events)
        }
    }

    private func explanation(in report: ExecutionReport) -> FigureExplanation? {
        let names = [figure, "execution." + figure]
        return names.lazy.compactMap {
            FigureExplanation(FigureIdentifier(rawValue: $0), in: report)
        }.first
    }

    private func show(_ explanation: FigureExplanation, _ events: [RecordedEvent<BudgetEvent>]) {
        print("\(explanation.scope) · \(explanation.title) = \(explanation.value.text)")
        print("公式：\(explanation.formula)")
        for part in explanation.parts { print("  \(part.title)：\(part.value.text)") }
        guard !events.isEmpty else { return }
        print("业务（最近 \(events.count) 笔）：")
        for event in events {
            let line = EventLine(event)
            let parts = [
                line.occurredOn.map { "\($0)" }, line.kind, line.reference,
                line.amount.map { $0.groupedYuanText + " 元" }, line.summary, line.people,
            ]
            print("  第\(event.version)号  " + parts.compactMap(\.self).joined(separator: "  "))
        }
    }

    private func json(
        _ explanation: FigureExplanation, _ events: [RecordedEvent<BudgetEvent>],
        _ report: ExecutionReport
    ) -> JSONValue {
        [
            "schema": 1, "figure": .string(explanation.identifier.rawValue),
            "scope": .string(explanation.scope), "title": .string(explanation.title),
            "value": explanation.value.contractValue,
            "shown": .string(explanation.value.text),
            "formula": .string(explanation.formula),
            "asOf": .string("\(report.figures.asOf)"), "version": .integer(report.figures.version),
            "parts": .array(
                explanation.parts.map { part in
                    [
                        "title": .string(part.title), "value": part.value.contractValue,
                        "shown": .string(part.value.text),
                        "figure": .optional(part.identifier?.rawValue),
                    ]
                }),
            "events": .array(
                events.map { event in
                    [
                        "version": .integer(event.version), "id": .string(event.id),
                        "type": .string(event.event.typeName),
                        "occurredOn": .optional(
                            CalendarDate(number: event.occurredOn)?.description),
                        "actor": .string(event.actor),
                        "amount": .optional(event.event.movement?.amount.yuanText),
                        "task": .optional(event.event.movement?.task),
                        "voucherNo": .optional(
                            CalendarDate(number: event.occurredOn).flatMap {
                                event.event.voucherKey(on: $0)?.voucherNo
                            }),
                    ]
                }),
        ]
    }
}

extension ShownValue {
    /// The value as the command line's contract has it: 元 and percent with two places, no signs.
    fileprivate var contractValue: JSONValue {
        switch self {
        case .money(let money, unit: _): .string(money.yuanText)
        case .rate(let rate), .points(let rate): .optional(rate?.percentText)
        case .decimal(let number, places: _): .optional(number?.decimalTextRounded)
        case .light(let light): .string(light.rawValue)
        case .text, .integer, .blank: .string(text)
        }
    }
}
