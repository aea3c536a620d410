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

    init(_ result: LogVerifier.Result, checkpoints: Int) {
        self.result = result
        self.checkpoints = checkpoints
    }

    func print(asJSON: Bool) {
        guard !asJSON else {
            Swift.print(
                JSONValue.object([
                    .init("schema", 1), .init("books", .integer(result.books)),
                    .init("events", .integer(result.events)),
                    .init("checkpoints", .integer(checkpoints)),
                    .init("problems", .array(result.problems.map(\.json))),
                ]).text)
            return
        }
        let against = checkpoints == 0 ? "" : "，对照 \(checkpoints) 个检查点"
        Swift.print(
            "核验 \(result.books) 本账簿、\(result.events) 个事件\(against)：", terminator: "")
        Swift.print(result.problems.isEmpty ? "未被改动。" : "发现 \(result.problems.count) 处问题。")
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
