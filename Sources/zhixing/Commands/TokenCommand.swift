import ArgumentParser
import Foundation
import JSON
import WebServer

/// Tokens of programs that write through the server.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "令牌：允许程序向网页服务器提交命令", subcommands: [Create.self])

    /// Makes one, and keeps only its hash.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "生成一个令牌；文件里只存它的哈希，令牌本身只显示这一次",
            discussion: """
                每次运行在文件末尾加一行；要作废一个令牌，删去它那一行并重启服务器。

                示例：
                  zhixing token create 令牌 --holder 财务系统
                  zhixing serve --token-file 令牌
                """)

        @Argument(help: ArgumentHelp("令牌文件；没有则新建，只有本用户能读", valueName: "文件"))
        var file: String

        @Option(name: .long, help: ArgumentHelp("谁持有它，写在前面一行，便于辨认", valueName: "名称"))
        var holder: String?

        @Flag(name: .long, help: "以 JSON 输出")
        var json = false

        func run() async throws {
            let token = AccessTokens.make()
            let note = holder.map { "# \($0.filter { !$0.isNewline })\n" } ?? ""
            try Self.append(note + AccessTokens.line(for: token) + "\n", to: file)
            print(
                json
                    ? JSONValue.object([.init("schema", 1), .init("token", .string(token))]).text
                    : token)
        }

        private static func append(_ text: String, to path: String) throws {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                throw CommandFailure(
                    exitCode: ExitStatus.failure,
                    report: ErrorReport(
                        code: "fileNotWritable",
                        message: "无法写入令牌文件 \(path)：\(String(cString: strerror(errno)))；请检查路径和权限"))
            }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        }
    }
}
