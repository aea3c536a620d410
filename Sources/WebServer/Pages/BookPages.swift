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
        let code = decoded(parameters, "task") ?? ""
        guard let row = report.rows.first(where: { $0.task.code == code }) else {
            throw PageError.nothing(
                in: links, "没有任务“\(shortened(code))”。", "可能是编码不对，或者到所选的时间还没有登记这项任务。")
        }
        var filter = report.events(of: code)
        filter.limit = TaskView.pageSize
        let events = try await queries.page(
            filter, of: report.reading.key, before: try pageStart(request, links))
        return page(
            TaskView(row, report, links, events: events, ruleSet: ruleSet), request)
    }

    /// `/books/{unit}/{year}/drafts`: vouchers that wait for a reviewer (待审核制单).
    func drafts(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, links) = try await report(request, parameters)
        let drafts = try await queries.pendingDrafts(
            report.reading.key, upTo: report.figures.asOf, version: report.figures.version,
            limit: DraftsView.limit + 1)
        return page(DraftsView(drafts.map(EventLine.init), report, links), request)
    }

    /// `/books/{unit}/{year}/figures/{figure}`: why a figure is what it is (数字溯源).
    func figure(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, links) = try await report(request, parameters)
        let name = decoded(parameters, "figure") ?? ""
        guard
            let (explanation, basis) = try await explanation(
                of: FigureIdentifier.meant(by: name), report, links)
        else {
            throw PageError.nothing(
                in: links, "没有名为“\(shortened(name))”的数字。", "可能是链接抄错了，或者到所选的时间还没有这项任务。")
        }
        var events: FigureView.Events?
        if let filter = explanation.events {
            events = FigureView.Events(
                page: try await queries.page(
                    filter, of: report.reading.key, before: try pageStart(request, links)),
                tally: try await queries.tally(filter, of: report.reading), filter: filter)
        }
        return page(FigureView(explanation, basis, report, links, events: events), request)
    }

    /// The version that a page of a list of events stands before; nil for the first page.
    private func pageStart(_ request: Request, _ links: Links) throws(PageError) -> Int64? {
        guard let written = request.uri.queryParameters["before"] else { return nil }
        guard let version = Int64(written), version > 1 else {
            throw .badField("翻页的位置不对。", "请从第一页重新翻起。", query: links.clock.text)
        }
        return version
    }

    /// A figure of execution at the page's point in time, else one of the year's self-evaluation,
    /// with what it rests on: the first that there is.
    private func explanation(
        of meant: [FigureIdentifier], _ report: ExecutionReport, _ links: Links
    ) async throws -> (FigureExplanation, FigureView.Basis)? {
        if let explanation = meant.lazy.compactMap({ report.explanation(of: $0) }).first {
            return (explanation, FigureView.Basis(report, links))
        }
        let documents = BookDocuments(queries: queries, ruleSet: ruleSet)
        guard
            let source = try await documents.selfEvaluation(
                report.reading.key, knownAt: links.clock.knownAt)
        else { return nil }
        let evaluation = SelfEvaluationReport(source)
        let projects = ProjectSelfEvaluationReport(source)
        return meant.lazy.compactMap {
            evaluation.explanation(of: $0) ?? projects.explanation(of: $0)
        }.first.map { ($0, FigureView.Basis(evaluation, report, links)) }
    }

    /// `/books/{unit}/{year}/documents/{file}`: a report as a file, such as `self-evaluation.docx`.
    func document(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, links) = try await report(request, parameters)
        let name = decoded(parameters, "file") ?? ""
        let missing = PageError.nothing(
            in: links, "没有名为“\(shortened(name))”的文件。", "能下载的文件列在账簿的页面上。")
        guard let format = DocumentFormat(path: name) else { throw missing }
        let documents = BookDocuments(queries: queries, ruleSet: ruleSet)
        let kind = DocumentKind(rawValue: String(name.dropLast(format.rawValue.count + 1)))
        let printed = try publication(request, links)
        let document: Document
        do {
            let found = try await documents.document(
                kind, of: report, printed, knownAt: links.clock.knownAt)
            guard let found else { throw missing }
            document = found
        } catch let rejection as BudgetRejection {
            throw PageError.nothing(in: links, rejection.message + "。", "能下载的列在账簿的页面上。")
        }
        let bytes: [UInt8]
        do {
            bytes = try await BookDocuments.render(document, as: format)
        } catch let error as RenderingError {
            throw PageError.notRendered(error)
        }
        var response = Response.revalidated(bytes, format.mediaType, for: request)
        let (unit, title) = (document.unitName, document.title)
        let day = kind.isSelfEvaluation ? report.yearEnd : report.figures.asOf
        let which = printed.name.map { "（\($0)）" } ?? ""
        let file = percentEncoded(
            "\(title.hasPrefix(unit) ? "" : unit)\(title)\(which)（截至\(day)）.\(format.rawValue)")
        response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(file)"
        return response
    }

    /// Which state of the self-evaluation a document's address asks for.
    private func publication(
        _ request: Request, _ links: Links
    ) throws(PageError) -> PrintedSelfEvaluation {
        guard let written = request.uri.queryParameters["publication"] else { return .standing }
        guard let number = Int(written), number > 0 else {
            throw .badField(
                "公开的次数“\(shortened(String(written)))”不对。", "请写成 publication=1 的样子。",
                query: links.clock.text)
        }
        return .publication(number)
    }

    /// `/v1/books/{unit}/{year}/execution`: the same figures as JSON, as the command line gives them.
    func executionDocument(_ request: Request, _ parameters: Parameters) async throws -> Response {
        let (report, _) = try await report(request, parameters, isExact: true)
        return .revalidated(
            Array(report.json.text.utf8), "application/json; charset=utf-8", for: request)
    }

    private func report(
        _ request: Request, _ parameters: Parameters, isExact: Bool = false
    ) async throws -> (ExecutionReport, Links) {
        // No text in the database holds a NUL, and it would refuse the question.
        guard let unit = decoded(parameters, "unit"), !unit.utf8.contains(0),
            let written = decoded(parameters, "year")
        else { throw PageError.notFound }
        guard let year = Int(written), BookKey.fiscalYears.contains(year), String(year) == written
        else {
            throw PageError.noBook(unit, written)
        }
        let clock = try ClockQuery(request, fiscalYear: year, isExact: isExact)
        let key = BookKey(unit: unit, fiscalYear: year)
        let links = Links(key: key, clock: clock)
        guard let reading = try await queries.reading(key, at: clock.point) else {
            guard let first = try await queries.firstRecordedAt(key) else {
                throw PageError.noBook(unit, written)
            }
            throw PageError.notYetRecorded(in: links, first: first)
        }
        return (ExecutionReport(reading, ruleSet: ruleSet), links)
    }

    private func page(_ view: some PageView, _ request: Request) -> Response {
        .revalidated(Array(templates.page(view).utf8), "text/html; charset=utf-8", for: request)
    }

    private func decoded(_ parameters: Parameters, _ name: String) -> String? {
        parameters.get(name).flatMap { $0.removingPercentEncoding }
    }
}

extension PrintedSelfEvaluation {
    /// As a file of it is named; nil where nothing was chosen.
    fileprivate var name: String? {
        if case .publication(let number) = self { "第\(number)次公开" } else { nil }
    }
}

extension ExecutionReport {
    fileprivate var yearEnd: CalendarDate { .lastDay(of: 12, figures.fiscalYear) }
}
