import EventSourcing

/// Told when a book that was asked for does not exist.
enum MissingBook {
    static func failure(_ key: BookKey) -> CommandFailure {
        CommandFailure(
            exitCode: ExitStatus.refused,
            report: ErrorReport(
                code: "unknownBook",
                message: "没有单位 \(key.unit) 的 \(key.fiscalYear) 年度账簿；请检查编码和年度，或先用 OpenFiscalYear 开账")
        )
    }
}
