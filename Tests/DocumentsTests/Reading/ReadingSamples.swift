import Foundation

/// Small files of every kind, all holding the same table with one wrong rate.
enum ReadingSamples {
    /// Head and one task of 年度主要任务; 1.43 of 10 is 14.30%.
    static let rows = [
        ["任务名称", "主要内容", "预算资金", "任务完成情况", "预算执行数", "预算执行率"],
        ["任务 1:", "专题调研经费", "10", "完成", "1.43", "1.43%"],
    ]
    static let sentence = "本部门年初预算数为 28 万元，实际支出 6.49 万元，预算执行率 32.18%。"

    static let text =
        rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n" + sentence

    static let html =
        "<!DOCTYPE html><html><head><style>td{}</style></head><body><table>"
        + rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
        + "</table><p>\(sentence)</p></body></html>"

    static let wordBody: String = {
        let table = rows.map { row in
            "<w:tr>"
                + row.map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined()
                + "</w:tr>"
        }.joined()
        return "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:tbl>\(table)</w:tbl>"
            + "<w:p><w:r><w:t>本部门年初预算数为 28 万元，实际支出 6.4</w:t></w:r><w:r><w:t>9 万元，预算执行率 32.18%。</w:t></w:r></w:p>"
            + "</w:body></w:document>"
    }()

    static func word(_ body: String = wordBody) -> StoredArchive {
        StoredArchive(parts: [("word/document.xml", Data(body.utf8))])
    }

    static let sheet = """
        <worksheet xmlns="s"><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>主要内容</t></is></c><c r="C1" t="inlineStr"><is><t>预算资金</t></is></c><c r="D1" t="inlineStr"><is><t>任务完成情况</t></is></c><c r="E1" t="inlineStr"><is><t>预算执行数</t></is></c><c r="F1" t="inlineStr"><is><t>预算执行率</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>任务 1:</t></is></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>10</v></c><c r="D2" t="str"><v>完成</v></c><c r="E2" s="2"><v>1.4299999999999999</v></c><c r="F2" s="1"><v>1.43E-2</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>\(sentence)</t></is></c></row>
        </sheetData><mergeCells><mergeCell ref="A4:F4"/></mergeCells></worksheet>
        """

    static func workbook(sheet: String = sheet) -> StoredArchive {
        StoredArchive(parts: [
            (
                "xl/workbook.xml",
                Data(
                    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"自评表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                        .utf8)
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Data(
                    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .utf8)
            ),
            (
                "xl/sharedStrings.xml",
                Data(
                    "<sst><si><t>任务名称</t></si><si><r><t>专题调研</t></r><r><t>经费</t></r></si></sst>"
                        .utf8)
            ),
            (
                "xl/styles.xml",
                Data(
                    "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>"
                        .utf8)
            ),
            ("xl/worksheets/sheet1.xml", Data(sheet.utf8)),
        ])
    }

    /// A page with figures at measured places.
    static let pdf: Data = {
        let content = "BT /F 10 Tf 72 700 Td (1125.54) Tj 200 0 Td (93.07%) Tj ET"
        return Data(
            """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
            4 0 obj <</Length \(content.utf8.count)>> stream
            \(content)
            endstream endobj
            5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
            trailer <</Root 1 0 R>>
            %%EOF
            """.utf8)
    }()
}
