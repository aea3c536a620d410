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
    /// Above this size, type shrinks rather than short heads break.
    private static let smallestForHeads = 19
    /// Heads of up to this many characters count as short.
    private static let shortHead = 5
    /// Texts of up to this many characters are never broken.
    private static let shortText = 3
    /// Left and right of the text in a cell, together, in twips.
    static let padding = 120
    /// Some programs break a text that fits to the twip.
    private static let slack = 30

    /// Fits a table into so many twips.
    init(_ table: Table, width: Int) {
        let whole = Self.leastEms(of: table, keepsHeads: true)
        let broken = Self.leastEms(of: table, keepsHeads: false)
        let attempts =
            Self.sizes.filter { $0 >= Self.smallestForHeads }.map { ($0, whole) }
            + Self.sizes.map { ($0, broken) }
        for (size, ems) in attempts {
            let least = ems.map { $0 * size / 10 + Self.padding + Self.slack }
            guard let widths = Self.widths(of: table, in: width, least: least) else { continue }
            (halfPoints, self.widths) = (size, widths)
            return
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
    private static func leastEms(of table: Table, keepsHeads: Bool) -> [Int] {
        let rows = table.rows
        var least = [Int](repeating: 100, count: table.columns.count)
        for (row, slots) in TableGrid(table).slots.enumerated() {
            for (column, slot) in slots.enumerated() {
                guard case .cell(let cell, 1, _) = slot else { continue }
                let text = cell.value.text
                let isShort =
                    text.count <= shortText
                    || keepsHeads && rows[row].role == .header && text.count <= shortHead
                let whole =
                    if case .text = cell.value, !isShort {
                        TextLayout.pieces(of: text).reduce(0) { max($0, ems(of: $1)) }
                    } else {
                        ems(of: text, isBold: rows[row].role != .body)
                    }
                least[column] = max(least[column], whole)
            }
        }
        return least
    }

    /// A width in hundredths of an em: Chinese characters are one em wide, digits half an em in
    /// Chinese fonts and up to 0.64 em, bold 0.71, in what stands in for them.
    private static func ems(of text: some StringProtocol, isBold: Bool = false) -> Int {
        text.reduce(0) { sum, character in
            // The shapes of lights are as wide as a Chinese character in Chinese fonts.
            let isFull = DisplayWidth.of(character) == 2 || "●▲■".contains(character)
            return sum + (isFull ? 100 : isBold ? 71 : 64)
        }
    }
}
