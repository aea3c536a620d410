import ArgumentParser
import BudgetDomain
import Documents
import Foundation
import PostgreSQLStore
import Reports

/// Documents made of books alone.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "报告：由账簿生成自评报告和各种表格，核对已生成的文件，看自评进度",
        subcommands: [Build.self, Verify.self, Status.self])

    /// Builds one document.
    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "build", abstract: "生成一份报告；格式由文件扩展名决定（docx pdf xlsx html txt json）",
            discussion: """
                种类：self-evaluation 部门整体绩效自评报告 · project-self-evaluation 项目支出绩效自评表 · \
                monitoring 项目支出绩效目标执行监控表 · monthly-execution 预算执行情况表

                已公开的自评按公开时的版本生成，此后登记的业务不改变它；修订并再次公开后，\
                先前的用 --publication 1 仍可生成。

                示例：
                  zhixing report build self-evaluation --unit U01 --year 2021 -o 自评报告.docx
                  zhixing report build self-evaluation --unit U01 --year 2021 \\
                    --edition public -o 公开版.pdf
                  zhixing report build self-evaluation --unit U01,U02 --year 2021 -o 部门汇总.docx
                  zhixing report build self-evaluation --department 单位清单.json \\
                    --year 2021 -o 部门汇总.xlsx
                  zhixing report build monthly-execution --unit U01 --year 2021 --month 7 \\
                    -o 执行表.xlsx
                  zhixing report build self-evaluation --unit U01 --year 2021 \\
                    --at-version 456 -o 自评.json
                """)

        @Argument(help: ArgumentHelp("报告种类", valueName: "种类"))
        var kind: ReportKind

        @OptionGroup var books: ReportBookOptions
        @OptionGroup var points: PointOptions

        @Option(
            name: .long, help: ArgumentHelp("只为这一个项目生成（project-self-evaluation）", valueName: "任务"))
        var task: String?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "internal 列出全部任务；public 不公开涉密任务的名称和内容，合并为“其他任务”，合计不变", valueName: "版别"))
        var edition: DocumentEdition?

        @Option(name: .long, help: ArgumentHelp("第几次公开的自评；默认最近一次", valueName: "次"))
        var publication: Int?

        @Option(name: .shortAndLong, help: ArgumentHelp("写入文件；- 为标准输出（文本）", valueName: "文件"))
        var output: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let format = try format()
            guard task == nil || kind == .projectSelfEvaluation else {
                throw CommandFailure.usage(
                    "usage", "--task 只用于 project-self-evaluation；\(kind.rawValue) 总是包括全部任务")
            }
            var request = ReportRequest(kind: kind, books: [])
            try books.fill(&request)
            request.point = try points.point(in: books.year)
            request.task = task
            request.edition = edition
            request.publication = publication
            guard publication == nil || books.atVersion == nil else {
                throw CommandFailure.usage("usage", "--publication 与 --at-version 不能同时使用")
            }
            let workplace = try await Workplace.open(data)
            let built = try await workplace.withConnection { connection in
                try await ReportBuilder(loader: ReadingLoader(connection)).build(request)
            }
            try OutputFile.write(try built.bytes(as: format), to: output)
            if built.hiddenCount == 1 { warnOfSubtraction() }
        }

        /// One merged task is no secret in its amounts, since all totals stay.
        private func warnOfSubtraction() {
            let text = "提示：只有一项任务不公开名称，它的金额等于合计减去其余各项；如金额也须保密，请先与主管部门商定列示办法\n"
            FileHandle.standardError.write(Data(text.utf8))
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

extension DocumentEdition: ExpressibleByArgument {}
