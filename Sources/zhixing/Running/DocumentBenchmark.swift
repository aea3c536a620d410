import BudgetDomain
import Documents
import PostgreSQL
import PostgreSQLStore
import ReadModels
import Reports
import Simulation

/// Times the renderers on a document of some thirty pages: the same year's form over and over.
struct DocumentBenchmark {
    private static let copies = 30

    let options: ConnectionOptions
    let isQuick: Bool

    /// One row per format: the median as a share of what it may take.
    func rows() async throws -> [BenchmarkRow] {
        let document = try await document()
        var rows: [BenchmarkRow] = []
        for (format, limit) in [(DocumentFormat.docx, 50.0), (.xlsx, 50), (.pdf, 500)] {
            var row = BenchmarkRow(format.rawValue, goal: 1, .atMost)
            do {
                let latencies = try measure(document, as: format)
                row.p50Ms = latencies.quantile(0.5)
                row.p99Ms = latencies.quantile(0.99)
                row.ratio = row.p50Ms.map { $0 / limit }
            } catch {
                row.reason = "\(error)"
            }
            rows.append(row)
        }
        return rows
    }

    private func measure(_ document: Document, as format: DocumentFormat) throws -> Latencies {
        var latencies = Latencies()
        // The first one warms caches and is not counted.
        _ = try DocumentRenderer.render(document, as: format)
        for _ in 0..<(isQuick ? 3 : 20) {
            let elapsed = try ContinuousClock().measure {
                _ = try DocumentRenderer.render(document, as: format)
            }
            latencies.add(elapsed)
        }
        return latencies
    }

    private func document() async throws -> Document {
        let key = SimulatedUnit(index: 1, events: 0, year: 2021, seed: 0).book
        let connection = try await Connection.connect(options)
        let reading = try await ReadingLoader(connection).reading(key, at: PointInTime())
        await connection.close()
        guard let reading else { throw MissingBook.failure(key) }
        let report = ExecutionReport(reading, ruleSet: .standard)
        let page = MonthlyExecutionForm(report, ruleSet: .standard).tableDocument
        return Document(
            title: page.title, subtitle: page.subtitle, provenance: page.provenance,
            blocks: (0..<Self.copies).flatMap { _ in page.blocks })
    }
}
