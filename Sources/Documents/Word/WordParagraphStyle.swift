/// One paragraph style of a DOCX file.
struct WordParagraphStyle {
    let id: String
    let name: String
    var isDefault = false
    var typeface = WordStyle.Typeface.body
    /// 32 is 三号.
    var halfPoints = 32
    /// Added to each character's width, in twips.
    var spacing = 0
    var isBold = false
    /// An exact line height in twips; nil lets pictures and smaller type find their own.
    var line: Int?
    var before = 0
    var after = 0
    /// Indent of the first line, in characters.
    var indent = 0
    var keepNext = false
    var snapsToGrid = true
    var alignment: String?
    /// The level in the outline, from 0; nil for what is no heading.
    var outline: Int?

    func write(to writer: inout XMLWriter) {
        writer.element(
            "w:style",
            [
                "w:type": "paragraph", "w:default": isDefault ? "1" : nil, "w:styleId": id,
            ]
        ) { style in
            style.empty("w:name", ["w:val": name])
            if !isDefault { style.empty("w:basedOn", ["w:val": "Normal"]) }
            style.empty("w:qFormat")
            style.element("w:pPr") { paragraph(&$0) }
            style.element("w:rPr") { run(&$0) }
        }
    }

    private func paragraph(_ writer: inout XMLWriter) {
        if keepNext {
            writer.empty("w:keepNext")
            writer.empty("w:keepLines")
        }
        writer.empty("w:widowControl", ["w:val": "1"])
        if !snapsToGrid { writer.empty("w:snapToGrid", ["w:val": "0"]) }
        writer.empty(
            "w:spacing",
            [
                "w:before": "\(before)", "w:after": "\(after)",
                "w:line": line.map { "\($0)" } ?? "240",
                "w:lineRule": line == nil ? "auto" : "exact",
            ])
        writer.empty(
            "w:ind",
            [
                "w:firstLineChars": "\(indent * 100)",
                "w:firstLine": "\(indent * halfPoints * 10)",
            ])
        if let alignment { writer.empty("w:jc", ["w:val": alignment]) }
        if let outline { writer.empty("w:outlineLvl", ["w:val": "\(outline)"]) }
    }

    private func run(_ writer: inout XMLWriter) {
        writer.empty(
            "w:rFonts",
            [
                "w:ascii": WordStyle.latin, "w:hAnsi": WordStyle.latin,
                "w:eastAsia": typeface.name, "w:cs": WordStyle.latin,
            ])
        if isBold { writer.empty("w:b") }
        if spacing != 0 { writer.empty("w:spacing", ["w:val": "\(spacing)"]) }
        writer.empty("w:sz", ["w:val": "\(halfPoints)"])
        writer.empty("w:szCs", ["w:val": "\(halfPoints)"])
    }
}
