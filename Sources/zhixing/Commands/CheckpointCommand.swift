import ArgumentParser
import EventSourcing
import Foundation
import JSON
import PostgreSQLStore

/// Signed checkpoints, to be lodged where the database's owner cannot reach them.
struct CheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "检查点：对账簿头签名，交由外部保存，防止整条链被改写",
        discussion: """
            管数据库的人可以把整条哈希链重算一遍；只要此前签名的检查点存放在他够不着的地方，改写就会被发现。

            示例：
              zhixing checkpoint new-key 私钥.pem                    只做一次；私钥不要放在数据库所在的机器上
              zhixing checkpoint public-key --key 私钥.pem -o 公钥.pem
              zhixing checkpoint create --key 私钥.pem -o 检查点.json
              zhixing verify --checkpoint 检查点.json --trusted-key 公钥.pem
            """,
        subcommands: [NewKey.self, PublicKey.self, Create.self])

    /// Makes a private key.
    struct NewKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new-key", abstract: "生成签名用的私钥（Ed25519，PEM，仅本人可读）",
            discussion: "示例：\n  zhixing checkpoint new-key 私钥.pem")

        @Argument(help: ArgumentHelp("写入的文件；已存在则拒绝", valueName: "文件"))
        var file: String
        @OptionGroup var data: DataOptions

        func run() async throws {
            let key = CheckpointKey()
            try KeyFile.create(key, at: file)
            let digits = hexadecimal(key.publicKey.bytes)
            if data.json {
                print(
                    JSONValue.object([.init("schema", 1), .init("publicKey", .string(digits))]).text
                )
            } else {
                print("私钥已写入 \(file)（权限 0600）。请妥善保管，不要存入数据库或其备份。")
                print("公钥：\(digits)")
            }
        }
    }

    /// Prints the public key, for those who check.
    struct PublicKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "public-key", abstract: "导出公钥（PEM），交给核验的人",
            discussion: "示例：\n  zhixing checkpoint public-key --key 私钥.pem -o 公钥.pem")

        @OptionGroup var key: SigningKeyOptions
        @Option(name: .shortAndLong, help: ArgumentHelp("写入文件；默认标准输出", valueName: "文件"))
        var output = "-"
        @OptionGroup var data: DataOptions

        func run() async throws {
            let publicKey = try key.load().publicKey
            let digits = hexadecimal(publicKey.bytes)
            let text =
                data.json
                ? JSONValue.object([
                    .init("schema", 1), .init("publicKey", .string(digits)),
                    .init("pem", .string(publicKey.pem)),
                ]).text + "\n" : publicKey.pem
            try OutputFile.write(Array(text.utf8), to: output)
        }
    }

    /// Verifies the books, and signs their heads.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "核验账簿，然后对账簿头签名，写出检查点",
            discussion: """
                先重算哈希链；有问题则不签名，退出码为 3。

                示例：
                  zhixing checkpoint create --key 私钥.pem -o 检查点.json
                  zhixing checkpoint create --key 私钥.pem --unit U01 --year 2021
                """)

        @OptionGroup var key: SigningKeyOptions
        @OptionGroup var scope: OptionalBookOptions
        @Option(name: .shortAndLong, help: ArgumentHelp("写入文件；默认标准输出", valueName: "文件"))
        var output = "-"
        @OptionGroup var data: DataOptions

        func run() async throws {
            let book = try scope.key()
            let key = try key.load()
            let workplace = try await Workplace.open(data)
            // Heads first: the chain that is then verified must pass through them.
            let checkpoint = try await workplace.withConnection {
                try await CheckpointLedger($0).take(book)
            }
            if let book, checkpoint.entries.isEmpty { throw MissingBook.failure(book) }
            guard !checkpoint.entries.isEmpty else {
                throw CommandFailure(
                    exitCode: ExitStatus.refused,
                    report: ErrorReport(code: "noBook", message: "还没有账簿，没有什么可以签名"))
            }
            let result = try await Verification(workplace).verify(book, against: [checkpoint])
            guard result.isSound else {
                VerificationReport(result).print(asJSON: data.json)
                throw CommandFailure(
                    exitCode: ExitStatus.findings,
                    report: ErrorReport(code: "notSigned", message: "账簿未通过核验，没有签名"))
            }
            let signed = try SignedCheckpoint(checkpoint, by: key)
            try OutputFile.write(Array((signed.json.text + "\n").utf8), to: output)
            guard output != "-" else { return }
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1), .init("books", .integer(checkpoint.entries.count)),
                        .init("events", .integer(result.events)),
                    ]).text)
            } else {
                print("已对 \(checkpoint.entries.count) 本账簿签名，写入 \(output)。请交由外部保存。")
            }
        }
    }
}

/// The private key that signs.
struct SigningKeyOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("私钥文件；默认取环境变量 ZHIXING_CHECKPOINT_KEY", valueName: "文件"))
    var key: String?

    func load() throws -> CheckpointKey {
        guard let path = key ?? DataOptions.environment("ZHIXING_CHECKPOINT_KEY") else {
            throw CommandFailure.usage(
                "usage", "缺少 --key 私钥文件；没有私钥时先执行 zhixing checkpoint new-key 文件")
        }
        return try KeyFile.load(path)
    }
}
