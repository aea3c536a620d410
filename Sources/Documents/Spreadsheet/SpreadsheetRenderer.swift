import BudgetDomain
import Foundation
import JSON
import Reports

/// Writes a document as XLSX: a sheet of prose, a sheet per form, table and chart, a sheet of origin.
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
        if hasProse { try writeProse() }
        try writeTables(document.blocks, landscape: false)
        try writeRecord()
    }
}

// MARK: - Prose

extension SpreadsheetRenderer {
    /// Whether there is more to read than forms.
    private var hasProse: Bool { prose.contains { $0.style == .prose } }

    private var titles: [String] { [document.title, document.subtitle].compactMap(\.self) }

    private mutating func collectProse(_ blocks: [Block]) {
        var rest = blocks[...]
        while let block = rest.popFirst() {
            switch block {
            case .heading(let level, let text):
                prose.append(.init(text: text, style: .heading))
                let form = form(level, in: rest)
                guard !form.isEmpty else { continue }
                rest = rest.dropFirst(form.count)
                prose.append(.init(text: "（见工作表：\(text)）", style: .plain))
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
        var name = document.title
        var rest = blocks[...]
        while let block = rest.popFirst() {
            switch block {
            case .heading(let level, let text):
                if level == 2, !text.hasPrefix("（") { name = text }
                let form = form(level, in: rest)
                guard !form.isEmpty else { continue }
                rest = rest.dropFirst(form.count)
                try writeForm(text, form, landscape: landscape)
            case .table(let table):
                let sheet = try workbook.addSheet(table.caption ?? name)
                let title = table.caption ?? (isFirstTable ? titles.joined() : nil)
                isFirstTable = false
                SpreadsheetTable(table, caption: title).write(
                    to: sheet, of: &workbook, provenance: document.provenance,
                    landscape: landscape, notes: notes(at: rest))
            case .chart(let chart):
                let sheet = try workbook.addSheet(chart.title)
                let table = SpreadsheetTable(chart.table, showsDashes: false)
                table.write(
                    to: sheet, of: &workbook, provenance: document.provenance,
                    landscape: landscape)
                let drawing = SpreadsheetChart(chart: chart, sheet: sheet, table: table)
                drawing.insert(into: workbook)
            case .landscape(let blocks): try writeTables(blocks, landscape: true)
            case .paragraph, .list, .note, .pageBreak: continue
            }
        }
    }

    /// The notes that follow a table, which say how its figures are to be read.
    private func notes(at rest: ArraySlice<Block>) -> [String] {
        var notes: [String] = []
        for block in rest {
            guard case .note(let inlines) = block else { break }
            notes.append("注：" + inlines.plainText)
        }
        return notes
    }

    /// The form of one of several projects that follows its heading, which has a sheet of its own;
    /// empty where there is none.
    ///
    /// The form of a report is longer than a page, and has a sheet for each table, whose head stays
    /// in sight.
    private func form(_ level: Int, in rest: ArraySlice<Block>) -> [Block] {
        let isOfForms = document.kind == .projectSelfEvaluation || document.kind == .monitoring
        let form = Array(rest.prefix { $0.isPartOfForm })
        return isOfForms && level == 2 && form.first?.isTable == true && form.count > 1 ? form : []
    }

    /// A sheet with the name of the form's project, under the title that all of them have.
    private mutating func writeForm(_ name: String, _ blocks: [Block], landscape: Bool) throws {
        isFirstTable = false
        SpreadsheetForm(title: titles.joined(), blocks).write(
            to: try workbook.addSheet(name), of: &workbook, provenance: document.provenance,
            landscape: landscape)
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
        sheet.setPrintArea(rows: record.properties.count + 2, columns: 2)
        sheet.setPage(landscape: false, provenance: record.provenance)
        let hidden = try workbook.addSheet(DocumentRecord.propertyName)
        let parts = DocumentRecord.parts(of: record.json.text, size: Self.chunk)
        for (number, part) in parts.enumerated() {
            hidden.write(DocumentRecord.chunkMarker(number) + part, number, 0, nil)
        }
        hidden.hide()
    }
}

extension Block {
    fileprivate var isTable: Bool { if case .table = self { true } else { false } }

    /// Whether it stands on the sheet of the form whose name is above it.
    fileprivate var isPartOfForm: Bool { if case .note = self { true } else { isTable } }
}
