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

    /// Fits a table into so many twips.
    init(_ table: Table, width: Int) {
        for demand in Self.demands {
            let ems = Self.leastEms(of: table, demand)
            for size in Self.sizes where demand.mayShrink || size >= Self.smallestForNames {
                let least = ems.map { $0 * size / 10 + Self.padding + Self.slack }
                guard least.reduce(0, +) <= width * demand.percent / 100,
                    let widths = Self.widths(of: table, in: width, least: least)
                else { continue }
                (halfPoints, self.widths) = (size, widths)
                return
            }
        }
        halfPoints = Self.sizes[Self.sizes.count - 1]
        widths = Self.share(width, by: table.columns.map(\.width))
    }

    /// Each column's share, or what it needs at least; nil where there is not enough for all.
    private static func widths(of table: Table, in width: Int, least: [Int]) -> [Int]? {
        guard least.reduce(0, +) <= width else { return nil }
        var fixed = Set<Int>()
        while true {
            let open = least.indices.filter { !fixed.contains($0) }
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

    /// Per column, in hundredths of an em, the widest thing that must stay in one line.
    private static func leastEms(of table: Table, _ demand: Demand) -> [Int] {
        let rows = table.rows
        var least = [Int](repeating: 100, count: table.columns.count)
        for (row, slots) in TableGrid(table).slots.enumerated() {
            for (column, slot) in slots.enumerated() {
                guard case .cell(let cell, 1, _) = slot else { continue }
                let text = cell.value.text
                let isHead = rows[row].role == .header
                let isShort = text.count <= (isHead ? demand.head : demand.text)
                let whole =
                    if case .text = cell.value, !isShort {
                        TextLayout.pieces(of: text).reduce(
                            isHead ? (text.count + headLines - 1) / headLines * 100 : 0
                        ) { max($0, ems(of: $1)) }
                    } else {
                        ems(of: text, isBold: rows[row].role != .body)
                    }
                least[column] = max(least[column], whole)
            }
        }
        return least
    }

    // MARK: - Heights

    /// How high the table is at least about to be, in twips, merged cells over several rows left out.
    ///
    /// Renderers keep on one page what fits on one, and must not keep what does not.
    func height(of table: Table) -> Int {
        let line = halfPoints * Self.linePitch
        return TableGrid(table).slots.reduce(0) { height, slots in
            var lines = 1
            for (column, slot) in slots.enumerated() {
                guard case .cell(let cell, let span, 1) = slot else { continue }
                let ems = Self.ems(of: cell.value.text) * halfPoints / 10
                let room = widths[column..<(column + span)].reduce(0, +) - Self.padding
                lines = max(lines, (ems + max(room, 1) - 1) / max(room, 1))
            }
            return height + lines * line + Self.rowPadding
        }
    }

    /// The exact height of a line of a table, in twips for each half point of type: 1.3 of its size.
    static let linePitch = 13
    /// Above and below the lines of a row, together, in twips.
    static let rowPadding = 70

    /// A width in hundredths of an em: Chinese characters are one em wide, digits half an em in
    /// Chinese fonts and up to 0.64 em, bold 0.71, in what stands in for them.
    private static func ems(of text: some StringProtocol, isBold: Bool = false) -> Int {
        var sum = 0
        var wasFull: Bool?
        for character in text {
            // In Chinese fonts these are as wide as a Chinese character.
            let isFull = DisplayWidth.of(character) == 2 || "●▲■≥≤÷×—“”‘’…".contains(character)
            sum += isFull ? 100 : isBold ? 71 : 64
            // Between Chinese and Latin, programs leave a quarter of an em.
            if let wasFull, wasFull != isFull { sum += 25 }
            wasFull = isFull
        }
        return sum
    }
}
