import Reports

/// The running text of a DOCX file: paragraphs, tables, pictures and sections, in order.
struct WordBody {
    /// `word/document.xml`.
    private(set) var part: XMLWriter
    /// The charts drawn, in the order of their numbers.
    private(set) var charts: [Chart] = []

    private var writer = XMLWriter(fragmentOf: .xml)
    private var page = WordStyle.Page.portrait
    /// Whether the next paragraph begins a page: a break of its own would leave an empty line there.
    private var breaksPage = false
    private var endsWithTable = false
    private var keepsNext = false

    init(_ document: Document) {
        part = XMLWriter()
        // The title of a form that lies across stands on the same page as the form.
        if case .landscape = document.blocks.first { page = .landscape }
        paragraph("Title") { title in
            for (offset, line) in TextLayout.titleLines(of: document).enumerated() {
                if offset > 0 { title.element("w:r") { $0.empty("w:br") } }
                Self.run(line, &title)
            }
        }
        if let subtitle = document.subtitle {
            // A turned page has few lines, and the form below needs them.
            let after = page.width > page.height ? "0" : nil
            paragraph("Subtitle", properties: { $0.empty("w:spacing", ["w:after": after]) }) {
                Self.run(subtitle, &$0)
            }
        }
        // A break before nothing would print an empty page.
        let end = document.blocks.lastIndex { $0 != .pageBreak } ?? -1
        add(Array(document.blocks.prefix(end + 1)), isTop: true)
        if endsWithTable {
            // A table must not be the last of all; on a full page there is no room for more than this.
            paragraph(
                "Gap",
                properties: { $0.empty("w:spacing", ["w:line": "20", "w:lineRule": "exact"]) }
            ) { _ in }
        }
        Self.section(page, &writer)
        let body = writer
        part.element(
            "w:document",
            [
                "xmlns:w": WordNamespace.main, "xmlns:r": WordNamespace.relationships,
                "xmlns:wp": WordNamespace.wordDrawing, "xmlns:a": WordNamespace.drawing,
                "xmlns:c": WordNamespace.chart,
            ]
        ) { document in
            document.element("w:body") { $0.append(body) }
        }
    }

    private mutating func add(_ blocks: [Block], isTop: Bool = false) {
        for (offset, block) in blocks.enumerated() {
            let next = offset + 1 < blocks.count ? blocks[offset + 1] : nil
            // Signature and date never stand alone on a page.
            keepsNext = next?.isSignature ?? false
            add(block, isFirst: offset == 0 && isTop, isLast: next == nil)
        }
    }

    private mutating func add(_ block: Block, isFirst: Bool, isLast: Bool) {
        switch block {
        case .heading(let level, let text):
            paragraph("Heading\(min(max(level, 1), 4))", text: text)
        case .paragraph(let paragraph): add(paragraph)
        case .table(let table): add(table)
        case .chart(let chart): add(chart)
        case .list(let ordered, let items):
            for (offset, item) in items.enumerated() {
                paragraph("BodyText") {
                    Self.run(ordered ? "\(offset + 1). " : "· ", &$0)
                    Self.runs(item, &$0)
                }
            }
        case .note(let inlines):
            paragraph("Note") {
                Self.run("注：", &$0)
                Self.runs(inlines, &$0)
            }
        case .pageBreak: breaksPage = !isLast
        case .landscape(let blocks):
            if !isFirst { closeSection() }
            page = .landscape
            if !isFirst, case .heading(let level, let text) = blocks.first {
                turnedTitle(level, text)
                add(Array(blocks.dropFirst()))
            } else {
                add(blocks)
            }
            guard !isLast else { return }
            closeSection()
            page = .portrait
        }
    }
}

// MARK: - Paragraphs

extension WordBody {
    private mutating func paragraph(_ style: String, text: String) {
        paragraph(style) { Self.run(text, &$0) }
    }

    private mutating func paragraph(
        _ style: String, properties: (inout XMLWriter) -> Void = { _ in },
        _ runs: (inout XMLWriter) -> Void
    ) {
        // Before a page that begins, the gap is not needed, and could begin a page of its own.
        if endsWithTable, style != "Gap", !breaksPage {
            writer.element("w:p") {
                $0.element("w:pPr") { $0.empty("w:pStyle", ["w:val": "Gap"]) }
            }
        }
        let (breaks, keeps) = (breaksPage, keepsNext)
        (breaksPage, endsWithTable) = (false, false)
        writer.element("w:p") { paragraph in
            paragraph.element("w:pPr") {
                $0.empty("w:pStyle", ["w:val": style])
                if keeps { $0.empty("w:keepNext") }
                if breaks { $0.empty("w:pageBreakBefore") }
                properties(&$0)
            }
            runs(&paragraph)
        }
    }

    /// The title of a form that lies across inside a document: in the outline, but centred.
    private mutating func turnedTitle(_ level: Int, _ text: String) {
        keepsNext = false
        paragraph(
            "Heading\(min(max(level, 1), 4))",
            properties: {
                $0.empty("w:ind", ["w:firstLineChars": "0", "w:firstLine": "0"])
                $0.empty("w:jc", ["w:val": "center"])
            }, { Self.run(text, &$0) })
    }

    private mutating func add(_ paragraph: Paragraph) {
        let inlines = paragraph.inlines
        switch paragraph.style {
        case .body: self.paragraph("BodyText") { Self.runs(inlines, &$0) }
        case .flush: self.paragraph("Normal") { Self.runs(inlines, &$0) }
        case .centered:
            self.paragraph(
                "Normal", properties: { $0.empty("w:jc", ["w:val": "center"]) },
                { Self.runs(inlines, &$0) })
        case .signature:
            self.paragraph(
                "Normal",
                properties: {
                    $0.empty("w:ind", ["w:rightChars": "400", "w:right": "1280"])
                    $0.empty("w:jc", ["w:val": "right"])
                }, { Self.runs(inlines, &$0) })
        }
    }

    static func runs(_ inlines: [Inline], _ writer: inout XMLWriter) {
        for inline in inlines {
            switch inline {
            case .text(let text): run(text, &writer)
            case .emphasis(let text): run(text, isBold: true, &writer)
            case .figure(let figure): run(figure.shown, &writer)
            }
        }
    }

    static func run(
        _ text: String, isBold: Bool = false, _ writer: inout XMLWriter
    ) {
        guard !text.isEmpty else { return }
        writer.element("w:r") { run in
            if isBold { run.element("w:rPr") { $0.empty("w:b") } }
            run.element("w:t", ["xml:space": "preserve"], text: TextLayout.printable(text))
        }
    }
}

// MARK: - Tables and pictures

extension WordBody {
    private mutating func add(_ table: Table) {
        if let caption = table.caption { paragraph("Caption", text: caption) }
        if let note = table.unitNote { paragraph("UnitNote", text: note) }
        // Two tables without a paragraph between them would become one.
        if endsWithTable || breaksPage { paragraph("Gap") { _ in } }
        WordTable(table, on: page).write(to: &writer)
        endsWithTable = true
    }

    private mutating func add(_ chart: Chart) {
        charts.append(chart)
        let number = charts.count
        let (width, height) = WordChart.size(of: chart)
        paragraph("Figure") { paragraph in
            paragraph.element("w:r") { run in
                run.element("w:drawing") { drawing in
                    drawing.element(
                        "wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]
                    ) { inline in
                        inline.empty("wp:extent", ["cx": "\(width)", "cy": "\(height)"])
                        inline.empty(
                            "wp:docPr",
                            [
                                "id": "\(number)", "name": chart.title,
                                "descr": WordChart.description(of: chart),
                            ])
                        inline.empty("wp:cNvGraphicFramePr")
                        inline.element("a:graphic") { graphic in
                            graphic.element("a:graphicData", ["uri": WordNamespace.chart]) {
                                $0.empty("c:chart", ["r:id": "rIdChart\(number)"])
                            }
                        }
                    }
                }
            }
        }
    }
}

// MARK: - Sections

extension WordBody {
    /// Ends the section so far, in a paragraph too small to need a page.
    private mutating func closeSection() {
        let page = page
        breaksPage = false
        paragraph("Gap", properties: { Self.section(page, &$0) }, { _ in })
    }

    private static func section(_ page: WordStyle.Page, _ writer: inout XMLWriter) {
        writer.element("w:sectPr") { section in
            for side in WordFurniture.Side.allCases {
                section.empty(
                    "w:footerReference", ["w:type": side.reference, "r:id": side.relationship])
            }
            section.empty("w:type", ["w:val": "nextPage"])
            section.empty(
                "w:pgSz",
                [
                    "w:w": "\(page.width)", "w:h": "\(page.height)",
                    "w:orient": page.width > page.height ? "landscape" : nil,
                ])
            section.empty(
                "w:pgMar",
                [
                    "w:top": "\(page.top)", "w:right": "\(page.right)",
                    "w:bottom": "\(page.bottom)", "w:left": "\(page.left)", "w:header": "851",
                    "w:footer": "\(page.bottom - 1134)", "w:gutter": "0",
                ])
            section.empty(
                "w:docGrid",
                ["w:type": "lines", "w:linePitch": "\(WordStyle.linePitch)"])
        }
    }
}
