import BudgetDomain
import Documents
import EventSourcing
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import ReadModels
import Reports

/// Answers requests about one book with pages.
struct BookPages: Sendable {
    let queries: any BookQueries
    let ruleSet: RuleSet
    /// What must be said above a book's figures, such as that a demonstration is invented.
    let origins: [BookKey: String]
    let templates: Templates

    /// `/books/{unit}/{year}`: the unit's year at a glance (全年总览).
    func year(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, links) = try await report(request, parameters)
        var filter = report.events(of: nil)
        filter.entries = Set(ExecutionEntry.allCases.filter(\.isAdjustment))
        filter.limit = YearView.shownAdjustments + 1
        let adjustments = try await queries.events(report.reading.key, filter)
        let view = YearView(
            report, links, adjustments: adjustments.map(EventLine.init), ruleSet: ruleSet,
            origin: origins[report.reading.key])
        return page(view, request)
    }

    /// `/books/{unit}/{year}/tasks/{task}`: one task's months and vouchers (任务页).
    func task(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, links) = try await report(request, parameters)
        guard let code = decoded(parameters, "task"),
            let row = report.rows.first(where: { $0.task.code == code })
        else { throw PageError.notFound }
        var filter = report.events(of: code)
        let newest = max(report.figures.version, 1)
        if let written = request.uri.queryParameters["before"] {
            guard let version = Int64(written), version > 1 else {
                throw PageError.badField("翻页的位置不对。", "请从任务页的第一页重新翻起。")
            }
            filter.versions = 1...min(version - 1, newest)
        }
        filter.limit = TaskView.pageSize + 1
        let events = try await queries.events(report.reading.key, filter).map(EventLine.init)
        return page(
            TaskView(row, report, links, events: events, isFirst: filter.versions == 1...newest),
            request)
    }

    /// `/books/{unit}/{year}/figures/{figure}`: why a figure is what it is (数字溯源).
    func figure(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, links) = try await report(request, parameters)
        guard let name = decoded(parameters, "figure"),
            let explanation = try await explanation(of: FigureIdentifier(rawValue: name), report)
        else { throw PageError.notFound }
        var events: [EventLine] = []
        if let filter = explanation.events {
            events = try await queries.events(report.reading.key, filter).map(EventLine.init)
        }
        return page(FigureView(explanation, report, links, events: events), request)
    }

    /// A figure of execution at the page's point in time, else one of the year's self-evaluation.
    private func explanation(
        of identifier: FigureIdentifier, _ report: ExecutionReport
    ) async throws -> FigureExplanation? {
        if let explanation = report.explanation(of: identifier) { return explanation }
        let documents = BookDocuments(queries: queries, ruleSet: ruleSet)
        guard let source = try await documents.selfEvaluation(report.reading.key) else {
            return nil
        }
        return SelfEvaluationReport(source).explanation(of: identifier)
            ?? ProjectSelfEvaluationReport(source).explanation(of: identifier)
    }

    /// `/books/{unit}/{year}/documents/{file}`: a report as a file, such as `self-evaluation.docx`.
    func document(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, _) = try await report(request, parameters)
        guard let name = decoded(parameters, "file"), let format = DocumentFormat(path: name)
        else { throw PageError.notFound }
        let documents = BookDocuments(queries: queries, ruleSet: ruleSet)
        let kind = DocumentKind(rawValue: String(name.dropLast(format.rawValue.count + 1)))
        guard let document = try await documents.document(kind, of: report) else {
            throw PageError.notFound
        }
        let bytes: [UInt8]
        do {
            bytes = try await BookDocuments.render(document, as: format)
        } catch let error as RenderingError {
            throw PageError.notRendered(error)
        }
        var response = Response.revalidated(bytes, format.mediaType, for: request)
        let file = percentEncoded("\(document.unitName)\(name)")
        response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(file)"
        return response
    }

    /// `/v1/books/{unit}/{year}/execution`: the same figures as JSON, as the command line gives them.
    func executionDocument(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, _) = try await report(request, parameters)
        return .revalidated(
            Array(report.json.text.utf8), "application/json; charset=utf-8", for: request)
    }

    private func report(
        _ request: Request, _ parameters: Parameters
    ) async throws -> (ExecutionReport, Links) {
        guard let unit = decoded(parameters, "unit"), let written = decoded(parameters, "year")
        else { throw PageError.notFound }
        guard let year = Int(written), (1949...9998).contains(year), String(year) == written else {
            throw PageError.noBook(unit, written)
        }
        let clock = try ClockQuery(request, fiscalYear: year)
        let key = BookKey(unit: unit, fiscalYear: year)
        guard let reading = try await queries.reading(key, at: clock.point) else {
            throw PageError.noBook(unit, written)
        }
        return (ExecutionReport(reading, ruleSet: ruleSet), Links(key: key, clock: clock))
    }

    private func page(_ view: some PageView, _ request: Request) -> Response {
        .revalidated(Array(templates.page(view).utf8), "text/html; charset=utf-8", for: request)
    }

    private func decoded(_ parameters: Parameters, _ name: String) -> String? {
        parameters.get(name).flatMap { $0.removingPercentEncoding }
    }
}
