import Reports

/// A form on one sheet: its tables one below the other, in columns that fit all of them, and its notes.
///
/// A bureau gets a form as one sheet, so narrow columns are joined where another table divides them.
struct SpreadsheetForm {
    private let title: String
    private let blocks: [Block]
    /// The edges between the sheet's columns, in digits from the left, the outer ones included.
    private let edges: [Int]
    /// The edges of each table's columns, in the order of the tables.
    private let ownEdges: [[Int]]

    /// - Parameters:
    ///   - title: what stands above it.
    ///   - blocks: its tables and notes; others are left out.
    init(title: String, _ blocks: [Block]) {
        self.title = title
        self.blocks = blocks
        let widths = blocks.compactMap { block -> [Int]? in
            guard case .table(let table) = block else { return nil }
            return SpreadsheetTable.widths(of: table)
        }
        let whole = widths.map { $0.reduce(0, +) }.max() ?? 1
        var edges = [0, whole]
        var own = [[Int]](repeating: [], count: widths.count)
        // The table of most columns sets the grid, and the others keep to it where they are near.
        for index in widths.indices.sorted(by: { widths[$0].count > widths[$1].count }) {
            own[index] = Self.edges(of: widths[index], whole: whole, near: edges)
            edges = Array(Set(edges + own[index])).sorted()
        }
        self.edges = edges
        ownEdges = own
    }

    private var columnCount: Int { edges.count - 1 }

    /// What a table's edges become when it is as wide as the form.
    private static func edges(of widths: [Int], whole: Int, near grid: [Int]) -> [Int] {
        let sum = max(widths.reduce(0, +), 1)
        var edges = [0]
        var reached = 0
        for width in widths.dropLast() {
            reached += width
            let exact = reached * whole / sum
            let close = grid.filter { abs($0 - exact) <= 1 && $0 > edges[edges.count - 1] }
            let edge = close.min { abs($0 - exact) < abs($1 - exact) } ?? exact
            edges.append(max(edge, edges[edges.count - 1] + 1))
        }
        return edges + [max(whole, edges[edges.count - 1] + 1)]
    }

    func write(
        to sheet: Worksheet, of workbook: inout Workbook, provenance: DocumentProvenance,
        landscape: Bool
    ) {
        for column in 0..<columnCount {
            sheet.setWidth(edges[column + 1] - edges[column], column: column)
        }
        sheet.write(title, 0, columns: 0...(columnCount - 1), workbook.format(.caption))
        sheet.setHeight(28, row: 0)
        var row = 1
        var number = 0
        for block in blocks {
            switch block {
            case .table(let table):
                let own = ownEdges[number]
                number += 1
                let placed = SpreadsheetTable(
                    table, from: row, in: places(of: own), widths: zip(own.dropFirst(), own).map(-))
                placed.write(to: sheet, of: &workbook)
                row = placed.end
            case .note(let inlines):
                sheet.writeNote(
                    "注：" + inlines.plainText, row, columns: 0...(columnCount - 1),
                    width: edges.last ?? 0, workbook.format(.remark))
                row += 1
            default: continue
            }
        }
        sheet.freeze(rows: 1, columns: 0)
        sheet.repeatRows(0..<1)
        sheet.setPrintArea(rows: row, columns: columnCount)
        let isWide = (edges.last ?? 0) > SpreadsheetTable.uprightWidth
        sheet.setPage(landscape: landscape || isWide, provenance: provenance)
        // Printed a little smaller rather than on a second page, where it would be cut anywhere.
        if row <= Self.onePage { sheet.setOnePage() }
    }

    /// How many rows a form on one page may have at most.
    private static let onePage = 48

    private func places(of own: [Int]) -> [ClosedRange<Int>] {
        zip(own, own.dropFirst()).map { left, right in
            let first = edges.firstIndex(of: left) ?? 0
            let last = edges.firstIndex(of: right) ?? columnCount
            return first...max(last - 1, first)
        }
    }
}
