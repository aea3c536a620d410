import BudgetDomain
import EventSourcing
import PostgreSQLStore
import ReadModels
import Reports

/// Everything of one book that can be asked about: its execution at a point in time, its
/// self-evaluation, and its projects' forms.
struct ExplainedBook {
    let execution: ExecutionReport
    private let evaluation: SelfEvaluationReport
    private let projects: ProjectSelfEvaluationReport

    /// - Throws: ``CommandFailure`` where there is no such book.
    init(_ loader: ReadingLoader, _ key: BookKey, at point: PointInTime) async throws {
        guard let reading = try await loader.reading(key, at: point) else {
            throw try await MissingBook.failure(key, loader)
        }
        execution = ExecutionReport(reading, ruleSet: .standard)
        let source = try await ReportBuilder(loader: loader)
            .selfEvaluation(of: .init(key: key), knownAt: point.knownAt)
        evaluation = SelfEvaluationReport(source)
        projects = ProjectSelfEvaluationReport(source)
    }

    /// The figure of that name, in full or short.
    func explanation(of name: String) -> FigureExplanation? {
        FigureIdentifier.meant(by: name).lazy.compactMap {
            execution.explanation(of: $0) ?? evaluation.explanation(of: $0)
                ?? projects.explanation(of: $0)
        }.first
    }

    /// All figures, or those whose names start in the same way.
    func list(startingWith prefix: String) -> [FigureExplanation] {
        var seen: Set<FigureIdentifier> = []
        let names =
            execution.explainableFigures + evaluation.explainableFigures
            + projects.explainableFigures
        return names.filter { seen.insert($0).inserted && $0.rawValue.hasPrefix(prefix) }
            .compactMap { explanation(of: $0.rawValue) }
    }
}
