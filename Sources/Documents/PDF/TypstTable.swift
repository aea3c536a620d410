import Reports

/// A table as typst markup, heads repeated on every page.
struct TypstTable {
    private let table: Table
    private let grid: TableGrid
    private let fitting: TableFitting

    /// Longer texts may break over pages, since none would hold them.
    private static let longest = 400

    init(_ table: Table, on page: WordStyle.Page) {
        self.table = table
        grid = TableGrid(table)
        fitting = TableFitting(table, grid, on: page)
    }

    /// Whether the table may run over several pages.
    var breaks: Bool { !fitting.staysWhole }

    /// Whether the totals are tied to the row above them, lest they stand alone under a repeated head.
    ///
    /// A column without width holds a cell over these rows that may not be broken.
    private var tiesTotals: Bool {
        breaks && !table.totalRows.isEmpty && !table.bodyRows.isEmpty
    }

    func write(to source: inout TypstSource) {
        let columns = fitting.widths.map { "\(Self.points($0))pt" } + (tiesTotals ? ["0pt"] : [])
        let widths = columns.joined(separator: ", ")
        let size = "\(fitting.halfPoints / 2).\(fitting.halfPoints % 2 * 5)pt"
        source.line("set text(size: \(size))")
        source.line("table(columns: (\(widths),),")
        let head = table.headerRows.count
        if head > 0 {
            source.line("table.header(repeat: true,")
            for row in 0..<head { self.row(row, to: &source) }
            source.line("),")
        }
        for row in head..<grid.slots.count {
            // A head inside the body stays with the row below it.
            let isHead = table.rows[row].role == .header
            if isHead { source.line("table.header(level: 2, repeat: false,") }
            self.row(row, to: &source)
            if isHead { source.line("),") }
        }
        source.line(")")
    }

    private func row(_ row: Int, to source: inout TypstSource) {
        let role = table.rows[row].role
        for (column, slot) in grid.slots[row].enumerated() {
            switch slot {
            case .covered: continue
            case .empty: source.code("[], ")
            case .cell(let cell, let columnSpan, let rowSpan):
                let alignment = table.alignment(of: cell, column: column, role: role)
                var settings = ["align: \(Self.name(of: alignment)) + horizon"]
                if columnSpan > 1 { settings.append("colspan: \(columnSpan)") }
                if rowSpan > 1 { settings.append("rowspan: \(rowSpan)") }
                if role == .header { settings.append("fill: rgb(\"f2f2f2\")") }
                let breaks =
                    rowSpan > TableFitting.smallestGroup || cell.value.text.count > Self.longest
                settings.append("breakable: \(breaks)")
                source.code("table.cell(\(settings.joined(separator: ", ")), ")
                source.code(Self.text(of: cell, role) + "), ")
            }
        }
        if tiesTotals { tie(row, to: &source) }
        source.line("")
    }

    /// The cell of the column without width.
    private func tie(_ row: Int, to source: inout TypstSource) {
        let last = table.rows.count - table.totalRows.count - 1
        guard row <= last else { return }
        let span = row == last ? "rowspan: \(table.totalRows.count + 1), breakable: false, " : ""
        source.code("table.cell(\(span)stroke: none, inset: 0pt, fill: none)[], ")
    }

    private static func text(of cell: Cell, _ role: Table.Row.Role) -> String {
        let literal = TypstSource.literal(cell.value.text)
        if role == .header {
            return "text(font: \(TypstStyle.sans), weight: \"bold\", \(literal))"
        }
        if case .light(let light) = cell.value {
            return "text(fill: rgb(\"\(SVGColor.ofWord(light))\"), \(literal))"
        }
        if role == .total || cell.emphasis == .strong {
            return "text(weight: \"bold\", \(literal))"
        }
        return cell.emphasis == .muted ? "text(fill: luma(40%), \(literal))" : literal
    }

    /// Twips as points, with two places.
    private static func points(_ twips: Int) -> String {
        let hundredths = twips * 5 % 100
        return "\(twips / 20).\(hundredths < 10 ? "0" : "")\(hundredths)"
    }

    private static func name(of alignment: Table.Alignment) -> String {
        switch alignment {
        case .left: "left"
        case .center: "center"
        case .right: "right"
        }
    }
}
