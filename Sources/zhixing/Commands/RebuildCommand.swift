import ArgumentParser
import JSON
import PostgreSQLStore

/// Makes the fold anew from the log, or compares only.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "重建：从事件重新汇总执行数，并修正不符之处",
        discussion: """
            逐段进行，随时可以中断，重新执行即可；其间照常登记和查询。

            示例：
              zhixing rebuild
              zhixing rebuild --check                 只比较，有差异时退出码为 3
              zhixing rebuild --unit U01 --year 2021
            """)

    @Flag(name: .long, help: "只比较并列出差异，不修正")
    var check = false

    @OptionGroup var scope: OptionalBookOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let key = try scope.key()
        let workplace = try await Workplace.open(data)
        let progress = WorkProgress("重算")
        let result = try await workplace.withConnections(workplace.application) {
            try await FoldRebuilder($0) { progress.add($0) }.rebuild(key, isCheck: check)
        }
        if let key, result.books == 0, result.differences.isEmpty {
            throw MissingBook.failure(key)
        }
        if data.json {
            print(
                JSONValue.object([
                    .init("schema", 1), .init("books", .integer(result.books)),
                    .init("events", .integer(result.events)),
                    .init("differenceCount", .integer(result.differenceCount)),
                    .init("differences", .array(result.differences.map(\.json))),
                ]).text)
        } else {
            let found =
                result.differences.isEmpty ? "与事件完全一致" : "\(result.differenceCount) 行与事件不符"
            let done = check || result.differences.isEmpty ? "" : "，已修正"
            print("\(result.books) 本账簿、\(result.events) 个事件：\(found)\(done)。")
            let listed = result.differences.prefix(50)
            for difference in listed {
                print(
                    "  \(difference.book) \(difference.task) \(difference.month)月 "
                        + "\(difference.entry)：现为 \(difference.stored?.text ?? "无")，"
                        + "应为 \(difference.expected?.text ?? "无")")
            }
            let others = result.differenceCount - listed.count
            if others > 0 { print("  另有 \(others) 行未列出。") }
        }
        if check, !result.differences.isEmpty {
            throw CommandFailure(exitCode: ExitStatus.findings)
        }
    }
}
