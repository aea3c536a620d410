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
    func document(
        _ kind: DocumentKind, of report: ExecutionReport, _ printed: PrintedSelfEvaluation,
        knownAt: Timestamp?
    ) async throws -> Document? {
        switch kind {
        case .monthlyExecution: MonthlyExecutionForm(report, ruleSet: ruleSet).document
        case .selfEvaluation:
            try await selfEvaluation(report.reading.key, printed, knownAt: knownAt).map {
                SelfEvaluationReport($0).document
            }
        case .projectSelfEvaluation:
            try await selfEvaluation(report.reading.key, printed, knownAt: knownAt).map {
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

    /// What is printed of a self-evaluation, as known at a moment; nil where there is no such book.
    func selfEvaluation(
        _ key: BookKey, _ printed: PrintedSelfEvaluation = .standing, knownAt: Timestamp?
    ) async throws -> SelfEvaluationReport.Source? {
        try await SelfEvaluationReport.Source(
            printed, of: key, knownAt: knownAt, ruleSet: ruleSet
        ) { point, version in
            try await queries.reading(key, at: point, version: version)
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

    /// What is published goes first; a draft that is to replace it stands beside it.
    static func all(_ links: Links, _ evaluation: SelfEvaluation) -> [DownloadView] {
        let kinds: [(DocumentKind, String)] = [
            (.selfEvaluation, "部门整体绩效自评报告"), (.projectSelfEvaluation, "项目支出绩效自评表"),
            (.monitoring, "绩效目标执行监控表"), (.monthlyExecution, "预算执行情况表"),
        ]
        return kinds.flatMap { kind, title in
            guard kind.isSelfEvaluation, let last = evaluation.publishedReports.last else {
                return [DownloadView(title, kind, links)]
            }
            let published = "\(title)（\(last.publicTitle)）"
            // What stands is what the address without a number gives.
            if evaluation.standingPublication != nil {
                return [DownloadView(published, kind, links)]
            }
            return [
                DownloadView(published, kind, links, publication: last.number),
                DownloadView("\(title)（修订稿）", kind, links),
            ]
        }
    }

    private init(
        _ title: String, _ kind: DocumentKind, _ links: Links, publication: Int? = nil
    ) {
        let formats: [(DocumentFormat, String)] = [
            (.docx, "Word"), (.pdf, "PDF"), (.xlsx, "Excel"), (.html, "网页"),
        ]
        self.title = title
        self.links = formats.map { format, name in
            LinkView(text: name, href: links.document(kind, format, publication: publication))
        }
    }
}

extension PublishedReport {
    /// How a publication is told from others.
    var publicTitle: String { "第 \(number) 次公开" }
}

extension DocumentKind {
    /// Whether it is printed of the self-evaluation: of the whole year, and as it was published.
    var isSelfEvaluation: Bool {
        self == .selfEvaluation || self == .projectSelfEvaluation
    }
}
