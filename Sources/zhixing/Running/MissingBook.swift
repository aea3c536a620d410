import EventSourcing
import PostgreSQLStore
import Reports

/// Told when a book that was asked for does not exist.
enum MissingBook {
    /// The refusal of a read that found nothing: the book may be there now, and not have been then.
    static func failure(_ key: BookKey, _ loader: ReadingLoader) async throws -> CommandFailure {
        if let first = try await loader.firstRecordedAt(key) {
            return notYetRecorded(key, first: first)
        }
        return failure(key, otherYears: try await loader.fiscalYears(of: key.unit))
    }

    /// The refusal of a moment before a book's first event.
    static func notYetRecorded(_ key: BookKey, first: Timestamp) -> CommandFailure {
        CommandFailure(
            exitCode: ExitStatus.refused,
            report: ErrorReport(
                code: "notYetRecorded",
                message: "单位 \(key.unit) 的 \(key.fiscalYear) 年度账簿当时还没有入账，"
                    + "最早的事项于 \(first.shanghaiText)（北京时间）入账；请把 --known-at 改到这一时刻以后"))
    }

    /// The refusal, with the years that the unit does have books of, where that was looked up.
    static func failure(_ key: BookKey, otherYears: [Int] = []) -> CommandFailure {
        let remedy =
            otherYears.isEmpty
            ? "请检查编码和年度，或先用 OpenFiscalYear 开账"
            : "该单位有账簿的年度：\(otherYears.map(String.init).joined(separator: "、"))"
        return CommandFailure(
            exitCode: ExitStatus.refused,
            report: ErrorReport(
                code: "unknownBook",
                message: "没有单位 \(key.unit) 的 \(key.fiscalYear) 年度账簿；\(remedy)"))
    }
}
