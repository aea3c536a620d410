import Documents
import Foundation
import Linting
import Testing

@Suite struct WordCommentsTests {
    private static let findings = [
        Finding(
            .rateMismatch, place: "任务1·预算执行率", printed: "1.43%", expected: "14.30%",
            message: "比率<算错>。", arithmetic: "1.43 ÷ 10 = 14.30%", line: 1),
        Finding(
            .rateMismatch, place: "正文", printed: "32.18%", expected: "23.18%", message: "算错。",
            line: 2),
        Finding(.missingIndicatorRows, place: "得分表", message: "没有指标行。"),
    ]

    private static func report(comments: String? = nil) -> StoredArchive {
        let types =
            "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
        var parts = ReadingSamples.word().parts + [("[Content_Types].xml", Data(types.utf8))]
        if let comments { parts.append(("word/comments.xml", Data(comments.utf8))) }
        return StoredArchive(parts: parts)
    }

    /// A part of the annotated report as text.
    private static func part(_ name: String, of bytes: [UInt8]) throws -> String {
        try PackageParts(bytes)[name]
    }

    @Test func `each finding is a comment on the cell or sentence that prints it`() throws {
        let marked = try WordComments.annotated(Self.report().data, Self.findings)
        let body = try Self.part("word/document.xml", of: marked)
        #expect(
            body.contains(
                "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>1.43%</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
            ))
        #expect(body.contains("<w:commentRangeStart w:id=\"1\"/><w:r><w:t>本部门"))
        #expect(body.contains("<w:commentRangeStart w:id=\"2\"/><w:r><w:t>任务名称"))
        let comments = try Self.part("word/comments.xml", of: marked)
        #expect(comments.contains("比率&lt;算错&gt;。"))
        #expect(comments.contains("印作 1.43%，应为 14.30%"))
        #expect(comments.contains("1.43 ÷ 10 = 14.30%"))
        #expect(try Self.part("[Content_Types].xml", of: marked).contains("/word/comments.xml"))
        #expect(
            try Self.part("word/_rels/document.xml.rels", of: marked).contains("comments.xml"))
    }

    @Test func `the marked copy reads like the report`() throws {
        let report = Self.report().data
        let marked = try WordComments.annotated(report, Self.findings)
        #expect(
            try PrintedDocumentReader.read(Data(marked), name: "a.docx")
                == PrintedDocumentReader.read(report, name: "a.docx"))
    }

    @Test func `comments that were there before stay`() throws {
        let own = "<w:comments xmlns:w=\"w\"><w:comment w:id=\"7\"><w:p/></w:comment></w:comments>"
        let marked = try WordComments.annotated(Self.report(comments: own).data, Self.findings)
        let comments = try Self.part("word/comments.xml", of: marked)
        #expect(comments.contains("w:id=\"7\""))
        #expect(comments.contains("w:id=\"8\""))
        let body = try Self.part("word/document.xml", of: marked)
        #expect(body.contains("<w:commentRangeStart w:id=\"8\"/>"))
    }

    @Test func `what is no Word document is refused`() {
        #expect(throws: DocumentRefusal.self) {
            try WordComments.annotated(ReadingSamples.workbook().data, Self.findings)
        }
    }
}
