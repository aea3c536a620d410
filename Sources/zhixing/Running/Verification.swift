import EventSourcing
import JSON
import PostgreSQLStore

/// The chain recomputed, and held against checkpoints.
struct Verification {
    private let workplace: Workplace

    init(_ workplace: Workplace) {
        self.workplace = workplace
    }

    /// Verifies one book or all; checkpoints count for the books that are verified.
    func verify(_ key: BookKey?, against checkpoints: [Checkpoint]) async throws
        -> LogVerifier.Result
    {
        let progress = WorkProgress("核验")
        return try await workplace.withConnections(workplace.application) { connections in
            var result = try await LogVerifier(connections) { progress.add($0) }.verify(key)
            result.structure = try await StructureCheck(connections[0]).problems()
            for checkpoint in checkpoints {
                let named = Checkpoint(
                    createdAt: checkpoint.createdAt,
                    entries: checkpoint.entries.filter { key == nil || $0.book == key })
                result.problems += try await CheckpointLedger(connections[0]).problems(with: named)
            }
            return result
        }
    }
}

/// What a verification found, as it is told.
struct VerificationReport {
    private let result: LogVerifier.Result
    private let checkpoints: Int
    /// Books that a checkpoint names.
    private let covered: Int
    /// Whether it is known by whom the checkpoints were signed.
    private let isTrusted: Bool

    init(_ result: LogVerifier.Result, _ options: CheckpointOptions? = nil, covered: Int = 0) {
        self.result = result
        checkpoints = options?.checkpoints.count ?? 0
        self.covered = covered
        isTrusted = options?.trustedKeyFile != nil
    }

    func print(asJSON: Bool) {
        guard !asJSON else {
            Swift.print(
                JSONValue.object([
                    .init("schema", 1), .init("books", .integer(result.books)),
                    .init("events", .integer(result.events)),
                    .init("checkpoints", .integer(checkpoints)),
                    .init("trustedKey", .bool(isTrusted)),
                    .init("problems", .array(result.problems.map(\.json))),
                    .init("structure", .array(result.structure.map(\.json))),
                ]).text)
            return
        }
        let rest = result.books - covered
        let uncovered = rest > 0 ? "（另有 \(rest) 本账簿不在其中，只核验了哈希链）" : ""
        let against = checkpoints == 0 ? "" : "，对照 \(checkpoints) 个检查点\(uncovered)"
        Swift.print(
            "核验 \(result.books) 本账簿、\(result.events) 个事件\(against)：", terminator: "")
        let count = result.findingCount
        Swift.print(result.isSound ? "未被改动。" : "发现 \(count) 处问题。")
        for problem in result.structure {
            Swift.print("  数据库结构 \(problem.object)：\(problem.kind.text)")
        }
        for problem in result.problems.prefix(100) {
            Swift.print("  \(problem.book) 第 \(problem.version) 号事件：\(problem.kind.text)")
        }
    }
}

extension LogProblem.Kind {
    var text: String {
        switch self {
        case .hashMismatch: "内容与哈希不符，已被改动"
        case .unreadable: "无法读取：存储已损坏，或含有不可能的值"
        case .chainBroken: "与前一事件的链接断开"
        case .missing: "事件缺失"
        case .outOfSequence: "版本号重复或倒退"
        case .headMismatch: "账簿头与最后一个事件不符"
        case .headMissing: "账簿头缺失"
        case .payeeMismatch: "收款人名称与事件所存的摘要不符，已被改动"
        case .checkpointMismatch: "与已签名的检查点不符：这一事件已不存在，或整条链已被改写"
        case .checkpointForged: "检查点的签名无效，或不是可信公钥所签"
        }
    }
}

extension StructureProblem {
    /// The problem as `verify --json` tells it.
    var json: JSONValue { ["object": .string(object), "kind": .string(kind.rawValue)] }
}

extension StructureProblem.Kind {
    var text: String {
        switch self {
        case .changed: "函数的内容与本程序的不同，已被改动"
        case .missing: "不存在或已停用"
        case .shadowed: "有同名的对象挡在前面或并存"
        case .foreign: "有本程序不用的触发器、规则、行级策略或继承关系"
        case .notComputed: "不再由业务日期算出，月份可以被改动"
        }
    }
}
