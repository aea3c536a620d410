import BudgetDomain
import JSON
import Reports

/// Writes a document as plain text, for terminals and for `.txt` files (文本).
struct TextRenderer {
    private let options: RenderingOptions
    private var lines: [String] = []

    /// Titles and rules are set in this many cells where no width is given.
    private static let usualWidth = 80

    private init(options: RenderingOptions) {
        self.options = options
    }

    /// The whole text, ending with where it comes from.
    static func render(_ document: Document, options: RenderingOptions) -> String {
        var renderer = TextRenderer(options: options)
        renderer.title(document)
        for block in document.blocks {
            renderer.block(block)
        }
        renderer.separate()
        renderer.lines.append(document.provenance.footerText)
        if options.textCarriesRecord {
            renderer.lines.append(DocumentRecord.textMarker + DocumentRecord(document).json.text)
        }
        return renderer.lines.joined(separator: "\n") + "\n"
    }

    private mutating func title(_ document: Document) {
        let width = options.textWidth ?? Self.usualWidth
        for text in [document.title, document.subtitle].compactMap({ $0 }) {
            for line in TextLayout.wrap(TextLayout.printable(text), to: width) {
                lines.append(TextLayout.pad(line, to: width, .center).trimmedEnd)
            }
        }
    }

    /// An empty line before what follows, never two.
    private mutating func separate() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    private mutating func block(_ block: Block) {
        switch block {
        case .heading(_, let text):
            separate()
            prose(text)
        case .paragraph(let paragraph): self.paragraph(paragraph)
        case .table(let table): self.table(table)
        case .chart(.line(let chart)): table(Chart.line(chart).table)
        case .chart(.bars(let chart)): table(Self.barTable(chart))
        case .list(let ordered, let items): list(items, ordered: ordered)
        case .note(let inlines): prose("注：" + inlines.plainText)
        case .pageBreak: separate()
        case .landscape(let blocks):
            for inner in blocks {
                self.block(inner)
            }
        }
    }

    private mutating func paragraph(_ paragraph: Paragraph) {
        let text = paragraph.inlines.plainText
        let width = options.textWidth ?? Self.usualWidth
        switch paragraph.style {
        case .body:
            separate()
            prose("　　" + text)
        case .flush:
            separate()
            prose(text)
        case .centered: lines.append(TextLayout.pad(text, to: width, .center).trimmedEnd)
        case .signature: lines.append(TextLayout.pad(text, to: width, .right))
        }
    }

    private mutating func list(_ items: [[Inline]], ordered: Bool) {
        separate()
        for (offset, item) in items.enumerated() {
            prose((ordered ? "  \(offset + 1). " : "  · ") + item.plainText)
        }
    }

    private mutating func table(_ table: Table) {
        separate()
        lines += TextTable(table, options: options).lines()
    }

    private mutating func prose(_ text: String) {
        let text = TextLayout.printable(text)
        lines += options.textWidth.map { TextLayout.wrap(text, to: $0) } ?? [text]
    }
}

// MARK: - Charts

extension TextRenderer {
    /// A bar chart as a table whose last column draws the bars, one block for five points.
    private static func barTable(_ chart: BarChart) -> Table {
        let table = Chart.bars(chart).table
        let rows = zip(table.bodyRows, chart.bars).map { row, bar in
            let blocks = bar.rate.map { min(max($0.scaled(to: 20), 0), 30) } ?? 0
            return Table.Row(row.cells + [.text(String(repeating: "█", count: blocks))])
        }
        let header = chart.reference.map {
            "\(chart.referenceName) \(ShownValue.rate($0).text)"
        }
        return Table(
            caption: table.caption, columns: table.columns + [.init(width: 20)],
            headerRows: table.headerRows.map {
                .init($0.cells + [.text(header ?? "图示")], role: .header)
            },
            bodyRows: rows)
    }
}

extension String {
    /// The text without blanks at its end.
    var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
