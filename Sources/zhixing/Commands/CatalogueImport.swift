import ArgumentParser
import BudgetDomain
import EventSourcing
import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore
import ReadModels

/// Puts a catalogue in force for a book: one event for the unit's form, one for each project's.
struct CatalogueImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "把一套指标体系导入一个单位的年度账簿，启动自评以前有效",
        discussion: """
            文件有问题的，一次列出全部问题的行号和改法，不导入。同一文件再导入一次不会重复登记。
            用于项目支出的指标体系，--task 指明项目；不写则用于全部项目。

            示例：
              zhixing catalogue import 指标.yaml --unit U01 --year 2023
              zhixing catalogue import --builtin department-2023 --unit U01 --year 2023
              zhixing catalogue import --builtin project-2020 --unit U01 --year 2023 --task T01
            """)

    @Argument(help: ArgumentHelp("YAML 文件", valueName: "文件"))
    var file: String?
    @Option(name: .long, help: ArgumentHelp("内置的名称，代替文件", valueName: "名称"))
    var builtin: String?
    @OptionGroup var book: BookOptions
    @Option(name: .long, help: ArgumentHelp("用于这个项目，可写多次", valueName: "编码"))
    var task: [String] = []
    @Option(name: .long, help: ArgumentHelp("业务日期，默认今天（限于财政年度内）", valueName: "YYYY-MM-DD"))
    var on: String?
    @Option(name: .long, help: ArgumentHelp("经办人，默认当前登录的用户", valueName: "姓名"))
    var actor: String?
    @Flag(name: .long, help: "只判断，不登记")
    var dryRun = false
    @OptionGroup var data: DataOptions

    func validate() throws {
        if (file == nil) == (builtin == nil) {
            throw ValidationError("请写一个 YAML 文件，或用 --builtin 写内置的名称，两者取一")
        }
    }

    func run() async throws {
        let catalogue =
            try builtin.map { try BuiltinCatalogue.named($0) }
            ?? CatalogueFile.read(path: file ?? "")
        let key = BookKey(unit: book.unit, fiscalYear: book.year)
        let day = PointInTime(asOf: try on.map { try PointOptions.day($0, "--on") })
            .day(in: key.fiscalYear)
        let workplace = try await Workplace.open(data)
        let told = try await workplace.withConnection { connection in
            let tasks = try await forms(of: catalogue, key, connection)
            var answers: [(task: String?, event: CommandOutcome)] = []
            try await CommandHandler(connection).inTransaction { handler in
                answers = []
                let commands = tasks.map { task in
                    BudgetCommand(
                        book: key, occurredOn: day, actor: actor ?? NSUserName(),
                        action: .selfEvaluation(
                            .publishCatalogue(PublishCatalogue(catalogue: catalogue, task: task))))
                }
                _ = try await handler.lockHeads(of: [key])
                for (task, answer) in zip(tasks, try await handler.handle(commands)) {
                    answers.append((task, try answer.get()))
                }
                return !dryRun
            }
            return answers
        }
        report(catalogue, told)
    }

    /// The unit's form, or those of the projects: the ones named, or all.
    private func forms(
        of catalogue: IndicatorCatalogue, _ key: BookKey, _ connection: Connection
    ) async throws -> [String?] {
        guard catalogue.template.subject == .project else {
            guard task.isEmpty else {
                throw CommandFailure.usage("usage", "\(catalogue.label) 用于部门整体，不写 --task")
            }
            return [nil]
        }
        let year = PointInTime(asOf: .lastDay(of: 12, key.fiscalYear))
        guard let reading = try await ReadingLoader(connection).reading(key, at: year) else {
            throw MissingBook.failure(key)
        }
        let projects = reading.book.register.tasks.filter { $0.category == .project }.map(\.code)
        if let stranger = task.first(where: { !projects.contains($0) }) {
            throw BudgetRejection.refused(
                "unknownTask", "没有编码为 \(stranger) 的项目；请检查编码",
                figures: [("task", stranger)])
        }
        guard !projects.isEmpty else {
            throw BudgetRejection.refused("noProject", "这个年度没有登记项目，请先用 RegisterTask 登记")
        }
        return task.isEmpty ? projects : task
    }

    private func report(
        _ catalogue: IndicatorCatalogue, _ told: [(task: String?, event: CommandOutcome)]
    ) {
        guard data.json else {
            for (task, outcome) in told {
                let form = task.map { "项目 \($0) 的自评表" } ?? "部门整体绩效自评表"
                let version = outcome.events.first?.version ?? 0
                let words =
                    dryRun
                    ? "可以导入"
                    : outcome.isRepetition ? "已经在用（第 \(version) 版），没有变化" : "已导入（第 \(version) 版）"
                print("\(catalogue.label) → \(form)：\(words)")
            }
            return
        }
        let events = told.map { task, outcome -> JSONValue in
            [
                "task": .optional(task), "version": .integer(outcome.events.first?.version ?? 0),
                "repetition": .bool(outcome.isRepetition),
            ]
        }
        print(
            JSONValue.object([
                .init("schema", 1), .init("catalogue", .string(catalogue.label)),
                .init("dryRun", .bool(dryRun)), .init("events", .array(events)),
            ]).text)
    }
}
