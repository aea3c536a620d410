import ArgumentParser
import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore

extension DatabaseCommand {
    /// Writes all books into one file.
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "备份：把全部账簿写入一个文件（pg_dump 自定义格式）",
            discussion: """
                备份是某一时刻的完整内容，其间照常登记。文件仅本人可读；其中有收款人名称，请妥善保管。
                另请定期签名检查点（zhixing checkpoint create）并存放在别处，恢复时对照。

                示例：
                  zhixing database backup 2021-07-31.backup
                """)

        @Argument(help: ArgumentHelp("写入的文件；已存在则拒绝", valueName: "文件"))
        var file: String
        @OptionGroup var data: DataOptions

        func run() async throws {
            let workplace = try await Workplace.open(data)
            guard !FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure(
                    exitCode: ExitStatus.refused,
                    report: ErrorReport(
                        code: "fileExists", message: "\(file) 已存在；不会覆盖旧备份，请换一个文件名"))
            }
            let (version, schema) = try await workplace.withConnection(workplace.administrator) {
                try await BackupTools.server($0)
            }
            let tools = try DumpTools(serverVersion: version)
            // An empty private file first: what the tool writes is never readable by others.
            let output = try OutputFile(path: file)
            guard chmod(file + ".part", 0o600) == 0 else {
                throw BackupTools.failure("无法设置 \(file).part 的权限")
            }
            do {
                try await tools.dump(workplace.administrator, schema: schema, to: file + ".part")
                try BackupTools.seal(file + ".part")
                try output.close()
            } catch {
                try? FileManager.default.removeItem(atPath: file + ".part")
                throw error
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            let bytes = (attributes[.size] as? NSNumber)?.int64Value ?? 0
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1), .init("file", .string(file)),
                        .init("bytes", .integer(bytes)),
                    ]).text)
            } else {
                print("已备份到 \(file)（\(bytes) 字节）。恢复前会整体核验；请与检查点分开存放。")
            }
        }
    }

    /// Reads a backup into a new place, and accepts it only if it verifies.
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "恢复：把备份读入新的位置，整体核验通过后才采用",
            discussion: """
                只进入空的数据目录（或 --database 所写的新数据库），从不覆盖现有数据。读入后重算整条哈希链、\
                重算执行数，并对照检查点；有任何问题就不采用，退出码为 3。

                示例：
                  zhixing database restore 2021-07-31.backup --data-dir 新目录
                  zhixing database restore 2021-07-31.backup --data-dir 新目录 --checkpoint 检查点.json --trusted-key 公钥.pem
                """)

        @Argument(help: ArgumentHelp("database backup 写出的文件", valueName: "文件"))
        var file: String
        @OptionGroup var checkpoints: CheckpointOptions
        @OptionGroup var data: DataOptions

        func run() async throws {
            try BackupTools.expectWhole(file)
            let loaded = try checkpoints.load(json: data.json)
            guard loaded.forged.isEmpty else {
                throw CommandFailure(
                    exitCode: ExitStatus.findings,
                    report: ErrorReport(
                        code: "checkpointForged", message: "检查点的签名无效，或不是可信公钥所签；没有恢复"))
            }
            let place = try await RestoringPlace.prepare(data)
            let outcome: BackupTools.Outcome
            do {
                outcome = try await BackupTools.restore(
                    file, into: place.workplace, against: loaded)
                if outcome.isSound { try await place.accept() } else { try await place.discard() }
            } catch {
                try? await place.discard()
                throw error
            }
            VerificationReport(
                outcome.verification, checkpoints, covered: loaded.covered(of: nil)
            ).print(asJSON: data.json)
            guard outcome.isSound else {
                throw CommandFailure(
                    exitCode: ExitStatus.findings,
                    report: ErrorReport(code: "backupRefused", message: outcome.refusal))
            }
            if !data.json { print("已恢复，可以使用。") }
        }
    }
}

/// What backup and restore have in common.
enum BackupTools {
    /// What came of reading a backup in.
    struct Outcome {
        let verification: LogVerifier.Result
        /// How many rows of the fold are not what the events give.
        let differences: Int

        var isSound: Bool { verification.isSound && differences == 0 }

        var refusal: String {
            let fold = differences == 0 ? "" : "，执行数有 \(differences) 行与事件不符"
            let count = verification.findingCount
            return "备份未通过核验（问题 \(count) 处\(fold)），没有采用；现有数据未动"
        }
    }

    /// The server's major version, and the schema that the tables are in.
    static func server(_ connection: Connection) async throws -> (version: String?, schema: String)
    {
        let rows = try await connection.query(
            "SELECT current_setting('server_version_num'), current_schema()::text")
        let number = try rows.first.flatMap { Int(try $0[0, String.self]) }
        return (
            number.map { "\($0 / 10_000)" }, try rows.first?[1, String?.self] ?? "public"
        )
    }

    /// Reads a backup into an empty place and verifies everything that came.
    static func restore(
        _ file: String, into workplace: Workplace, against loaded: CheckpointOptions.Loaded
    ) async throws -> Outcome {
        try await workplace.migrate()
        let version = try await workplace.withConnection(workplace.administrator) {
            try await server($0).version
        }
        let tools = try DumpTools(serverVersion: version)
        do {
            // The schema is the program's own; only rows are taken from the file.
            let rows = try await tools.tableData(of: file)
            try requireTables(rows, in: file)
            try await tools.restore(
                rows.filter { !$0.contains(" schema_migration ") }, of: file,
                into: workplace.application)
        } catch let error as EmbeddedClusterError {
            let reason = "\(error)".trimmingCharacters(in: .whitespacesAndNewlines)
            throw failure(
                "备份 \(file) 无法读入，没有采用；现有数据未动。"
                    + "请确认它是 zhixing database backup 写出的文件，且没有损坏。（\(reason)）")
        }
        try await workplace.withConnection(workplace.administrator) {
            try await $0.execute("ANALYZE")
        }
        let verification = try await Verification(workplace).verify(
            nil, against: loaded.checkpoints)
        let fold = try await workplace.withConnections(workplace.application) {
            try await FoldRebuilder($0).rebuild(nil, isCheck: true)
        }
        return Outcome(verification: verification, differences: fold.differenceCount)
    }

    /// Adds the line by which damage is seen later.
    static func seal(_ file: String) throws {
        do { try BackupSeal(path: file).add() } catch {
            throw failure("无法写入 \(file)：\(error.localizedDescription)；请检查权限和磁盘空间")
        }
    }

    /// Refuses a file that cannot be read, or that is no longer what was written.
    static func expectWhole(_ file: String) throws {
        let path = URL(filePath: file).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes else { throw failure("无法读取文件 \(file)；请检查路径和权限") }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw failure("\(file) 不是普通文件；请给出 database backup 写出的文件")
        }
        switch try? BackupSeal(path: path).state() {
        case .intact: return
        case .unsealed:
            let note = "提示：\(file) 没有备份的校验行，只能在读入之后核验。\n"
            FileHandle.standardError.write(Data(note.utf8))
        case .damaged:
            throw CommandFailure(
                exitCode: ExitStatus.findings,
                report: ErrorReport(
                    code: "backupDamaged",
                    message: "备份 \(file) 已损坏：内容与写出时的 SHA-256 不符，没有采用；"
                        + "现有数据未动。请重新复制该文件，或改用另一份备份"))
        case nil: throw failure("无法读取文件 \(file)；请检查路径和权限")
        }
    }

    /// Refuses an archive that lacks a table: whoever restores it would miss its rows without a word.
    private static func requireTables(_ rows: [String], in file: String) throws {
        let names = rows.map { $0.split(separator: " ") }.compactMap { words in
            words.firstIndex(of: "DATA").flatMap { $0 + 2 < words.count ? words[$0 + 2] : nil }
        }
        let missing = ["book", "event", "execution", "payee"].filter { !names.contains($0[...]) }
        guard missing.isEmpty else {
            throw failure(
                "\(file) 不是本程序的备份，或内容不全（缺少 \(missing.joined(separator: "、")) 表的数据），"
                    + "没有采用；现有数据未动")
        }
    }

    static func failure(_ message: String) -> CommandFailure {
        CommandFailure(
            exitCode: ExitStatus.failure, report: ErrorReport(code: "backup", message: message))
    }
}
