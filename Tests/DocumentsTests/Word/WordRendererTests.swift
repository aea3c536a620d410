import Documents
import Reports
import Testing

/// DOCX files from the inside.
struct WordRendererTests {
    let parts: PackageParts

    init() throws {
        parts = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.yearEnd, as: .docx))
    }

    private var body: String { parts["word/document.xml"] }

    @Test func `All parts are well-formed and known to the package`() throws {
        #expect(parts.malformed.isEmpty)
        #expect(parts.names.first == "[Content_Types].xml")
        for name in parts.names where name.hasSuffix(".xml") && name.hasPrefix("word/") {
            #expect(parts["[Content_Types].xml"].contains("\"/\(name)\""), "\(name)")
        }
        let hostile = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.hostile, as: .docx))
        #expect(hostile.malformed.isEmpty)
    }

    @Test func `The page is that of official documents`() {
        #expect(body.contains("w:w=\"11906\" w:h=\"16838\""))
        #expect(
            body.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\""))
        #expect(body.contains("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""))
        let styles = parts["word/styles.xml"]
        for face in ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"] {
            #expect(styles.contains("w:eastAsia=\"\(face)\""))
            #expect(parts["word/fontTable.xml"].contains("w:name=\"\(face)\""))
        }
        #expect(styles.contains("w:firstLineChars=\"200\""))
    }

    @Test func `Page numbers stand on the outer side`() {
        #expect(parts["word/settings.xml"].contains("<w:evenAndOddHeaders/>"))
        #expect(parts["word/footer1.xml"].contains("<w:jc w:val=\"right\"/>"))
        #expect(parts["word/footer2.xml"].contains("<w:jc w:val=\"left\"/>"))
        #expect(parts["word/footer1.xml"].contains("— </w:t>"))
        #expect(parts["word/footer1.xml"].contains("知行账簿 YX042/2021 第 456 版"))
    }

    @Test func `Heads repeat and no row is torn`() {
        let rows = body.count(of: "<w:tr>")
        #expect(rows > 60)
        #expect(body.count(of: "<w:cantSplit/>") == rows)
        let tables = tables(in: SampleDocuments.yearEnd.blocks)
        let heads = tables.reduce(0) { $0 + $1.headerRows.count }
        #expect(body.count(of: "<w:tblHeader/>") == heads)
    }

    @Test func `Each row of a table fills its grid`() {
        for table in body.split(separator: "<w:tbl>").dropFirst() {
            let table = String(
                table.prefix(upTo: table.firstRange(of: "</w:tbl>")?.lowerBound ?? table.endIndex))
            let columns = table.count(of: "<w:gridCol ")
            for row in table.split(separator: "<w:tr>").dropFirst() {
                let row = String(row)
                let spans = row.split(separator: "<w:gridSpan w:val=\"").dropFirst()
                    .compactMap { Int($0.prefix { $0 != "\"" }) }
                #expect(row.count(of: "<w:tc>") + spans.reduce(0) { $0 + $1 - 1 } == columns)
            }
        }
    }

    @Test func `Headings stay with what follows, and signatures with what is above`() {
        #expect(parts["word/styles.xml"].count(of: "<w:keepNext/>") >= 8)
        #expect(body.contains("<w:pStyle w:val=\"BodyText\"/><w:keepNext/>"))
    }

    @Test func `Charts are native, described in words`() {
        #expect(parts.names.filter { $0.hasPrefix("word/charts/") }.count == 2)
        #expect(parts["word/charts/chart1.xml"].contains("<c:v>0.3821</c:v>"))
        #expect(body.contains("descr=\"各任务预算执行率：数据平台运维 51.78% ▲黄灯；"))
    }

    @Test func `Properties tell the origin to people`() {
        let custom = parts["docProps/custom.xml"]
        #expect(custom.contains("<vt:lpwstr>YX042/2021@456 9f2c41d07be8"))
        #expect(parts["docProps/core.xml"].contains("2021-12-31T00:00:00Z"))
    }

    private func tables(in blocks: [Block]) -> [Table] {
        blocks.flatMap { block -> [Table] in
            switch block {
            case .table(let table): [table]
            case .landscape(let blocks): tables(in: blocks)
            default: []
            }
        }
    }
}
