import ArgumentParser
import Documents
import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore

/// What is installed, reachable and writable, and what to do about the rest.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "自检：装了什么、连得上什么、写得了什么，缺的怎么补",
        discussion: "示例：\n  zhixing doctor\n  zhixing doctor --json")

    @OptionGroup var data: DataOptions

    private struct Check {
        let name: String
        let title: String
        /// What was found, or what is wrong.
        let finding: String
        /// What to do about it; nil where all is well.
        let remedy: String?
        /// Whether the program can do its main work without it.
        var isOptional = false
    }

    func run() async throws {
        let checks = [try await databaseCheck(), directoryCheck()] + toolChecks() + [typstCheck()]
        if data.json {
            let told = checks.map { check -> JSONValue in
                [
                    "name": .string(check.name), "ok": .bool(check.remedy == nil),
                    "optional": .bool(check.isOptional), "finding": .string(check.finding),
                    "remedy": .optional(check.remedy),
                ]
            }
            print(JSONValue.object([.init("schema", 1), .init("checks", .array(told))]).text)
        } else {
            for check in checks {
                let mark = check.remedy == nil ? "✓ 正常" : check.isOptional ? "△ 缺少" : "✗ 有误"
                print("\(mark)  \(check.title)：\(check.finding)")
                if let remedy = check.remedy { print("        处理：\(remedy)") }
            }
        }
        if checks.contains(where: { $0.remedy != nil && !$0.isOptional }) {
            throw CommandFailure(exitCode: ExitStatus.findings)
        }
    }

    private func databaseCheck() async throws -> Check {
        do {
            let workplace = try await Workplace.open(data)
            let version = try await workplace.withConnection { connection in
                try await connection.query("SHOW server_version").first.map {
                    try $0[0, String.self]
                }
            }
            return Check(
                name: "database", title: workplace.isEmbedded ? "内置数据库" : "数据库服务器",
                finding: "PostgreSQL \(version ?? "?")，可以读写", remedy: nil)
        } catch {
            return Check(
                name: "database", title: "数据库", finding: ErrorReport(error).message,
                remedy: data.databaseURL == nil
                    ? "安装 PostgreSQL：apt-get install postgresql-15；并检查数据目录 \(data.directory) 的权限"
                    : "检查服务器地址、账号和网络")
        }
    }

    private func directoryCheck() -> Check {
        let directory = data.directory
        var parent = URL(fileURLWithPath: directory)
        while !FileManager.default.fileExists(atPath: parent.path), parent.path != "/" {
            parent.deleteLastPathComponent()
        }
        let isWritable = FileManager.default.isWritableFile(atPath: parent.path)
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: parent.path)
        let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? .max
        let remedy =
            if !isWritable {
                "\(parent.path) 不可写：更改权限，或用 --data-dir 另选目录"
            } else if free < Self.leastFree {
                "磁盘只剩 \(free >> 20) MB：清理磁盘，或用 --data-dir 另选目录；满了以后无法登记"
            } else {
                String?.none
            }
        return Check(name: "dataDirectory", title: "数据目录", finding: directory, remedy: remedy)
    }

    /// In bytes: what the server's log of changes may need before it is cleaned up.
    private static let leastFree: Int64 = 512 << 20

    private func typstCheck() -> Check {
        let found = try? TypstCommand.find().program
        return Check(
            name: "typst", title: "生成 PDF", finding: found ?? "没有找到 typst",
            remedy: found == nil ? TypstCommand.remedy : nil, isOptional: true)
    }

    private func toolChecks() -> [Check] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        return [
            ("pdftotext", "读取 PDF（lint）", "apt-get install poppler-utils"),
            ("rsvg-convert", "DOCX 图表", "apt-get install librsvg2-bin"),
            ("fc-list", "中文字体", "apt-get install fontconfig fonts-noto-cjk"),
        ].map { tool, title, remedy in
            let found = path.split(separator: ":").map { "\($0)/\(tool)" }
                .first { FileManager.default.isExecutableFile(atPath: $0) }
            return Check(
                name: tool, title: title, finding: found ?? "没有找到 \(tool)",
                remedy: found == nil ? remedy : nil, isOptional: true)
        }
    }
}
