import ArgumentParser
import BudgetDomain
import Documents
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import ReadModels
import Reports

/// Documents made of a book alone.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "报告：由账簿生成自评报告和各种表格", subcommands: [Build.self])

    /// Builds one document.
    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "build", abstract: "生成一份报告；格式由文件扩展名决定（docx pdf xlsx html txt json）",
            discussion: """
                种类：self-evaluation 部门整体绩效自评报告 · project-self-evaluation 项目支出绩效自评表 · \
                monitoring 项目支出绩效目标执行监控表 · monthly-execution 预算执行情况表

                示例：
                  zhixing report build self-evaluation --unit U01 --year 2021 -o 自评报告.docx
                  zhixing report build monthly-execution --unit U01 --year 2021 --month 7 \\
                    -o 执行表.xlsx
                  zhixing report build self-evaluation --unit U01 --year 2021 \\
                    --at-version 456 -o 自评.json
                """)

        @Argument(help: ArgumentHelp("报告种类", valueName: "种类"))
        var kind: ReportKind

        @OptionGroup var book: BookOptions
        @OptionGroup var points: PointOptions

        @Option(name: .long, help: ArgumentHelp("账簿的版本，用以重新生成当时的报告", valueName: "版本"))
        var atVersion: Int64?

        @Option(
            name: .long, help: ArgumentHelp("只为这一个项目生成（project-self-evaluation）", valueName: "任务"))
        var task: String?

        @Option(name: .shortAndLong, help: ArgumentHelp("写入文件；- 为标准输出（文本）", valueName: "文件"))
        var output: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let format = try format()
            let key = BookKey(unit: book.unit, fiscalYear: book.year)
            let point = try points.point(in: book.year)
            let workplace = try await Workplace.open(data)
            let bytes = try await workplace.withConnection { connection in
                let builder = ReportBuilder(loader: ReadingLoader(connection), key: key)
                return try await builder.build(
                    kind, as: format, at: point, version: atVersion, task: task)
            }
            try OutputFile.write(bytes, to: output)
        }

        private func format() throws -> DocumentFormat {
            if output == "-" { return data.json ? .json : .txt }
            guard let format = DocumentFormat(path: output) else {
                throw CommandFailure.usage(
                    "unknownFormat", "不认识 \(output) 的格式；扩展名可为 docx、pdf、xlsx、html、txt、json")
            }
            return format
        }
    }
}

/// What `report build` can build.
enum ReportKind: String, ExpressibleByArgument, CaseIterable {
    case selfEvaluation = "self-evaluation"
    case projectSelfEvaluation = "project-self-evaluation"
    case monitoring
    case monthlyExecution = "monthly-execution"
}
