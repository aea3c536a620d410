import ArgumentParser
import BudgetDomain
import Documents
import EventSourcing
import JSON
import Linting
import PostgreSQLStore
import ReadModels
import Reports

/// Holds a published report against itself, and against its book.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "核对：检查一份已公开的报告是否自相矛盾，并可与账簿比对",
        discussion: """
            能读 docx、pdf、xlsx、html、txt。有错误或警告时退出码为 3；只有尾差时为 0。

            示例：
              zhixing lint 报告.docx
              zhixing lint 报告.pdf --unit U01 --year 2021
              zhixing lint 执行表.xlsx --unit U01 --year 2021 --month 7
              zhixing lint 报告.txt --json
              zhixing lint 报告.docx -o 标注.docx
              zhixing lint 报告.pdf -o 标注.html
            """)

    @Argument(help: ArgumentHelp("报告文件", valueName: "文件"))
    var file: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("另存一份标注了问题的副本：html，或 docx 报告的批注本 docx", valueName: "文件"))
    var output: String?

    @OptionGroup var scope: OptionalBookOptions

    @Option(
        name: .long,
        help: ArgumentHelp("与账簿该月末的数比对；默认取报告印明的月份或日期，没有则取年末", valueName: "月"))
    var month: Int?

    @OptionGroup var data: DataOptions

    func run() async throws {
        let key = try scope.key()
        let document: PrintedDocument
        do {
            document = try PrintedDocumentReader.read(path: file)
        } catch {
            throw CommandFailure(
                exitCode: ExitStatus.failure,
                report: ErrorReport(code: "fileNotReadable", message: "\(error)"))
        }
        let (book, reprint) = try await references(key, document)
        let findings = Linting.lint(document, against: book, reprint: reprint)
        if let output { try mark(document, findings, in: output) }
        if data.json {
            print(
                JSONValue.object([
                    .init("schema", 1), .init("file", .string(file)),
                    .init("findings", .array(findings.map(Self.json))),
                ]).text)
        } else {
            for finding in findings { show(finding) }
            let errors = findings.count { $0.severity == .error }
            let warnings = findings.count { $0.severity == .warning }
            print(
                findings.isEmpty
                    ? "没有发现矛盾。"
                    : "共 \(errors) 处错误、\(warnings) 处警告、\(findings.count - errors - warnings) 处尾差。")
        }
        if findings.contains(where: { $0.severity != .rounding }) {
            throw CommandFailure(exitCode: ExitStatus.findings)
        }
    }

    /// Writes the marked copy in the format that its name asks for.
    private func mark(_ document: PrintedDocument, _ findings: [Finding], in output: String) throws
    {
        guard output.lowercased().hasSuffix(".docx") else {
            let copy = MarkedCopy(document, findings: findings, title: file)
            return try OutputFile.write(Array(copy.html.utf8), to: output)
        }
        guard file.lowercased().hasSuffix(".docx") else {
            throw CommandFailure.usage(
                "usage", "只有 docx 报告才能另存为 docx 批注本；请把 -o 的文件名改为 .html")
        }
        do {
            try OutputFile.write(try WordComments.annotated(path: file, findings), to: output)
        } catch let refusal as DocumentRefusal {
            throw CommandFailure(
                exitCode: ExitStatus.failure,
                report: ErrorReport(code: "fileNotReadable", message: refusal.message))
        }
    }

    /// What the book says on the day that the report speaks of; and the report as the version of
    /// the book that it names prints it, where it is one of this program's own.
    private func references(_ key: BookKey?, _ document: PrintedDocument) async throws
        -> (BookFigures?, PrintedDocument?)
    {
        guard let key else { return (nil, nil) }
        if let month, !(1...12).contains(month) {
            throw CommandFailure.usage("badMonth", "--month 应为 1 到 12")
        }
        let day =
            month.map { .lastDay(of: $0, key.fiscalYear) } ?? document.statedDay(in: key.fiscalYear)
            ?? CalendarDate.lastDay(of: 12, key.fiscalYear)
        let workplace = try await Workplace.open(data)
        let (reading, reprint) = try await workplace.withConnection { connection in
            let loader = ReadingLoader(connection)
            let reading = try await loader.reading(key, at: PointInTime(asOf: day))
            return (reading, try await Reprint.of(document, file, key, loader))
        }
        guard let reading else { throw MissingBook.failure(key) }
        let evaluation = reading.book.selfEvaluation
        guard evaluation.bookVersion != nil else { return (BookFigures(reading.figures), reprint) }
        let result = SelfEvaluationReport(.init(reading, evaluation)).result
        let book = BookFigures(reading.figures, score: result.score, grade: result.grade)
        return (book, reprint)
    }

    private func show(_ finding: Finding) {
        let word =
            switch finding.severity {
            case .error: "✗ 错误"
            case .warning: "△ 警告"
            case .rounding: "· 尾差"
            }
        print("\(word)  \(finding.place)")
        print("        \(finding.message)")
        if !finding.expected.isEmpty {
            print(
                "        印作 \(finding.printed.isEmpty ? "空白" : finding.printed)，应为 \(finding.expected)"
            )
        }
        if !finding.arithmetic.isEmpty { print("        算式 \(finding.arithmetic)") }
    }

    private static func json(_ finding: Finding) -> JSONValue {
        [
            "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
            "where": .string(finding.place), "printed": .string(finding.printed),
            "expected": .string(finding.expected), "message": .string(finding.message),
            "arithmetic": .string(finding.arithmetic),
        ]
    }
}
