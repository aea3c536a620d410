import BudgetDomain
import JSON
import Reports

/// Writes a document as JSON: its record, then its blocks with every value printed and exact.
enum JSONRenderer {
    /// One object with `schema` 1; members given by the caller come first and win.
    static func render(_ document: Document, options: RenderingOptions) -> JSONValue {
        var members = options.jsonMembers
        let taken = Set(members.map(\.name))
        let own: [JSONValue.Member] = [
            .init("schema", 1),
            .init("document", DocumentRecord(document).json),
            .init("title", .string(document.title)),
            .init("subtitle", .optional(document.subtitle)),
            .init("blocks", .array(document.blocks.map(json(of:)))),
        ]
        members += own.filter { !taken.contains($0.name) }
        return .object(members)
    }

    private static func json(of block: Block) -> JSONValue {
        switch block {
        case .heading(let level, let text):
            ["block": "heading", "level": .integer(level), "text": .string(text)]
        case .paragraph(let paragraph):
            [
                "block": "paragraph", "text": .string(paragraph.inlines.plainText),
                "inlines": .array(paragraph.inlines.map(json(of:))),
            ]
        case .table(let table): json(of: table, named: "table")
        case .chart(let chart): json(of: chart.table, named: "chart")
        case .list(let ordered, let items):
            [
                "block": "list", "ordered": .bool(ordered),
                "items": .array(items.map { .array($0.map(json(of:))) }),
            ]
        case .note(let inlines):
            ["block": "note", "text": .string(inlines.plainText)]
        case .pageBreak: ["block": "pageBreak"]
        case .landscape(let blocks):
            ["block": "landscape", "blocks": .array(blocks.map(json(of:)))]
        }
    }

    private static func json(of inline: Inline) -> JSONValue {
        switch inline {
        case .text(let text): ["text": .string(text)]
        case .emphasis(let text): ["text": .string(text), "emphasis": true]
        case .figure(let figure):
            [
                "figure": .string(figure.identifier.rawValue), "text": .string(figure.shown),
                "exact": .string(figure.value.exactText),
            ]
        }
    }

    private static func json(of table: Table, named block: String) -> JSONValue {
        [
            "block": .string(block), "caption": .optional(table.caption),
            "unitNote": .optional(table.unitNote), "columns": .integer(table.columns.count),
            "header": .array(table.headerRows.map(json(of:))),
            "body": .array(table.bodyRows.map(json(of:))),
            "totals": .array(table.totalRows.map(json(of:))),
        ]
    }

    private static func json(of row: Table.Row) -> JSONValue {
        .array(row.cells.map(json(of:)))
    }

    private static func json(of cell: Cell) -> JSONValue {
        var members: [JSONValue.Member] = [.init("text", .string(cell.value.text))]
        if cell.value.isNumeric {
            members.append(.init("exact", .string(cell.value.exactText)))
        }
        if let identifier = cell.identifier {
            members.append(.init("figure", .string(identifier.rawValue)))
        }
        if cell.columnSpan > 1 {
            members.append(.init("columnSpan", .integer(cell.columnSpan)))
        }
        if cell.rowSpan > 1 {
            members.append(.init("rowSpan", .integer(cell.rowSpan)))
        }
        return .object(members)
    }
}
