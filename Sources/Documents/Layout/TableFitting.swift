import Reports

/// The type size and column widths at which a table fits a page without breaking a number.
///
/// Columns keep the proportions asked for; only those too narrow for their numbers or for the
/// longest part of a text that may not be broken are widened, at the expense of the others.
struct TableFitting: Hashable {
    /// In half points, as OOXML counts: 21 is 五号.
    let halfPoints: Int
    /// In twentieths of a point (twips), together exactly the width available.
    let widths: [Int]

    /// 五号, then smaller down to what can still be read on paper.
    private static let sizes = [21, 20, 19, 18, 17, 16, 15, 14]
    /// Above this size, type shrinks rather than short names break.
    private static let smallestForNames = 19
    /// Longer heads take at most this many lines, lest they stand one character above the other.
    private static let headLines = 3

    /// Up to how many characters heads and other texts are not broken, from the best to the least.
    private static let demands: [Demand] = [
        // Not where nothing would be left for longer texts.
        Demand(head: 5, text: 5, percent: 85), Demand(head: 4, text: 5, percent: 92),
        Demand(head: 3, text: 5),
        Demand(head: 3, text: 3, mayShrink: true),
    ]

    private struct Demand {
        let head: Int
        let text: Int
        /// How much of the width may be taken.
        var percent = 100
        /// Whether type may become as small as can be read.
        var mayShrink = false
    }
    /// Left and right of the text in a cell, together, in twips.
    static let padding = 120
    /// Some programs break a text that fits to the twip.
    private static let slack = 30

    /// Tables up to this many rows stay on one page, where they are not higher than most of it.
    private static let smallest = 16
    /// Merged cells of up to this many rows stay on one page.
    static let smallestGroup = 8

    /// Whether the table is kept on one page: what fits on one is, what does not must not be.
    let staysWhole: Bool

    /// Fits a table between the margins of a page.
    init(_ table: Table, _ grid: TableGrid, on page: WordStyle.Page) {
        let measures = TableMeasures(table, grid)
        let fitted = Self.fit(measures, in: page.textWidth)
        (halfPoints, widths) = fitted
        staysWhole =
            measures.rowCount <= Self.smallest
            && Self.height(of: measures, fitted.widths, fitted.halfPoints)
                <= page.textHeight * 3 / 5
    }

    private static func fit(
        _ measures: TableMeasures, in width: Int
    ) -> (halfPoints: Int, widths: [Int]) {
        let columns = measures.columns
        for demand in demands {
            let ems = leastEms(of: measures, demand)
            for size in sizes where demand.mayShrink || size >= smallestForNames {
                let least = ems.map { $0 * size / 10 + padding + slack }
                guard least.reduce(0, +) <= width * demand.percent / 100,
                    let widths = widths(of: columns, in: width, least: least)
                else { continue }
                return (size, widths)
            }
        }
        return (sizes[sizes.count - 1], share(width, by: columns.map(\.width)))
    }

    /// Each column's share, or what it needs at least; nil where there is not enough for all.
    private static func widths(
        of columns: [Table.Column], in width: Int, least: [Int]
    ) -> [Int]? {
        guard least.reduce(0, +) <= width else { return nil }
        var fixed = Set<Int>()
        while true {
            let open = least.indices.filter { !fixed.contains($0) }
            let rest = width - fixed.reduce(0) { $0 + least[$1] }
            let shares = share(rest, by: open.map { columns[$0].width })
            let short = zip(open, shares).filter { least[$0.0] > $0.1 }.map(\.0)
            if short.isEmpty {
                var widths = least
                for (column, share) in zip(open, shares) { widths[column] = share }
                return widths
            }
            fixed.formUnion(short)
        }
    }

    /// Divides a width in proportion; what rounding leaves goes to the last.
    private static func share(_ width: Int, by weights: [Int]) -> [Int] {
        let total = max(weights.reduce(0, +), 1)
        var shares = weights.map { width * $0 / total }
        if !shares.isEmpty { shares[shares.count - 1] += width - shares.reduce(0, +) }
        return shares
    }

    /// Per column, in hundredths of an em, the widest thing that must stay in one line.
    private static func leastEms(of measures: TableMeasures, _ demand: Demand) -> [Int] {
        var least = [Int](repeating: 100, count: measures.columns.count)
        for cell in measures.cells where cell.columnSpan == 1 {
            let isShort = cell.characters <= (cell.isHead ? demand.head : demand.text)
            let lines = cell.isHead ? (cell.characters + headLines - 1) / headLines * 100 : 0
            let needed = cell.isText && !isShort ? max(lines, cell.longestPiece) : cell.width
            least[cell.column] = max(least[cell.column], needed)
        }
        return least
    }

    // MARK: - Heights

    /// At least, in twips, merged cells over several rows left out.
    private static func height(
        of measures: TableMeasures, _ widths: [Int], _ halfPoints: Int
    ) -> Int {
        var lines = [Int](repeating: 1, count: measures.rowCount)
        for cell in measures.cells where cell.rowSpan == 1 {
            let columns = cell.column..<(cell.column + cell.columnSpan)
            let room = max(widths[columns].reduce(0, +) - padding, 1)
            let needed = (cell.width * halfPoints / 10 + room - 1) / room
            lines[cell.row] = max(lines[cell.row], needed)
        }
        return lines.reduce(0) { $0 + $1 * halfPoints * linePitch + rowPadding }
    }

    /// The exact height of a line of a table, in twips for each half point of type: 1.3 of its size.
    static let linePitch = 13
    /// Above and below the lines of a row, together, in twips.
    private static let rowPadding = 70
}
