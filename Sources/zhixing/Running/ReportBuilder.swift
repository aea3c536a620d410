import BudgetDomain
import Documents
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

/// Book → report value → bytes; the same version gives the same bytes.
struct ReportBuilder {
    let loader: ReadingLoader
    let key: BookKey

    func build(
        _ kind: ReportKind, as format: DocumentFormat, at point: PointInTime, version: Int64?
    ) async throws -> [UInt8] {
        switch kind {
        case .selfEvaluation:
            let report = try await selfEvaluation(version: version)
            return try render(report.document, as: format, members: report.json)
        case .monthlyExecution:
            let reading = try await reading(at: point, version: version)
            let report = ExecutionReport(reading, ruleSet: .standard)
            let form = MonthlyExecutionForm(report, ruleSet: .standard)
            return try render(form.document, as: format, members: report.json)
        }
    }

    /// The self-evaluation on the figures of the version that it is pinned to.
    private func selfEvaluation(version: Int64?) async throws -> SelfEvaluationReport {
        let yearEnd = PointInTime(asOf: .lastDay(of: 12, key.fiscalYear))
        let latest = try await reading(at: yearEnd, version: version)
        let pinned = latest.book.selfEvaluation.bookVersion
        let frozen = try await reading(at: yearEnd, version: pinned ?? version)
        return SelfEvaluationReport(
            SelfEvaluationReport.Source(
                figures: frozen.figures,
                byFundSource: Dictionary(
                    uniqueKeysWithValues: FundSource.allCases.map { ($0, frozen.figures(of: $0)) }),
                selfEvaluation: latest.book.selfEvaluation, ruleSet: .standard,
                headHash: frozen.headHash))
    }

    private func reading(at point: PointInTime, version: Int64?) async throws -> BookReading {
        guard let reading = try await loader.reading(key, at: point, version: version) else {
            throw MissingBook.failure(key)
        }
        return reading
    }

    /// JSON is the report's own shape, not the document's.
    private func render(_ document: Document, as format: DocumentFormat, members: JSONValue) throws
        -> [UInt8]
    {
        if format == .json { return Array((members.indentedText + "\n").utf8) }
        return try DocumentRenderer.render(document, as: format)
    }
}
