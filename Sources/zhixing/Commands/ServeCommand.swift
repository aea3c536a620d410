import ArgumentParser
import Foundation
import WebServer

/// The web application and API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "打开网页和接口",
        discussion: """
            默认只供查看。给出令牌文件后，持有令牌的程序可以向 POST /v1/commands 提交命令，每次一条，\
            内容与 record 的一行相同，必须带 commandId；重复提交不会重复登记。

            示例：
              zhixing serve
              zhixing serve --host 0.0.0.0 --port 8080
              zhixing token create 令牌 && zhixing serve --token-file 令牌
            """)

    @OptionGroup var address: AddressOptions

    @Option(
        name: .long,
        help: ArgumentHelp("允许写入的令牌的文件，由 token create 生成；只能由本用户读取", valueName: "文件"))
    var tokenFile: String?

    @OptionGroup var data: DataOptions

    func run() async throws {
        let tokens = try tokenFile.map { try Self.tokens(in: $0) }
        let workplace = try await Workplace.open(data)
        try await WebService.run(workplace, address, tokens: tokens)
    }

    private static func tokens(in path: String) throws -> AccessTokens {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure(
                exitCode: ExitStatus.failure,
                report: ErrorReport(code: "fileNotReadable", message: "无法读取令牌文件 \(path)；请检查路径和权限"))
        }
        guard try PrivateFile.isOwnersAlone(path) else {
            throw CommandFailure.usage(
                "tokenFileOpen", "令牌文件 \(path) 别的用户也能读取；请执行 chmod 600 \(path)")
        }
        do {
            return try AccessTokens(lines: text)
        } catch {
            throw CommandFailure.usage("badTokenFile", "\(path)：\(error)")
        }
    }
}

/// Where to listen.
struct AddressOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("监听地址", valueName: "地址"))
    var host = "127.0.0.1"

    @Option(name: .long, help: ArgumentHelp("监听端口；0 为任意空闲端口", valueName: "端口"))
    var port = 8080

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("端口 \(port) 不在 0 到 65535 之间")
        }
    }
}
