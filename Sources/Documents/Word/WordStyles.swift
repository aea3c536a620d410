/// The style sheet and the font table of a DOCX file.
enum WordStyles {
    /// `word/styles.xml`.
    static func styles() -> XMLWriter {
        var writer = XMLWriter()
        writer.element("w:styles", ["xmlns:w": WordNamespace.main]) { styles in
            defaults(&styles)
            for style in all {
                style.write(to: &styles)
            }
            tableStyle(&styles)
        }
        return writer
    }

    /// `word/fontTable.xml`: what stands in for a typeface that a machine does not have.
    static func fonts() -> XMLWriter {
        var writer = XMLWriter()
        writer.element("w:fonts", ["xmlns:w": WordNamespace.main]) { fonts in
            for face in WordStyle.Typeface.all {
                fonts.element("w:font", ["w:name": face.name]) { font in
                    font.empty("w:altName", ["w:val": face.substitute])
                    font.empty("w:charset", ["w:val": "86"])
                    font.empty("w:family", ["w:val": face.family])
                }
            }
        }
        return writer
    }

    private static func defaults(_ writer: inout XMLWriter) {
        writer.element("w:docDefaults") { defaults in
            defaults.element("w:rPrDefault") {
                $0.element("w:rPr") { properties in
                    properties.empty(
                        "w:rFonts",
                        [
                            "w:ascii": WordStyle.latin, "w:hAnsi": WordStyle.latin,
                            "w:eastAsia": WordStyle.Typeface.body.name, "w:cs": WordStyle.latin,
                        ])
                    properties.empty("w:sz", ["w:val": "32"])
                    properties.empty("w:szCs", ["w:val": "32"])
                    properties.empty("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
                }
            }
            defaults.element("w:pPrDefault") { _ in }
        }
    }

    private static func tableStyle(_ writer: inout XMLWriter) {
        writer.element("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TableGrid"]) {
            style in
            style.empty("w:name", ["w:val": "Table Grid"])
            style.element("w:tblPr") { properties in
                properties.element("w:tblBorders") { borders in
                    for side: StaticString in [
                        "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV",
                    ] {
                        borders.empty(
                            side,
                            ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"])
                    }
                }
                properties.element("w:tblCellMar") { margins in
                    let side = TableFitting.padding / 2
                    margins.empty("w:left", ["w:w": "\(side)", "w:type": "dxa"])
                    margins.empty("w:right", ["w:w": "\(side)", "w:type": "dxa"])
                }
            }
        }
    }

    private static let all: [WordParagraphStyle] = [
        .init(id: "Normal", name: "Normal", isDefault: true, line: WordStyle.linePitch),
        .init(
            id: "BodyText", name: "Body Text", spacing: WordStyle.characterSpacing,
            line: WordStyle.linePitch, indent: 2,
            alignment: "both"),
        .init(
            id: "Title", name: "Title", typeface: .title, halfPoints: 44, line: 720, keepNext: true,
            alignment: "center"),
        .init(
            id: "Subtitle", name: "Subtitle", typeface: .regular, line: WordStyle.linePitch,
            after: WordStyle.linePitch, keepNext: true, alignment: "center"),
        heading(1, .black), heading(2, .regular), heading(3, .body, isBold: true),
        heading(4, .body),
        .init(
            id: "Caption", name: "caption", typeface: .black, halfPoints: 24, line: 400,
            before: 80, keepNext: true, snapsToGrid: false, alignment: "center"),
        .init(
            id: "UnitNote", name: "Unit Note", halfPoints: 21, line: 320, keepNext: true,
            snapsToGrid: false, alignment: "right"),
        .init(
            id: "Note", name: "Note", halfPoints: 21, line: 320, before: 60, snapsToGrid: false),
        .init(id: "TableText", name: "Table Text", halfPoints: 21, snapsToGrid: false),
        .init(id: "Figure", name: "Figure", before: 120, keepNext: true, alignment: "center"),
        .init(id: "Gap", name: "Gap", halfPoints: 2, line: 120, snapsToGrid: false),
        .init(
            id: "Footer", name: "footer", typeface: .song, halfPoints: 28, snapsToGrid: false),
        .init(
            id: "Provenance", name: "Provenance", typeface: .song, halfPoints: 15,
            snapsToGrid: false, alignment: "center"),
    ]

    private static func heading(
        _ level: Int, _ typeface: WordStyle.Typeface, isBold: Bool = false
    ) -> WordParagraphStyle {
        WordParagraphStyle(
            id: "Heading\(level)", name: "heading \(level)", typeface: typeface, isBold: isBold,
            line: WordStyle.linePitch, indent: 2, keepNext: true, outline: level - 1)
    }
}
