extension Document {
    /// Everything it prints, text by text in reading order, without its foot and its record.
    package var texts: [String] {
        [title, subtitle].compactMap(\.self) + blocks.flatMap(\.texts)
    }
}

extension Block {
    fileprivate var texts: [String] {
        switch self {
        case .heading(_, let text): [text]
        case .paragraph(let paragraph): [paragraph.inlines.plainText]
        case .table(let table): table.texts
        case .chart(let chart): chart.table.texts
        case .list(_, let items): items.map(\.plainText)
        case .note(let inlines): [inlines.plainText]
        case .pageBreak: []
        case .landscape(let blocks): blocks.flatMap(\.texts)
        }
    }
}

extension Table {
    fileprivate var texts: [String] {
        [caption, unitNote].compactMap(\.self) + rows.flatMap { $0.cells.map(\.value.text) }
    }
}
