import BudgetDomain
import Documents
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

/// Books → report value → bytes; the same versions give the same bytes.
struct ReportBuilder {
    let loader: ReadingLoader

    /// A document without a format, and the JSON shape of its own where it has one.
    struct Built {
        let document: Document
        var json: JSONValue?
        /// How many tasks a public edition does not name.
        var hiddenCount = 0

        /// A report with a JSON shape of its own has that one with its record, others the document's.
        func bytes(as format: DocumentFormat) throws -> [UInt8] {
            if format == .json, case .object(let members)? = json {
                let record = JSONValue.Member("document", DocumentRecord(document).json)
                return Array((JSONValue.object(members + [record]).indentedText + "\n").utf8)
            }
            return try DocumentRenderer.render(document, as: format)
        }
    }

    func build(_ request: ReportRequest) async throws -> Built {
        guard request.kind == .selfEvaluation || request.books.count == 1 else {
            throw CommandFailure.usage(
                "oneUnitOnly", "几个单位汇总只用于 self-evaluation；其他报告请逐个单位生成")
        }
        let book = request.books[0]
        switch request.kind {
        case .selfEvaluation:
            let report = SelfEvaluationReport(
                try await selfEvaluation(request), edition: request.edition)
            return Built(
                document: report.document, json: report.json,
                hiddenCount: report.merged.codes.count)
        case .projectSelfEvaluation:
            let source = try await selfEvaluation(
                of: book, publication: request.publication, knownAt: request.point.knownAt)
            return try project(source, request)
        case .monitoring:
            let reading = try await reading(book, at: request.point)
            let source = SelfEvaluationReport.Source(reading, reading.book.selfEvaluation)
            let report = MonitoringReport(
                MonitoringReport.Source(
                    figures: source.figures, byFundSource: source.byFundSource,
                    selfEvaluation: source.selfEvaluation, ruleSet: source.ruleSet.label,
                    headHash: source.headHash), edition: request.edition)
            return Built(document: report.document)
        case .monthlyExecution:
            let reading = try await reading(book, at: request.point)
            let report = ExecutionReport(reading, ruleSet: .standard)
            let form = MonthlyExecutionForm(report, ruleSet: .standard, edition: request.edition)
            // The contract's own JSON names every task, so the public edition has the document's.
            let json = request.edition == .publicUse ? nil : report.json
            return Built(document: form.document, json: json)
        }
    }

    private func project(
        _ source: SelfEvaluationReport.Source, _ request: ReportRequest
    ) throws -> Built {
        let report = ProjectSelfEvaluationReport(
            source, task: request.task, edition: request.edition)
        if let task = request.task, report.merged.codes.contains(task) {
            throw BudgetRejection.refused(
                "taskNotPublic", "任务 \(task) 标为涉密，公开版不为它单独生成自评表；可用 --edition internal")
        }
        guard !report.projects.isEmpty || request.task == nil else {
            throw BudgetRejection.refused("unknownTask", "没有编码为 \(request.task ?? "") 的项目")
        }
        return Built(document: report.document, hiddenCount: report.merged.codes.count)
    }

    // MARK: - Sources

    private func selfEvaluation(
        _ request: ReportRequest
    ) async throws -> SelfEvaluationReport.Source {
        var sources: [SelfEvaluationReport.Source] = []
        for book in request.books {
            sources.append(
                try await selfEvaluation(
                    of: book, publication: request.publication, knownAt: request.point.knownAt))
        }
        guard request.isDepartment else { return sources[0] }
        return SelfEvaluationReport.Source(department: request.departmentName, of: sources)
    }

    /// What is printed of a book: at its version where it names one, else at a publication, else
    /// what stands; as known at a moment.
    func selfEvaluation(
        of book: ReportRequest.PinnedBook, publication number: Int? = nil,
        knownAt: Timestamp? = nil
    ) async throws -> SelfEvaluationReport.Source {
        let printed: PrintedSelfEvaluation =
            book.version.map { .version($0) } ?? number.map { .publication($0) } ?? .standing
        let source = try await SelfEvaluationReport.Source(
            printed, of: book.key, knownAt: knownAt
        ) { point, version in
            try await reading(.init(key: book.key, version: version), at: point)
        }
        guard let source else { throw try await MissingBook.failure(book.key, loader) }
        return source
    }

    private func reading(
        _ book: ReportRequest.PinnedBook, at point: PointInTime
    ) async throws -> BookReading {
        let reading = try await loader.reading(book.key, at: point, version: book.version)
        guard let reading else {
            throw try await MissingBook.failure(book.key, loader)
        }
        if let version = book.version, reading.figures.version != version {
            throw BudgetRejection.refused(
                "unknownVersion",
                "\(book.key.unit) 的 \(book.key.fiscalYear) 年度账簿没有第 \(version) 版，最新为第 "
                    + "\(reading.figures.version) 版",
                figures: [("version", String(version))])
        }
        return reading
    }
}
