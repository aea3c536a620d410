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

    @Test func `The title of a form that lies across is centred`() throws {
        let turned = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.turned, as: .docx))["word/document.xml"]
        let paragraphs = turned.split(separator: "<w:p>")
        let across = try #require(paragraphs.first { $0.contains("横表标题") })
        #expect(across.contains("<w:pStyle w:val=\"Heading2\"/>"))
        #expect(across.contains("w:firstLineChars=\"0\""))
        #expect(across.contains("<w:jc w:val=\"center\"/>"))
        let upright = try #require(paragraphs.first { $0.contains("竖页标题") })
        #expect(!upright.contains("w:jc"))
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

    @Test func `A page that begins after a table needs no gap that could fill a page of its own`()
        throws
    {
        let table = Block.table(
            Table(columns: [.init(width: 8)], bodyRows: [.init([.text("项目名称")])]))
        let blocks: [Block] = [table, .pageBreak, .heading(level: 2, "下一个项目"), table]
        let parts = try PackageParts(
            try DocumentRenderer.render(
                Document(title: "表", provenance: SampleDocuments.provenance, blocks: blocks),
                as: .docx))
        let body = parts["word/document.xml"]
        #expect(
            body.contains(
                "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Heading2\"/><w:pageBreakBefore/>"))
    }

    @Test func `Lines of a table are as high whatever font stands in`() {
        let lines = body.count(of: "w:lineRule=\"exact\"/><w:jc ")
        #expect(lines == body.count(of: "<w:pStyle w:val=\"TableText\"/>"))
    }

    @Test func `No head of a wide table stands one character above the other`() throws {
        let heads = ["一级指标", "二级指标", "三级指标", "年度指标值", "硬件条件保障", "完全不可能"]
        let names = heads + (0..<8).map { "第\($0)项原因说明" }
        let table = Table(
            columns: names.map { _ in .init(width: 3, .center) },
            headerRows: [.init(names.map { .text($0) }, role: .header)],
            bodyRows: [.init(names.map { _ in .text("满意度") })])
        let parts = try PackageParts(
            try DocumentRenderer.render(
                Document(
                    title: "表", provenance: SampleDocuments.provenance,
                    blocks: [.landscape([.table(table)])]), as: .docx))
        let widths = parts["word/document.xml"].split(separator: "<w:gridCol w:w=\"").dropFirst()
            .compactMap { Int($0.prefix { $0 != "\"" }) }
        #expect(widths.count == names.count)
        // Two characters of 小五 and the cell's margins, in twips.
        #expect(widths.allSatisfy { $0 >= 2 * 180 + 120 })
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
