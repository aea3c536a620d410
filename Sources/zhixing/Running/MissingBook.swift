import EventSourcing

/// Told when a book that was asked for does not exist.
enum MissingBook {
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
