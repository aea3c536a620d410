import ArgumentParser
import BudgetDomain
import EventSourcing
import Foundation
import JSON
import PostgreSQLStore

/// Checkpoints to hold a log against, and whose signature counts.
struct CheckpointOptions: ParsableArguments {
    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp("同时对照已签名的检查点；可重复", valueName: "文件"))
    var checkpoints: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "可信公钥：文件或 64 位十六进制数；默认取环境变量 ZHIXING_TRUSTED_KEY", valueName: "公钥"))
    var trustedKey: String?

    /// The file with the key that signatures must be by, if one was named.
    var trustedKeyFile: String? { trustedKey ?? DataOptions.environment("ZHIXING_TRUSTED_KEY") }

    /// The checkpoints whose signatures hold, and those that are not to be believed.
    struct Loaded {
        var checkpoints: [Checkpoint] = []
        var forged: [LogProblem] = []

        /// How many books they name, or whether they name the one.
        func covered(of key: BookKey?) -> Int {
            Set(checkpoints.flatMap(\.entries).map(\.book)).filter { key == nil || $0 == key }.count
        }
    }

    /// Reads the files; without a trusted key a signature only shows that its file is intact.
    ///
    /// That is said on standard error, except to scripts, whose answer holds it (`trustedKey`).
    func load(json: Bool) throws -> Loaded {
        let trusted = try trustedKeyFile.map(KeyFile.publicKey)
        if trusted == nil, !checkpoints.isEmpty, !json {
            let note = "提示：没有给出可信公钥（--trusted-key），只能确认检查点文件自身完整，不能确认由谁签名。\n"
            FileHandle.standardError.write(Data(note.utf8))
        }
        var loaded = Loaded()
        for path in checkpoints {
            let signed = try Self.read(path)
            if signed.isSigned(by: trusted) {
                loaded.checkpoints.append(signed.checkpoint)
            } else {
                loaded.forged += signed.checkpoint.entries.map {
                    LogProblem(book: $0.book, version: $0.version, kind: .checkpointForged)
                }
            }
        }
        return loaded
    }

    private static func read(_ path: String) throws -> SignedCheckpoint {
        let bytes = try InputFile.bytes(path)
        do {
            return try SignedCheckpoint(json: try JSONParser.parse(bytes))
        } catch let error as JSONFieldError {
            throw CommandFailure.usage(
                "malformedCheckpoint",
                "\(path) 不是可用的检查点文件：\(BudgetRejection(error).message)")
        } catch let error as JSONSyntaxError {
            throw CommandFailure.usage(
                "malformedCheckpoint", "\(path) 不是检查点文件：第 \(error.column) 字节处\(error.problem)")
        }
    }
}
