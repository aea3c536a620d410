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
    private static let sizes = [21, 20, 18, 17, 16, 15, 14]
    /// Left and right of the text in a cell, together, in twips.
    static let padding = 120

    /// Fits a table into so many twips.
    init(_ table: Table, width: Int) {
        var halfPoints = Self.sizes[Self.sizes.count - 1]
        var widths: [Int]?
        for size in Self.sizes {
            widths = Self.widths(of: table, in: width, halfPoints: size)
            halfPoints = size
            if widths != nil { break }
        }
        self.halfPoints = halfPoints
        self.widths =
            widths ?? Self.share(width, by: table.columns.map(\.width))
    }

    /// The widths at a size, or nil where what may not be broken needs more than there is.
    private static func widths(of table: Table, in width: Int, halfPoints: Int) -> [Int]? {
        let least = leastCells(of: table).map { cells in
            // Digits take half an em in Chinese fonts and up to 0.64 em in what stands in for them.
            cells * halfPoints * 10 * 64 / 100 + padding
        }
        guard least.reduce(0, +) <= width else { return nil }
        let wanted = share(width, by: table.columns.map(\.width))
        var fixed = Set<Int>()
        while true {
            let open = wanted.indices.filter { !fixed.contains($0) }
            let rest = width - fixed.reduce(0) { $0 + least[$1] }
            let shares = share(rest, by: open.map { table.columns[$0].width })
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

    /// Per column the cells of the widest thing that must stay in one line.
    private static func leastCells(of table: Table) -> [Int] {
        var least = [Int](repeating: 2, count: table.columns.count)
        for row in TableGrid(table).slots {
            for (column, slot) in row.enumerated() {
                guard case .cell(let cell, 1, _) = slot else { continue }
                let text = cell.value.text
                let whole =
                    switch cell.value {
                    case .text: TextLayout.widestUnbreakable(in: text)
                    case .money, .rate, .points, .decimal, .integer, .light, .blank:
                        DisplayWidth.of(text)
                    }
                least[column] = max(least[column], whole)
            }
        }
        return least
    }
}
