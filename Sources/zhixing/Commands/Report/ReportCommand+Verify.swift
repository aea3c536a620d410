import ArgumentParser
import Documents
import Foundation
import JSON
import PostgreSQLStore
import Reports

extension ReportCommand {
    /// Holds a file against the books that it says it was made from.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "核对文件：一份生成的报告是否仍与账簿一致、有没有被改过",
            discussion: """
                只凭文件自带的版本说明：账簿在不在、版本和哈希对不对、每个数字和整个文件与重新生成的是否相同。\
                全部一致退出码为 0，有一项不一致为 3；不是本程序生成的文件为 2，找不到文件为 1。

                示例：
                  zhixing report verify 自评报告.docx
                  zhixing report verify 公开版.pdf
                  zhixing report verify 部门汇总.xlsx --json
                """)

        @Argument(help: ArgumentHelp("报告文件", valueName: "文件"))
        var file: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let record = try record()
            let workplace = try await Workplace.open(data)
            let verification = try await workplace.withConnection { connection in
                try await ReportVerification.of(file, record, ReadingLoader(connection))
            }
            if data.json {
                print(verification.json.text)
            } else {
                verification.show()
            }
            if !verification.agrees { throw CommandFailure(exitCode: ExitStatus.findings) }
        }

        private func record() throws -> DocumentRecord {
            guard FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure(
                    exitCode: ExitStatus.failure,
                    report: ErrorReport(
                        code: "fileNotReadable", message: "找不到文件 \(file)，请检查路径。"))
            }
            do {
                return try DocumentRecord.read(file)
            } catch let error as RenderingError {
                throw CommandFailure.usage(error.code, "\(error)")
            }
        }
    }
}
