import BudgetDomain
import Documents
import Foundation
import JSON
import Linting
import Reports
import Testing

/// A public edition names nothing that it must not, in any format, and its totals are the book's.
struct PublicEditionTests {
    private static let kinds = ["report", "forms", "projects", "monitoring"]

    private func document(_ kind: String, _ edition: DocumentEdition) -> Document {
        let source = EditionYear.source
        switch kind {
        case "forms": return SelfEvaluationReport(source, edition: edition).forms
        case "projects": return ProjectSelfEvaluationReport(source, edition: edition).document
        case "monitoring":
            return MonitoringReport(
                MonitoringReport.Source(
                    figures: source.figures, byFundSource: source.byFundSource,
                    selfEvaluation: source.selfEvaluation, ruleSet: source.ruleSet.label,
                    headHash: source.headHash), edition: edition
            ).document
        default: return SelfEvaluationReport(source, edition: edition).document
        }
    }

    @Test(arguments: kinds, DocumentFormat.allCases)
    func `No byte of a public edition names a sensitive task`(
        kind: String, format: DocumentFormat
    ) throws {
        let text = try readable(document(kind, .publicUse), format)
        for secret in EditionYear.secrets { #expect(!text.contains(secret), "\(secret)") }
        #expect(text.contains("党务活动"))
        // The internal edition does name them, so the search can find them.
        let named = try readable(document(kind, .internalUse), format)
        #expect(named.contains(EditionYear.secrets[0]))
    }

    @Test func `The report's own JSON names none of them either`() {
        let report = SelfEvaluationReport(EditionYear.source, edition: .publicUse)
        let text = report.json.text
        for secret in EditionYear.secrets { #expect(!text.contains(secret), "\(secret)") }
        #expect(report.json["mergedTasks"]?.integerValue == 2)
    }

    @Test func `The report's own JSON holds no text that its document does not print`() throws {
        let printed = try readable(document("report", .publicUse), .html)
        let json = SelfEvaluationReport(EditionYear.source, edition: .publicUse).json
        let texts = strings(json).filter { text in
            text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        }
        #expect(texts.count > 20)
        for text in texts { #expect(printed.contains(unbroken(text)), "\(text)") }
        #expect(!json.text.contains(EditionYear.unprintedEvidence))
        // The internal edition tells it, so it is there to be withheld.
        let whole = SelfEvaluationReport(EditionYear.source, edition: .internalUse).json
        #expect(whole.text.contains(EditionYear.unprintedEvidence))
    }

    private func strings(_ json: JSONValue) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let values): values.flatMap(strings)
        case .object(let members): members.flatMap { strings($0.value) }
        case .null, .bool, .number: []
        }
    }

    @Test func `Totals and scores are those of the internal edition`() throws {
        let shown = SelfEvaluationReport(EditionYear.source, edition: .publicUse)
        let whole = SelfEvaluationReport(EditionYear.source, edition: .internalUse)
        #expect(shown.result == whole.result)
        #expect(shown.budget == whole.budget)
        let merged = try #require(shown.tasks.last)
        #expect(merged.task.name == "其他任务")
        #expect(merged.mergedCount == 2)
        #expect(merged.figures.initial == Money(fen: 100_000_00))
        #expect(merged.figures.spent == Money(fen: 50_000_00))
        #expect(shown.tasks.map(\.task.code).dropLast() == ["T01"])
        #expect(shown.projectCount == 3)
    }

    @Test func `The proof subtracts what is shown from the total`() throws {
        let figures = document("report", .publicUse).figures
        func shown(_ name: String) -> String? {
            figures.first { $0.identifier.rawValue == "edition.\(name)" }?.shown
        }
        #expect(shown("hiddenTasks") == "2")
        #expect(shown("total.initial") == "200,000.00")
        #expect(shown("shown.initial") == "100,000.00")
        #expect(shown("merged.initial") == "100,000.00")
        #expect(shown("merged.spent") == "50,000.00")
    }

    /// All that a reader can get out of a file: its text, unpacked and as programs show it.
    private func readable(_ document: Document, _ format: DocumentFormat) throws -> String {
        let bytes = try DocumentRenderer.render(document, as: format)
        switch format {
        case .txt, .html, .json: return unbroken(String(decoding: bytes, as: UTF8.self))
        case .docx, .xlsx:
            let package = try PackageParts(bytes)
            return unbroken(package.names.joined() + package.parts.values.joined())
        case .pdf:
            let file = FileManager.default.temporaryDirectory
                .appendingPathComponent("zhixing-test-\(UUID().uuidString).pdf")
            defer { try? FileManager.default.removeItem(at: file) }
            try Data(bytes).write(to: file)
            let printed = try PrintedDocumentReader.read(path: file.path)
            let record = try DocumentRecord.read(file.path)
            let figures = record.figures.map { $0.shown + $0.exact }.joined()
            // Cell by cell, so that a name broken over the lines of its column is found as well.
            let columns = Dictionary(grouping: printed.lines.flatMap(\.cells), by: \.column)
            let cells = columns.sorted { $0.key < $1.key }
                .map { $0.value.map(\.text).joined() }.joined()
            return unbroken(
                "\(printed)" + cells + figures + String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Without the ends of lines, at which a name may be broken.
    private func unbroken(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
