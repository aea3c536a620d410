import BudgetDomain
import JSON
import Reports

/// Writes a document as DOCX in the form of GB/T 9704-2012 (公文).
enum WordRenderer {
    /// The file's bytes.
    ///
    /// - Throws: ``RenderingError`` where libzip refuses.
    static func render(_ document: Document) throws -> [UInt8] {
        let body = WordBody(document)
        var package = WordPackage()
        package.add(
            "word/document.xml", body.part, type: "wordprocessingml.document.main+xml")
        package.add("word/styles.xml", WordStyles.styles(), type: "wordprocessingml.styles+xml")
        package.add(
            "word/fontTable.xml", WordStyles.fonts(), type: "wordprocessingml.fontTable+xml")
        package.add(
            "word/settings.xml", WordFurniture.settings(),
            type: "wordprocessingml.settings+xml")
        for side in WordFurniture.Side.allCases {
            package.add(
                "word/\(side.rawValue).xml",
                WordFurniture.footer(side, provenance: document.provenance),
                type: "wordprocessingml.footer+xml")
        }
        for (offset, chart) in body.charts.enumerated() {
            package.add(
                "word/charts/chart\(offset + 1).xml", WordChart.part(chart),
                type: "drawingml.chart+xml")
        }
        package.add(record: DocumentRecord(document))
        return try package.archive(charts: body.charts.count)
    }
}
