import ArgumentParser
import EventSourcing
import JSON
import PostgreSQLStore

/// Proves that nothing recorded was altered.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核验：重算每个事件的哈希链，指出被改动的事件",
        discussion: """
            示例：
              zhixing verify
              zhixing verify --unit U01 --year 2021
              zhixing verify --json
            """)

    @OptionGroup var scope: OptionalBookOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let key = try scope.key()
        let workplace = try await Workplace.open(data)
        let result = try await workplace.withConnection { try await LogVerifier($0).verify(key) }
        if data.json {
            print(
                JSONValue.object([
                    .init("schema", 1), .init("books", .integer(result.books)),
                    .init("events", .integer(result.events)),
                    .init("problems", .array(result.problems.map(\.json))),
                ]).text)
        } else {
            print("核验 \(result.books) 本账簿、\(result.events) 个事件：", terminator: "")
            print(result.problems.isEmpty ? "未被改动。" : "发现 \(result.problems.count) 处问题。")
            for problem in result.problems.prefix(100) {
                print("  \(problem.book) 第 \(problem.version) 号事件：\(problem.kind.text)")
            }
        }
        if !result.problems.isEmpty { throw CommandFailure(exitCode: ExitStatus.findings) }
    }
}

extension LogProblem.Kind {
    var text: String {
        switch self {
        case .hashMismatch: "内容与哈希不符，已被改动"
        case .chainBroken: "与前一事件的链接断开"
        case .missing: "事件缺失"
        case .outOfSequence: "版本号重复或倒退"
        case .headMismatch: "账簿头与最后一个事件不符"
        case .headMissing: "账簿头缺失"
        case .checkpointMismatch: "与已签名的检查点不符"
        case .checkpointForged: "检查点的签名无效"
        }
    }
}

/// One book, or all of them.
struct OptionalBookOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("单位编码；不写则为全部账簿", valueName: "编码"))
    var unit: String?

    @Option(name: .long, help: ArgumentHelp("财政年度", valueName: "年"))
    var year: Int?

    /// The book named, or nil for all of them.
    ///
    /// Half a name is a usage error.
    func key() throws -> BookKey? {
        switch (unit, year) {
        case (let unit?, let year?): BookKey(unit: unit, fiscalYear: year)
        case (nil, nil): nil
        default: throw CommandFailure.usage("usage", "--unit 与 --year 须同时给出")
        }
    }
}
