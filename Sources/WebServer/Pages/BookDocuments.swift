import BudgetDomain
import Dispatch
import Documents
import EventSourcing
import ReadModels
import Reports

/// Makes the documents of a book that pages offer for download.
struct BookDocuments: Sendable {
    let queries: any BookQueries
    let ruleSet: RuleSet

    /// One document; nil for a kind that pages do not offer.
    func document(_ kind: DocumentKind, of report: ExecutionReport) async throws -> Document? {
        switch kind {
        case .monthlyExecution: MonthlyExecutionForm(report, ruleSet: ruleSet).document
        case .selfEvaluation:
            try await selfEvaluation(report.reading.key).map { SelfEvaluationReport($0).document }
        case .projectSelfEvaluation:
            try await selfEvaluation(report.reading.key).map {
                ProjectSelfEvaluationReport($0).document
            }
        case .monitoring:
            MonitoringReport(
                MonitoringReport.Source(
                    figures: report.figures,
                    byFundSource: Dictionary(
                        uniqueKeysWithValues: FundSource.allCases.map {
                            ($0, report.reading.figures(of: $0))
                        }),
                    selfEvaluation: report.reading.book.selfEvaluation, ruleSet: ruleSet.label,
                    headHash: report.reading.headHash)
            ).document
        default: nil
        }
    }

    /// What is printed now, on the figures of the version that the self-evaluation is pinned to.
    func selfEvaluation(_ key: BookKey) async throws -> SelfEvaluationReport.Source? {
        let yearEnd = PointInTime(asOf: .lastDay(of: 12, key.fiscalYear))
        guard let printed = try await queries.reading(key, at: yearEnd) else { return nil }
        let evaluation = printed.book.selfEvaluation
        let frozen =
            if let version = evaluation.bookVersion {
                try await queries.reading(key, at: yearEnd, version: version)
            } else {
                printed
            }
        return frozen.map {
            SelfEvaluationReport.Source($0, evaluation, printed: printed, ruleSet: ruleSet)
        }
    }

    /// Renders on a thread of its own: a typesetter is waited for, and no other page may wait with it.
    static func render(_ document: Document, as format: DocumentFormat) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try DocumentRenderer.render(document, as: format) })
            }
        }
    }
}

/// The documents offered on a book's page.
struct DownloadView {
    let title: String
    let links: [LinkView]

    static func all(_ links: Links) -> [DownloadView] {
        let kinds: [(DocumentKind, String)] = [
            (.selfEvaluation, "部门整体绩效自评报告"), (.projectSelfEvaluation, "项目支出绩效自评表"),
            (.monitoring, "绩效目标执行监控表"), (.monthlyExecution, "预算执行情况表"),
        ]
        let formats: [(DocumentFormat, String)] = [
            (.docx, "Word"), (.pdf, "PDF"), (.xlsx, "Excel"), (.html, "网页"),
        ]
        return kinds.map { kind, title in
            DownloadView(
                title: title,
                links: formats.map { format, name in
                    LinkView(text: name, href: links.document(kind, format))
                })
        }
    }
}
