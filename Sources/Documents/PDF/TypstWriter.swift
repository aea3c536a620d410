import BudgetDomain
import JSON
import Reports

/// Turns a document into typst markup and the pictures it takes in.
struct TypstWriter {
    /// The markup.
    private(set) var source = TypstSource()
    /// The charts as SVG files, in the order of their numbers.
    private(set) var pictures: [[UInt8]] = []

    private var page = WordStyle.Page.portrait

    init(_ document: Document) {
        head(document)
        // The title of a form that lies across stands on the same page as the form.
        if case .landscape(let first) = document.blocks.first {
            turned {
                $0.title(document)
                $0.add(first)
            }
            add(Array(document.blocks.dropFirst()))
        } else {
            title(document)
            add(document.blocks)
        }
    }

    /// Writes a section on pages turned to landscape.
    private mutating func turned(_ body: (inout TypstWriter) -> Void) {
        page = .landscape
        source.line("#page(flipped: true, margin: \(TypstStyle.turnedMargins))[")
        body(&self)
        source.line("]")
        page = .portrait
    }

    private mutating func head(_ document: Document) {
        let record = DocumentRecord(document)
        let keywords = PDFRecord.keywords(of: record).map { TypstSource.literal($0) }
        source.line("#set document(title: \(TypstSource.literal(document.title)),")
        source.line("  author: \(TypstSource.literal(document.unitName)),")
        source.line("  description: \(TypstSource.literal(document.provenance.footerText)),")
        source.line("  keywords: (\(keywords.joined(separator: ", ")),),")
        // PDF/A demands a date; the document's own keeps the bytes independent of the hour.
        let date = document.provenance.asOf
        source.line(
            "  date: datetime(year: \(date.year), month: \(date.month), day: \(date.day)))")
        let footer = TypstSource.literal(document.provenance.footerText)
        source.code(TypstStyle.rules(footer: footer))
    }

    private mutating func title(_ document: Document) {
        let lines = TextLayout.titleLines(of: document).map { TypstSource.literal($0) }
        source.line("#titled({ " + lines.joined(separator: "; linebreak(); ") + " })")
        guard let subtitle = document.subtitle else { return }
        source.line("#align(center, flush(\(TypstSource.literal(subtitle))))")
        // A turned page has few lines, and the form below needs them.
        source.line("#v(\(page == .landscape ? 13 : 29)pt, weak: true)")
    }

    /// The title of a form that lies across inside a document: in the outline, but centred.
    private mutating func turnedTitle(_ level: Int, _ text: String) {
        source.line("#centred(\(Self.heading(level, text)))")
    }

    private static func heading(_ level: Int, _ text: String) -> String {
        "heading(level: \(min(max(level, 1), 4)), \(TypstSource.literal(text)))"
    }

    private mutating func add(_ blocks: [Block]) {
        for (offset, block) in blocks.enumerated() {
            let next = offset + 1 < blocks.count ? blocks[offset + 1] : nil
            add(block, keepsNext: next?.isSignature ?? false)
        }
    }

    private mutating func add(_ block: Block, keepsNext: Bool) {
        switch block {
        case .heading(let level, let text):
            source.line("#" + Self.heading(level, text))
        case .paragraph(let paragraph):
            let body = Self.content(paragraph)
            source.line(keepsNext ? "#block(width: 100%, sticky: true, \(body))" : "#\(body)")
        case .table(let table): add(table)
        case .chart(let chart): add(chart)
        case .list(let ordered, let items):
            for (offset, item) in items.enumerated() {
                let head = TypstSource.literal(ordered ? "\(offset + 1). " : "· ")
                source.line("#par[#\(head)\(Self.content(item))]")
            }
        case .note(let inlines):
            source.line("#note[#\(TypstSource.literal("注："))\(Self.content(inlines))]")
        case .pageBreak: source.line("#pagebreak(weak: true)")
        case .landscape(let blocks):
            turned {
                guard case .heading(let level, let text) = blocks.first else {
                    return $0.add(blocks)
                }
                $0.turnedTitle(level, text)
                $0.add(Array(blocks.dropFirst()))
            }
        }
    }
}

// MARK: - Text

extension TypstWriter {
    private static func content(_ paragraph: Paragraph) -> String {
        let body = content(paragraph.inlines)
        return switch paragraph.style {
        case .body: "par[\(body)]"
        case .flush: "flush[#par[\(body)]]"
        case .centered: "align(center, flush[#par[\(body)]])"
        case .signature: "align(right, pad(right: 4em, flush[#par[\(body)]]))"
        }
    }

    /// Inlines as markup, each one a string of its own.
    private static func content(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): "#" + TypstSource.literal(text)
            case .emphasis(let text):
                "#text(weight: \"bold\", \(TypstSource.literal(text)))"
            case .figure(let figure): "#" + TypstSource.literal(figure.shown)
            }
        }
        // An empty comment ends each expression, lest the next text be read as part of it.
        .map { $0 + "/**/" }.joined()
    }
}

// MARK: - Pictures and tables

extension TypstWriter {
    private mutating func add(_ chart: Chart) {
        let picture = SVGChart(chart)
        pictures.append(picture.file)
        let name = Self.pictureName(pictures.count - 1)
        let alternative = TypstSource.literal(WordChart.description(of: chart))
        source.line(
            "#align(center, block(breakable: false, above: 14pt, below: 14pt, "
                + "image(\"\(name)\", width: 150mm, alt: \(alternative))))")
    }

    /// What the picture of that number is called beside the markup.
    static func pictureName(_ number: Int) -> String { "chart\(number).svg" }

    private mutating func add(_ table: Table) {
        let typeset = TypstTable(table, on: page)
        source.line("#block(width: 100%, above: 10pt, below: 12pt, breakable: \(typeset.breaks), {")
        if let caption = table.caption { source.line("caption(\(TypstSource.literal(caption)))") }
        if let note = table.unitNote { source.line("unit(\(TypstSource.literal(note)))") }
        typeset.write(to: &source)
        source.line("})")
    }
}
