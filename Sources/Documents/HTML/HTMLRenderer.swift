import BudgetDomain
import JSON
import Reports

/// Writes a document as one self-contained HTML page that also prints on A4 (网页).
struct HTMLRenderer {
    private let document: Document
    private let options: RenderingOptions

    private init(_ document: Document, _ options: RenderingOptions) {
        self.document = document
        self.options = options
    }

    /// The whole page; everything that is not of this program is escaped.
    static func render(_ document: Document, options: RenderingOptions) -> [UInt8] {
        let renderer = HTMLRenderer(document, options)
        var writer = XMLWriter(.html)
        writer.element("html", ["lang": "zh-CN"]) { html in
            html.element("head") { renderer.head(&$0) }
            html.element("body") { renderer.body(&$0) }
        }
        return writer.bytes
    }

    private func head(_ head: inout XMLWriter) {
        let provenance = document.provenance
        head.empty("meta", ["charset": "utf-8"])
        head.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        head.empty("meta", ["name": "color-scheme", "content": "light dark"])
        head.element("title", text: document.title)
        for book in provenance.books {
            head.empty(
                "meta",
                [
                    "name": "zhixing-book",
                    "content": "\(book.unit)/\(book.fiscalYear)@\(book.version) \(book.headHash)",
                ])
        }
        head.empty(
            "meta",
            [
                "name": DocumentRecord.propertyName,
                "content": DocumentRecord(document).json.text,
            ])
        head.style(HTMLStyle.rules)
    }

    private func body(_ body: inout XMLWriter) {
        body.element("main") { main in
            // The title of a form that lies across stands on the same page as the form.
            var rest = document.blocks[...]
            if case .landscape(let first) = rest.first {
                turned(first, titled: true, &main)
                rest.removeFirst()
            } else {
                title(&main)
            }
            for block in rest {
                self.block(block, &main)
            }
        }
        if options.explanationBase == nil {
            HTMLExplanations(document).write(to: &body)
        }
        // On the page of the last form, where that lies across.
        let isTurned = if case .landscape = document.blocks.last { true } else { false }
        body.element(
            "footer", ["class": isTurned ? "landscape" : nil],
            text: document.provenance.footerText)
    }

    private func title(_ writer: inout XMLWriter) {
        writer.element("header") { header in
            header.element("h1", text: document.title)
            if let subtitle = document.subtitle {
                header.element("p", ["class": "subtitle"], text: subtitle)
            }
        }
    }

    /// A section printed on pages turned to landscape.
    private func turned(_ blocks: [Block], titled: Bool = false, _ writer: inout XMLWriter) {
        writer.element("section", ["class": "landscape"]) { section in
            if titled { title(&section) }
            for block in blocks { self.block(block, on: .landscape, &section) }
        }
    }

    private func block(
        _ block: Block, on page: WordStyle.Page = .portrait, _ writer: inout XMLWriter
    ) {
        switch block {
        case .heading(let level, let text):
            switch level {
            case ...1: writer.element("h2", text: text)
            case 2: writer.element("h3", text: text)
            case 3: writer.element("h4", text: text)
            default: writer.element("h5", text: text)
            }
        case .paragraph(let paragraph):
            writer.element("p", ["class": Self.name(of: paragraph.style)]) {
                inlines(paragraph.inlines, &$0)
            }
        case .table(let table): self.table(table, on: page, &writer)
        case .chart(let chart):
            writer.element("figure") { figure in
                figure.append(SVGChart(chart).element)
            }
            self.table(chart.table, on: page, &writer)
        case .list(let ordered, let items):
            writer.element(ordered ? "ol" : "ul") { list in
                for item in items {
                    list.element("li") { inlines(item, &$0) }
                }
            }
        case .note(let inlines):
            writer.element("p", ["class": "note"]) {
                $0.text("注：")
                self.inlines(inlines, &$0)
            }
        case .pageBreak: writer.element("div", ["class": "page-break"]) { _ in }
        case .landscape(let blocks): turned(blocks, &writer)
        }
    }

    private static func name(of style: Paragraph.Style) -> String {
        switch style {
        case .body: "body"
        case .flush: "flush"
        case .centered: "centered"
        case .signature: "signature"
        }
    }

    private func inlines(_ inlines: [Inline], _ writer: inout XMLWriter) {
        for inline in inlines {
            switch inline {
            case .text(let text): writer.text(text)
            case .emphasis(let text): writer.element("strong", text: text)
            case .figure(let figure): link(figure, &writer)
            }
        }
    }

    private func link(_ figure: Figure, _ writer: inout XMLWriter) {
        writer.element("a", ["class": "figure", "href": target(of: figure.identifier)]) {
            $0.text(figure.shown)
        }
    }

    private func target(of identifier: FigureIdentifier) -> String {
        options.explanationBase.map { $0 + URLText.encoded(identifier.rawValue) }
            ?? HTMLExplanations.address(identifier)
    }
}

// MARK: - Tables

extension HTMLRenderer {
    private func table(
        _ table: Table, on page: WordStyle.Page, _ writer: inout XMLWriter
    ) {
        let grid = TableGrid(table)
        let rows = table.rows
        let bodyStart = table.headerRows.count
        let totalStart = bodyStart + table.bodyRows.count
        writer.element("div", ["class": "table", "tabindex": "0"]) { div in
            // As many ems as the columns ask for: on a phone the table scrolls rather than shrinks.
            let width = min(table.columns.reduce(0) { $0 + $1.width }, Self.widest)
            div.element("table", ["style": "min-width:\(width)em"]) { element in
                caption(of: table, &element)
                columns(table, grid, on: page, &element)
                let groups = [0..<bodyStart, bodyStart..<totalStart, totalStart..<rows.count]
                for (group, range) in groups.enumerated() where !range.isEmpty {
                    let name: StaticString = group == 0 ? "thead" : group == 1 ? "tbody" : "tfoot"
                    element.element(name) { section in
                        for row in range {
                            section.element("tr", ["class": Self.name(of: rows[row].role)]) {
                                cells(grid.slots[row], row: rows[row], of: table, &$0)
                            }
                        }
                    }
                }
            }
        }
    }

    private func caption(of table: Table, _ writer: inout XMLWriter) {
        guard table.caption != nil || table.unitNote != nil else { return }
        writer.element("caption") { element in
            if let caption = table.caption { element.text(caption) }
            if let note = table.unitNote { element.element("div", ["class": "unit"], text: note) }
        }
    }

    /// What a screen shows without scrolling, in ems.
    private static let widest = 62

    /// In shares of the width, so that heads and numbers stay whole on paper as well.
    private func columns(
        _ table: Table, _ grid: TableGrid, on page: WordStyle.Page, _ writer: inout XMLWriter
    ) {
        let widths = TableFitting(table, grid, on: page).widths
        let total = max(widths.reduce(0, +), 1)
        writer.element("colgroup") { group in
            for width in widths {
                let share = width * 1000 / total
                group.empty("col", ["style": "width:\(share / 10).\(share % 10)%"])
            }
        }
    }

    private func cells(
        _ slots: [TableGrid.Slot], row: Table.Row, of table: Table, _ writer: inout XMLWriter
    ) {
        for (column, slot) in slots.enumerated() {
            switch slot {
            case .covered: continue
            case .empty: writer.element("td") { _ in }
            case .cell(let cell, let columnSpan, let rowSpan):
                let isHead = row.role == .header
                let names = [
                    Self.name(of: table.alignment(of: cell, column: column, role: row.role)),
                    cell.value.isNumeric ? "number" : nil, Self.name(of: cell.emphasis),
                    Self.name(of: cell.value),
                ]
                let scope = columnSpan > 1 ? "colgroup" : "col"
                writer.element(
                    isHead ? "th" : "td",
                    [
                        "class": names.compactMap(\.self).joined(separator: " "),
                        "scope": isHead ? scope : nil,
                        "colspan": columnSpan > 1 ? "\(columnSpan)" : nil,
                        "rowspan": rowSpan > 1 ? "\(rowSpan)" : nil,
                    ]
                ) { writer in
                    if let figure = cell.figure {
                        link(figure, &writer)
                    } else {
                        writer.text(cell.value.text)
                    }
                }
            }
        }
    }

    private static func name(of alignment: Table.Alignment) -> String {
        switch alignment {
        case .left: "left"
        case .center: "center"
        case .right: "right"
        }
    }

    private static func name(of emphasis: Cell.Emphasis) -> String? {
        switch emphasis {
        case .normal: nil
        case .strong: "strong"
        case .muted: "muted"
        }
    }

    private static func name(of value: ShownValue) -> String? {
        guard case .light(let light) = value else { return nil }
        return "light-" + light.rawValue
    }

    private static func name(of role: Table.Row.Role) -> String? {
        switch role {
        case .body: nil
        case .header: "head"
        case .total: "total"
        }
    }
}
