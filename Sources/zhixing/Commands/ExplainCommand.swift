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
            数字写作 范围.数字：范围是任务编码、basic、project、unit、fiscal、other，后面还可以加 .fiscal 或 .other；\
            得分写作 score.total.score，指标写作 indicator.residueRate.actual。全部名称用 --list 列出。

            示例：
              zhixing explain T01.rateOnInitial --unit U01 --year 2021
              zhixing explain unit.spent --unit U01 --year 2021 --month 7
              zhixing explain threePublic.rate --unit U01 --year 2021 --json
              zhixing explain score.total.score --unit U01 --year 2021
              zhixing explain --list --unit U01 --year 2021
              zhixing explain unit.spent --unit U01,U02 --year 2021    几个单位的合计
              zhixing explain U02/T01.spent --unit U01,U02 --year 2021    其中一个单位的任务
            """)

    @Argument(help: ArgumentHelp("哪个数字", valueName: "数字"))
    var figure: String?

    @Flag(name: .long, help: "列出可以溯源的全部数字；给出数字的开头则只列以它开头的")
    var list = false

    @Option(name: .long, help: ArgumentHelp("最多列出多少笔业务，最近的在前", valueName: "笔数"))
    var limit = 20

    @OptionGroup var book: BookOptions
    @OptionGroup var points: PointOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let (unit, figure) = ofOneUnit(figure) ?? (book.unit, figure)
        let key = BookKey(unit: unit, fiscalYear: book.year)
        let point = try points.point(in: book.year)
        guard (1...100_000).contains(limit) else {
            throw CommandFailure.usage("usage", "--limit 应为 1 到 100000")
        }
        guard figure != nil || list else {
            throw CommandFailure.usage("usage", "请写出哪个数字，如 T01.rateOnInitial；全部名称用 --list 列出")
        }
        let workplace = try await Workplace.open(data)
        if unit.contains(",") {
            let queries = PostgreSQLBookQueries(ConnectionPool(workplace.application, limit: 1))
            return try await explainDepartment(figure ?? "", point, queries)
        }
        try await workplace.withConnection { connection in
            let figures = try await ExplainedBook(ReadingLoader(connection), key, at: point)
            if list {
                show(figures.list(startingWith: figure ?? ""))
            } else {
                try await explain(figure ?? "", figures, workplace)
            }
        }
    }

    private func explain(
        _ figure: String, _ figures: ExplainedBook, _ workplace: Workplace
    ) async throws {
        guard let explanation = figures.explanation(of: figure) else {
            throw CommandFailure.usage(
                "unknownFigure",
                "没有名为 \(figure) 的数字；请写 范围.数字，如 T01.rateOnInitial，全部名称用 --list 列出")
        }
        var events: ExplainedEvents?
        if var filter = explanation.events {
            filter.limit = limit
            let reading = figures.execution.reading
            let queries = PostgreSQLBookQueries(ConnectionPool(workplace.application, limit: 1))
            events = ExplainedEvents(
                page: try await queries.page(filter, of: reading.key),
                tally: try await queries.tally(filter, of: reading), tasks: filter.tasks)
        }
        if data.json {
            print(explanation.json(events, figures.execution).text)
        } else {
            show(explanation, events, figures.execution)
        }
    }

    private func show(_ list: [FigureExplanation]) {
        guard !data.json else {
            let figures = list.map { explanation -> JSONValue in
                [
                    "figure": .string(explanation.identifier.rawValue),
                    "scope": .string(explanation.scope), "title": .string(explanation.title),
                    "shown": .string(explanation.value.text),
                ]
            }
            return print((["schema": 1, "figures": .array(figures)] as JSONValue).text)
        }
        for explanation in list {
            print(
                "\(explanation.identifier.rawValue)  \(explanation.scope) · "
                    + "\(explanation.title) = \(explanation.value.textWithUnit)")
        }
    }

    private func show(
        _ explanation: FigureExplanation, _ events: ExplainedEvents?, _ report: ExecutionReport
    ) {
        print("\(explanation.scope) · \(explanation.title) = \(explanation.value.textWithUnit)")
        print("公式：\(explanation.formula)")
        for part in explanation.parts {
            let name = part.identifier.map { "  ← \($0.rawValue)" } ?? ""
            print("  \(part.title)：\(part.value.textWithUnit)\(name)")
        }
        guard let events, !events.page.events.isEmpty else { return }
        let lines = events.lines
        print("业务（\(events.summary)）：")
        for line in lines {
            let task = events.isOfSeveralTasks ? line.task.map { report.name(of: $0) } : nil
            let parts = [
                line.occurredOn.map { "\($0)" }, task, line.kind, line.reference,
                line.amount.map { $0.groupedYuanText + " 元" },
                line.summary.isEmpty ? nil : line.summary, line.people,
            ]
            print("  第\(line.version)号  " + parts.compactMap(\.self).joined(separator: "  "))
        }
    }
}
