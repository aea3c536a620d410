/// A part of a document, in reading order.
package indirect enum Block: Hashable, Sendable {
    /// A heading with its own numbering in the text (`一、`, `（一）`, `1.`), level 1 to 4.
    case heading(level: Int, String)
    case paragraph(Paragraph)
    case table(Table)
    case chart(Chart)
    case list(ordered: Bool, items: [[Inline]])
    /// A remark in smaller type, such as what a table does not show.
    case note([Inline])
    case pageBreak
    /// A section on pages turned to landscape, for tables too wide to stand upright.
    case landscape([Block])

    /// A paragraph of running text.
    package static func paragraph(_ inlines: [Inline]) -> Block {
        .paragraph(Paragraph(inlines))
    }

    /// A paragraph of one plain text.
    package static func paragraph(_ text: String) -> Block {
        .paragraph(Paragraph([.text(text)]))
    }

    /// The bound figures of the block, in reading order.
    package var figures: [Figure] {
        switch self {
        case .heading, .pageBreak: []
        case .paragraph(let paragraph): paragraph.inlines.compactMap(\.figure)
        case .table(let table): table.figures
        case .chart(let chart): chart.figures
        case .list(_, let items): items.flatMap { $0.compactMap(\.figure) }
        case .note(let inlines): inlines.compactMap(\.figure)
        case .landscape(let blocks): blocks.flatMap(\.figures)
        }
    }
}
