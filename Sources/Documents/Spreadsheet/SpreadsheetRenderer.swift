import BudgetDomain
import Foundation
import JSON
import Reports

/// Writes a document as XLSX: a sheet of prose, a sheet per table and chart, a sheet of origin.
struct SpreadsheetRenderer: ~Copyable {
    private let document: Document
    private var workbook: Workbook
    private var prose: [ProseLine] = []
    /// The first table without a caption of its own has the document's title above it.
    private var isFirstTable = true

    /// A line of the sheet of prose.
    private struct ProseLine {
        let text: String
        let style: CellStyle
    }

    /// Characters in a line of the sheet of prose.
    private static let proseWidth = 72
    /// What one cell can hold, less a little.
    private static let chunk = 30_000

    /// The file's bytes.
    ///
    /// - Throws: ``RenderingError`` where libxlsxwriter refuses.
    static func render(_ document: Document) throws -> [UInt8] {
        try TemporaryFolder.with { folder in
            let file = folder.appendingPathComponent("document.xlsx")
            var renderer = SpreadsheetRenderer(
                document: document, workbook: try Workbook(path: file.path))
            try renderer.write()
            try renderer.close()
            return Array(try Data(contentsOf: file))
        }
    }

    private init(document: Document, workbook: consuming Workbook) {
        self.document = document
        self.workbook = workbook
    }

    private consuming func close() throws {
        try workbook.close()
    }

    private mutating func write() throws {
        let provenance = document.provenance
        let created = provenance.asOf.daysSinceEpoch * 86_400
        workbook.setProperties(
            title: document.title, author: document.unitName, comments: provenance.footerText,
            created: created)
        for property in DocumentRecord(document).properties {
            workbook.setProperty(property.name, property.value)
        }
        collectProse(document.blocks)
        if prose.contains(where: { $0.style == .prose }) { try writeProse() }
        try writeTables(document.blocks, landscape: false)
        try writeRecord()
    }
}

// MARK: - Prose

extension SpreadsheetRenderer {
    private var titles: [String] { [document.title, document.subtitle].compactMap(\.self) }

    private mutating func collectProse(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .heading(_, let text): prose.append(.init(text: text, style: .heading))
            case .paragraph(let paragraph):
                let indent = paragraph.style == .body ? "　　" : ""
                prose.append(.init(text: indent + paragraph.inlines.plainText, style: .prose))
            case .list(let ordered, let items):
                for (offset, item) in items.enumerated() {
                    let head = ordered ? "\(offset + 1). " : "· "
                    prose.append(.init(text: "　　" + head + item.plainText, style: .prose))
                }
            case .note(let inlines):
                prose.append(.init(text: "注：" + inlines.plainText, style: .remark))
            case .table(let table):
                if let caption = table.caption {
                    prose.append(.init(text: "（见工作表：\(caption)）", style: .plain))
                }
            case .chart(let chart):
                prose.append(.init(text: "（见工作表：\(chart.title)）", style: .plain))
            case .pageBreak: continue
            case .landscape(let blocks): collectProse(blocks)
            }
        }
    }

    private mutating func writeProse() throws {
        let sheet = try workbook.addSheet("正文")
        sheet.setWidth(Self.proseWidth + 2, column: 0)
        let lines = titles.map { ProseLine(text: $0, style: .title) } + prose
        for (row, line) in lines.enumerated() {
            sheet.write(line.text, row, 0, workbook.format(line.style))
            let cells = Self.proseWidth * 10 / line.style.points
            let count = TextLayout.wrap(line.text, to: cells).count
            sheet.setHeight(min(4 + count * (line.style.points + 6), 400), row: row)
        }
        sheet.setPrintArea(rows: lines.count, columns: 1)
        sheet.setPage(landscape: false, provenance: document.provenance)
    }
}

// MARK: - Tables and charts

extension SpreadsheetRenderer {
    private mutating func writeTables(_ blocks: [Block], landscape: Bool) throws {
        var caption = document.title
        var form: String?
        for block in blocks {
            switch block {
            case .heading(2, let text) where !text.hasPrefix("（"):
                // A form of one of several projects: its sheets bear the project's name.
                (form, caption) = (text, document.title)
            case .table(let table):
                caption = table.caption ?? caption
                let sheet = try workbook.addSheet(form.map { "\($0)·\(caption)" } ?? caption)
                let title = table.caption ?? (isFirstTable ? titles.joined() : nil)
                isFirstTable = false
                SpreadsheetTable(table, caption: title).write(
                    to: sheet, of: &workbook, provenance: document.provenance,
                    landscape: landscape)
            case .chart(let chart):
                let sheet = try workbook.addSheet(chart.title)
                let table = SpreadsheetTable(chart.table, showsDashes: false)
                table.write(
                    to: sheet, of: &workbook, provenance: document.provenance,
                    landscape: landscape)
                let drawing = SpreadsheetChart(chart: chart, sheet: sheet, table: table)
                drawing.insert(into: workbook)
            case .landscape(let blocks): try writeTables(blocks, landscape: true)
            case .heading, .paragraph, .list, .note, .pageBreak: continue
            }
        }
    }

    /// Where the document comes from, for people; and the whole record, for programs, on a sheet
    /// hidden from view, in as many cells as it takes.
    private mutating func writeRecord() throws {
        let record = DocumentRecord(document)
        let sheet = try workbook.addSheet("版本说明")
        sheet.setWidth(24, column: 0)
        sheet.setWidth(90, column: 1)
        let format = workbook.format(.plain)
        sheet.write(record.provenance.footerText, 0, 0, format)
        for (offset, property) in record.properties.enumerated() {
            sheet.write(property.name, offset + 2, 0, format)
            sheet.write(property.value, offset + 2, 1, format)
        }
        sheet.setPage(landscape: false, provenance: record.provenance)
        let hidden = try workbook.addSheet(DocumentRecord.propertyName)
        let parts = DocumentRecord.parts(of: record.json.text, size: Self.chunk)
        for (number, part) in parts.enumerated() {
            hidden.write(DocumentRecord.chunkMarker(number) + part, number, 0, nil)
        }
        hidden.hide()
    }
}
