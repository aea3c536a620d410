import ArgumentParser
import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore

/// Records commands given as JSON Lines.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "登记业务：每行一条 JSON 命令，逐行回答",
        discussion: """
            默认遇到第一条被拒绝的命令就停下，之前的已经登记。同一 commandId 或同一凭证行重复提交不会重复登记。

            示例：
              zhixing record 业务.jsonl
              生成程序 | zhixing record - --keep-going
              zhixing record 业务.jsonl --dry-run          只看后果，不登记
              zhixing record --bulk 业务.jsonl             大批量登记；中断后重新运行即接着登记
            """)

    @Argument(help: ArgumentHelp("JSON Lines 文件；- 为标准输入", valueName: "文件"))
    var file = "-"

    @Flag(name: .long, help: "遇到被拒绝的命令继续登记其余的")
    var keepGoing = false

    @Flag(name: .long, help: "要么全部登记，要么一条也不登记")
    var atomic = false

    @Flag(name: .long, help: "只判断并显示后果，不登记")
    var dryRun = false

    @Flag(name: .long, help: "大批量登记：遇到被拒绝的命令继续，只回答被拒绝的行和总数")
    var bulk = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        if atomic, keepGoing { throw ValidationError("--atomic 与 --keep-going 不能同时使用") }
        if bulk, atomic || dryRun {
            throw ValidationError("--bulk 不能与 --atomic 或 --dry-run 同时使用")
        }
    }

    func run() async throws {
        var input = try LineInput(path: file)
        let workplace = try await Workplace.open(data)
        if bulk {
            let status = try await workplace.withConnections(workplace.application) {
                try await BulkRecording.record(&input, on: $0, asJSON: data.json)
            }
            if status != 0 { throw CommandFailure(exitCode: status) }
            return
        }
        let status = try await workplace.withConnection { connection in
            let handler = CommandHandler(connection, review: .byReport)
            if atomic || dryRun {
                return try await recordTogether(&input, handler)
            }
            var recording = Recording(keepsGoing: keepGoing)
            while !recording.isOver, let lines = try input.next() {
                for line in try await recording.record(lines, by: handler) { print(line.text) }
            }
            return recording.status
        }
        if status != 0 { throw CommandFailure(exitCode: status) }
    }

    /// In one transaction: kept if all went well and this is no rehearsal.
    private func recordTogether(_ input: inout LineInput, _ handler: CommandHandler) async throws
        -> Int32
    {
        var lines: [[UInt8]] = []
        while let more = try input.next() { lines += more }
        var status: Int32 = 0
        var answers: [JSONValue] = []
        try await handler.inTransaction { handler in
            var recording = Recording(keepsGoing: keepGoing, showsConsequences: dryRun)
            try await handler.lockHeads(of: recording.books(in: lines))
            answers = try await recording.record(lines, by: handler)
            status = recording.status
            if atomic, status != 0 { answers = recording.rolledBack(answers, lines) }
            return status == 0 && !dryRun
        }
        for answer in answers { print(answer.text) }
        return status
    }
}
