import Documents
import Foundation
import JSON
import Reports
import Testing

/// What every format carries about itself.
struct RecordTests {
    @Test(arguments: DocumentFormat.allCases)
    func `The same document gives the same bytes`(format: DocumentFormat) throws {
        let first = try DocumentRenderer.render(SampleDocuments.yearEnd, as: format)
        let second = try DocumentRenderer.render(SampleDocuments.yearEnd, as: format)
        #expect(first == second)
        #expect(!first.isEmpty)
    }

    @Test(arguments: DocumentFormat.allCases)
    func `A file tells where it comes from and what it printed`(format: DocumentFormat) throws {
        try withFile(
            "report.\(format)", try DocumentRenderer.render(SampleDocuments.yearEnd, as: format)
        ) { path in
            let record = try DocumentRecord.read(path)
            #expect(record == DocumentRecord(SampleDocuments.yearEnd))
            let provenance = try DocumentProvenance.read(path)
            #expect(provenance == SampleDocuments.provenance)
        }
    }

    @Test(arguments: DocumentFormat.allCases)
    func `Hostile text comes back unchanged`(format: DocumentFormat) throws {
        let document = SampleDocuments.hostile
        try withFile("report.\(format)", try DocumentRenderer.render(document, as: format)) {
            path in
            let record = try DocumentRecord.read(path)
            #expect(record == DocumentRecord(document))
        }
    }

    @Test(arguments: [
        ("a.html", "<html><body>无</body></html>"), ("a.txt", "无"), ("a.json", "{\"schema\":1}"),
        ("a.json", "{"), ("a.txt", "zhixing-record: {\"schema\":2}"), ("a.pdf", "%PDF-1.7"),
    ])
    func `A file without a record is refused`(name: String, content: String) throws {
        try withFile(name, Array(content.utf8)) { path in
            #expect(throws: RenderingError.noRecord(path: path)) { try DocumentRecord.read(path) }
        }
    }

    @Test func `A broken archive and an unknown ending are refused`() throws {
        #expect(throws: RenderingError.unknownFormat(path: "a.doc")) {
            try DocumentRecord.read("a.doc")
        }
        try withFile("a.docx", Array("PK".utf8)) { path in
            #expect(throws: RenderingError.self) { try DocumentRecord.read(path) }
        }
    }

    @Test func `Figures are listed once, in reading order`() {
        let figures = SampleDocuments.yearEnd.figures.map(\.identifier.rawValue)
        #expect(figures.prefix(3) == ["unit.count", "task.count", "project.initial"])
        #expect(Set(figures).count == figures.count)
    }

    private func withFile(
        _ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("zhixing-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        try body(file.path)
    }
}
