import ArgumentParser
import BudgetDomain
import Documents
import EventSourcing
import JSON
import Linting
import PostgreSQLStore
import ReadModels

/// Holds a published report against itself, and against its book.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "核对：检查一份已公开的报告是否自相矛盾，并可与账簿比对",
        discussion: """
            能读 docx、pdf、xlsx、html、txt。有错误或警告时退出码为 3；只有尾差时为 0。

            示例：
              zhixing lint 报告.docx
              zhixing lint 报告.pdf --unit U01 --year 2021
              zhixing lint 报告.txt --json
              zhixing lint 报告.docx -o 标注.html
            """)

    @Argument(help: ArgumentHelp("报告文件", valueName: "文件"))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("另存一份标注了问题的副本（HTML）", valueName: "文件"))
    var output: String?

    @OptionGroup var scope: OptionalBookOptions
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
        let findings = Linting.lint(document, against: try await figures(key))
        if let output {
            let copy = MarkedCopy(document, findings: findings, title: file)
            try OutputFile.write(Array(copy.html.utf8), to: output)
        }
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

    private func figures(_ key: BookKey?) async throws -> BookFigures? {
        guard let key else { return nil }
        let workplace = try await Workplace.open(data)
        let reading = try await workplace.withConnection {
            try await ReadingLoader($0).reading(
                key, at: PointInTime(asOf: .lastDay(of: 12, key.fiscalYear)))
        }
        guard let reading else { throw MissingBook.failure(key) }
        return BookFigures(reading.figures)
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
