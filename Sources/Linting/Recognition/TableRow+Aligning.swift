extension TableRow {
    /// Puts the cells of a line under the columns of a head, keeping their order.
    ///
    /// The cheapest assignment wins. What a cell can be weighs most; its place weighs as much as
    /// the layout can be trusted, for converters drop blank cells and shift rows.
    init?(_ cells: [RowCell], under header: TableHeader, layout: PrintedLine.Layout, line: Int) {
        guard !cells.isEmpty, cells.count <= 64, header.columns.count <= 64 else { return nil }
        let samePlaces = layout == header.layout
        var costs = [[Double]](
            repeating: [Double](repeating: .infinity, count: header.columns.count + 1),
            count: cells.count + 1)
        var choices = [[Choice]](
            repeating: [Choice](repeating: .none, count: header.columns.count + 1),
            count: cells.count + 1)
        costs[0][0] = 0
        for row in 0...cells.count {
            for column in 0...header.columns.count where costs[row][column].isFinite {
                func offer(_ choice: Choice, _ nextRow: Int, _ nextColumn: Int, _ cost: Double) {
                    let total = costs[row][column] + cost
                    if total < costs[nextRow][nextColumn] - 1e-9 {
                        costs[nextRow][nextColumn] = total
                        choices[nextRow][nextColumn] = choice
                    }
                }
                if column < header.columns.count {
                    let skip =
                        header.columns[column].kind.skipCost
                        + 0.02 * Double(header.columns.count - column)
                    offer(.skipColumn, row, column + 1, skip)
                }
                if row < cells.count { offer(.skipCell, row + 1, column, 3) }
                if row < cells.count, column < header.columns.count {
                    let cost =
                        Self.cost(of: cells[row], under: header.columns[column])
                        + (samePlaces
                            ? Self.distance(cells[row], header.columns[column], layout) : 0)
                    if cost.isFinite { offer(.place, row + 1, column + 1, cost) }
                }
            }
        }
        self.init(cells, choices, header, line: line)
    }

    private enum Choice { case none, skipColumn, skipCell, place }

    private init(_ cells: [RowCell], _ choices: [[Choice]], _ header: TableHeader, line: Int) {
        var values: [Int: String] = [:]
        var unplaced: [String] = []
        var row = cells.count
        var column = header.columns.count
        while row > 0 || column > 0 {
            switch choices[row][column] {
            case .skipColumn: column -= 1
            case .skipCell:
                row -= 1
                unplaced.insert(cells[row].text, at: 0)
            case .place:
                row -= 1
                column -= 1
                values[column] = cells[row].text
            case .none:
                row = 0
                column = 0
            }
        }
        self.init(
            header: header, values: values, unplaced: unplaced, line: line,
            doubtful: unplaced.contains { PrintedNumber($0) != nil })
    }

    /// What it costs to read this text as a value of this column.
    private static func cost(of cell: RowCell, under column: TableHeader.Column) -> Double {
        guard let kind = column.kind else { return 1 }
        switch cell.content {
        case .number(let number):
            return numberCost(number, kind, column.title)
        case .placeholder:
            return kind.isNumeric ? 0.1 : 0.4
        case .target:
            return kind == .target || kind == .adjustedTarget ? 0 : (kind == .actual ? 0.5 : 4)
        case .indicatorKind:
            return kind == .unit ? 0 : (kind.isNumeric ? .infinity : 3)
        case .completion:
            if kind == .completion { return 0 }
            return kind.isNumeric ? .infinity : (kind == .actual || kind == .target ? 0.3 : 2)
        case .text:
            if kind.isNumeric { return .infinity }
            switch kind {
            case .completion: return 1
            case .ordinal: return 2
            case .unit: return cell.text.count <= 4 ? 0.2 : 3
            default: return 0.2
            }
        }
    }

    private static func numberCost(_ number: PrintedNumber, _ kind: ColumnKind, _ title: String)
        -> Double
    {
        if kind.isMoney { return number.isPercent ? .infinity : (number.unit == "分" ? 3 : 0) }
        if kind.isPercent {
            if number.isPercent || title.contains("%") { return 0 }
            return abs(number.micros) > 200_000_000 ? 2 : 1
        }
        if kind.isPoints {
            if number.isPercent { return .infinity }
            return number.micros > 100_000_000 || number.micros < 0 ? 2 : 0
        }
        switch kind {
        case .target, .actual, .adjustedTarget: return 0.2
        case .unit: return number.isPercent ? 0.5 : 2
        case .ordinal: return number.places == 0 ? 0 : 4
        default: return 4
        }
    }

    private static func distance(
        _ cell: RowCell, _ column: TableHeader.Column, _ layout: PrintedLine.Layout
    ) -> Double {
        switch layout {
        case .grid:
            if column.position >= cell.column, column.position < cell.column + cell.span {
                return 0
            }
            return 3 * Double(abs(cell.column - column.position))
        case .tabs: return min(3, 0.6 * Double(abs(cell.column - column.position)))
        case .spaces:
            let centre = cell.column + cell.width / 2
            let titleCentre = column.position + column.title.count
            return min(2, 0.08 * Double(abs(centre - titleCentre)))
        case .prose: return 0
        }
    }
}

extension Optional<ColumnKind> {
    /// What it costs to leave a column blank.
    fileprivate var skipCost: Double {
        guard let self else { return 0.3 }
        switch self {
        case .content, .reason, .level1, .level2, .unit, .ordinal, .adjustedTarget: return 0.3
        case .level3, .taskName: return 1
        default: return 0.7
        }
    }
}
