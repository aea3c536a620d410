import BudgetDomain
import Documents
import EventSourcing
import Foundation
import Linting
import PostgreSQLStore
import ReadModels
import Reports

/// A report of this program made again from the version of the book that its footer names (重新生成).
enum Reprint {
    /// The report as its book prints it, read the way the file was read.
    ///
    /// nil for a document that names no version of this book, one that the book does not have or
    /// has with another hash, and for reports of another template: those are not to be held
    /// against what this program prints today.
    static func of(
        _ document: PrintedDocument, _ path: String, _ key: BookKey, _ loader: ReadingLoader
    ) async throws -> PrintedDocument? {
        guard let footer = Footer(document, of: key), let format = DocumentFormat(path: path),
            let kind = ReportKind(rawValue: String(footer.template.prefix { $0 != "@" })),
            try await loader.hash(key, at: footer.version)?.hash?.hasPrefix(footer.hash) == true
        else { return nil }
        var request = ReportRequest(
            kind: kind, books: [.init(key: key, version: footer.version)])
        request.point = PointInTime(asOf: footer.asOf)
        request.edition = footer.edition.flatMap(DocumentEdition.init(rawValue:))
        let built = try await ReportBuilder(loader: loader).build(request)
        let provenance = built.document.provenance
        guard provenance.template == footer.template, footer.rest.hasPrefix(provenance.ruleSet)
        else { return nil }
        // Paper needs a program that may be missing here; then there is nothing to hold it against.
        guard let bytes = try? built.bytes(as: format) else { return nil }
        return try? PrintedDocumentReader.read(Data(bytes), name: "report." + format.rawValue)
    }

    /// What the visible version note says (版本说明); the record for machines may have been cut off.
    private struct Footer {
        let version: Int64
        let hash: String
        let asOf: CalendarDate
        let template: String
        /// The rule set and what follows it.
        let rest: Substring
        let edition: String?

        init?(_ document: PrintedDocument, of key: BookKey) {
            // Narrow pages break the note anywhere.
            let words = document.lines.flatMap(\.cells).map(\.text).joined()
            let text = String(words.filter { !$0.isWhitespace })
            let name = "知行账簿\(key.unit)/\(key.fiscalYear)第"
            guard let start = text.firstRange(of: name) else { return nil }
            var rest = text[start.upperBound...].prefix(400)
            func take(upTo mark: String) -> String? {
                guard let range = rest.firstRange(of: mark) else { return nil }
                defer { rest = rest[range.upperBound...] }
                return String(rest[..<range.lowerBound])
            }
            guard let version = take(upTo: "版").flatMap(Int64.init),
                let hash = take(upTo: "·截至"), hash.count == 12,
                let asOf = take(upTo: "·模板").flatMap(CalendarDate.init),
                let template = take(upTo: "·规则")
            else { return nil }
            self.version = version
            self.hash = hash
            self.asOf = asOf
            self.template = template
            self.rest = rest
            edition = rest.prefix(60).firstRange(of: "·版别").flatMap { range in
                DocumentEdition.allCases.map(\.rawValue).first {
                    rest[range.upperBound...].hasPrefix($0)
                }
            }
        }
    }
}
