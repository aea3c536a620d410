import Reports

/// How wide the texts of a table are, measured once for all the ways of fitting it.
struct TableMeasures {
    /// One cell; widths are in hundredths of an em.
    struct Measure {
        let row: Int
        let column: Int
        let columnSpan: Int
        let rowSpan: Int
        let isHead: Bool
        /// Whether it may be broken over lines at all.
        let isText: Bool
        let characters: Int
        /// In one line.
        let width: Int
        /// The longest part of it that may not be broken.
        let longestPiece: Int
    }

    let cells: [Measure]
    let columns: [Table.Column]
    let rowCount: Int

    init(_ table: Table, _ grid: TableGrid) {
        let rows = table.rows
        cells = grid.slots.enumerated().flatMap { row, slots in
            slots.enumerated().compactMap { column, slot -> Measure? in
                guard case .cell(let cell, let columnSpan, let rowSpan) = slot else { return nil }
                let text = cell.value.text
                let isText = if case .text = cell.value { true } else { false }
                let isBold = rows[row].role != .body
                return Measure(
                    row: row, column: column, columnSpan: columnSpan, rowSpan: rowSpan,
                    isHead: rows[row].role == .header, isText: isText, characters: text.count,
                    width: Self.ems(of: text, isBold: isBold),
                    longestPiece: isText
                        ? TextLayout.pieces(of: text).reduce(0) { max($0, Self.ems(of: $1)) } : 0)
            }
        }
        columns = table.columns
        rowCount = rows.count
    }

    /// A width in hundredths of an em: Chinese characters are one em wide, digits half an em in
    /// Chinese fonts and up to 0.64 em, bold 0.71, in what stands in for them.
    private static func ems(of text: some StringProtocol, isBold: Bool = false) -> Int {
        var sum = 0
        var wasFull: Bool?
        for character in text {
            let isFull = isFull(character)
            sum += isFull ? 100 : isBold ? 71 : 64
            // Between Chinese and Latin, programs leave a quarter of an em.
            if let wasFull, wasFull != isFull { sum += 25 }
            wasFull = isFull
        }
        return sum
    }

    /// Whether a character is as wide as a Chinese one, as some signs are in Chinese fonts.
    private static func isFull(_ character: Character) -> Bool {
        switch character {
        case "●", "▲", "■", "≥", "≤", "÷", "×", "—", "“", "”", "‘", "’", "…": true
        default: DisplayWidth.of(character) == 2
        }
    }
}
