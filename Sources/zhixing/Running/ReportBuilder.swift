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
        _ kind: ReportKind, as format: DocumentFormat, at point: PointInTime, version: Int64?,
        task: String? = nil
    ) async throws -> [UInt8] {
        switch kind {
        case .selfEvaluation:
            let report = SelfEvaluationReport(try await selfEvaluation(version: version))
            return try render(report.document, as: format, json: report.json)
        case .projectSelfEvaluation:
            let source = try await selfEvaluation(version: version)
            let report = ProjectSelfEvaluationReport(source, task: task)
            guard !report.projects.isEmpty else {
                throw BudgetRejection.refused("unknownTask", "没有编码为 \(task ?? "") 的项目")
            }
            return try render(report.document, as: format)
        case .monitoring:
            let reading = try await reading(at: point, version: version)
            let source = SelfEvaluationReport.Source(reading, reading.book.selfEvaluation)
            let report = MonitoringReport(
                MonitoringReport.Source(
                    figures: source.figures, byFundSource: source.byFundSource,
                    selfEvaluation: source.selfEvaluation, ruleSet: source.ruleSet.label,
                    headHash: source.headHash))
            return try render(report.document, as: format)
        case .monthlyExecution:
            let reading = try await reading(at: point, version: version)
            let report = ExecutionReport(reading, ruleSet: .standard)
            let form = MonthlyExecutionForm(report, ruleSet: .standard)
            return try render(form.document, as: format, json: report.json)
        }
    }

    /// What is printed at a version, on the figures of the version that it is pinned to.
    func selfEvaluation(version: Int64?) async throws -> SelfEvaluationReport.Source {
        let yearEnd = PointInTime(asOf: .lastDay(of: 12, key.fiscalYear))
        let printed = try await reading(at: yearEnd, version: version)
        let evaluation = printed.book.selfEvaluation
        let frozen = try await reading(at: yearEnd, version: evaluation.bookVersion ?? version)
        return SelfEvaluationReport.Source(frozen, evaluation, printed: printed)
    }

    private func reading(at point: PointInTime, version: Int64?) async throws -> BookReading {
        guard let reading = try await loader.reading(key, at: point, version: version) else {
            throw MissingBook.failure(key)
        }
        return reading
    }

    /// A report with a JSON shape of its own has that one, all others the document's.
    private func render(_ document: Document, as format: DocumentFormat, json: JSONValue? = nil)
        throws -> [UInt8]
    {
        if format == .json, let json { return Array((json.indentedText + "\n").utf8) }
        return try DocumentRenderer.render(document, as: format)
    }
}
