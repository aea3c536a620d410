import Documents
import Foundation
import Linting
import Testing

@Suite struct PrintedDocumentReaderTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let name: String
        let data: Data
        var testDescription: String { name }
    }

    static let samples: [Sample] = [
        Sample(name: "utf8.txt", data: Data(ReadingSamples.text.utf8)),
        Sample(
            name: "marked.txt", data: Data([0xEF, 0xBB, 0xBF]) + Data(ReadingSamples.text.utf8)),
        Sample(name: "little.txt", data: encoded(.utf16LittleEndian, mark: [0xFF, 0xFE])),
        Sample(name: "big.txt", data: encoded(.utf16BigEndian, mark: [0xFE, 0xFF])),
        Sample(name: "unmarked.txt", data: encoded(.utf16LittleEndian, mark: [])),
        Sample(name: "national.txt", data: encoded(.init(rawValue: 0x8000_0632), mark: [])),
        Sample(name: "page.html", data: Data(ReadingSamples.html.utf8)),
        Sample(name: "报告.docx", data: ReadingSamples.word().data),
        Sample(name: "BOOK.XLSX", data: ReadingSamples.workbook().data),
    ]

    private static func encoded(_ encoding: String.Encoding, mark: [UInt8]) -> Data {
        Data(mark) + (ReadingSamples.text.data(using: encoding) ?? Data())
    }

    @Test(arguments: samples)
    func `the same faults are found in every kind of file`(sample: Sample) throws {
        let document = try PrintedDocumentReader.read(sample.data, name: sample.name)
        let findings = lint(document).filter { $0.code == .rateMismatch }
        #expect(Set(findings.map(\.expected)) == ["14.30%", "23.18%"])
        #expect(findings.contains { $0.place.contains("任务1 专题调研经费·预算执行率") })
    }

    @Test func `a file is read by its path`() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            UUID().uuidString + ".txt")
        try Data(ReadingSamples.text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(try PrintedDocumentReader.read(path: url.path).lines.count == 3)
    }

    @Test func `a PDF gives cells at their places`() throws {
        let document = try PrintedDocumentReader.read(ReadingSamples.pdf, name: "a.pdf")
        let line = try #require(document.lines.first)
        #expect(line.cells.map(\.text) == ["1125.54", "93.07%"])
        #expect(line.layout == .placed)
        #expect(line.cells[0].column + line.cells[0].span < line.cells[1].column)
    }

    @Test func `merged cells of a page keep their columns`() throws {
        let page = """
            <table><tr><td rowspan=2>甲</td><td colspan="2">乙</td><td>丙&ge;&#57;</td></tr>
            <tr><td>丁</td><td>戊<br>己</td><td>庚</td></tr></table><p>外<!-- <b> -->文</p>
            """
        let lines = try PrintedDocumentReader.read(Data(page.utf8), name: "a.htm").lines
        #expect(lines.map { $0.cells.map(\.column) } == [[0, 1, 3], [1, 2, 3], [0]])
        #expect(lines[0].cells[2].text == "丙≥9")
        #expect(lines[1].cells[1].text == "戊 己")
        #expect(lines[2].cells[0].text == "外文")
    }

    @Test func `spans, tabs and deletions of a Word document are as Word shows them`() throws {
        let body = """
            <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc>
            <w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>续</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:del><w:r><w:t>删</w:t></w:r></w:del><w:r><w:t>留</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            </w:body></w:document>
            """
        let lines = try PrintedDocumentReader.read(
            ReadingSamples.word(body).data, name: "a.docx"
        ).lines
        #expect(lines[0].cells.map(\.text) == ["甲", "乙"])
        #expect(lines[1].cells.map(\.text) == ["宽", "", "留"])
        #expect(lines[1].cells.map(\.column) == [0, 2, 3])
    }
}
