extension TableRow {
    /// Puts the cells of a line under the columns of a head, keeping their order.
    ///
    /// Where blank cells leave no trace, figures are believed only if the row is full or their
    /// places and their kinds tell the same.
    init?(
        _ cells: [RowCell], under header: TableHeader, layout: PrintedLine.Layout,
        isComplete: Bool = true, blanks: Int = 0, line: Int
    ) {
        guard !cells.isEmpty, cells.count <= 64, header.columns.count <= 64 else { return nil }
        let trusted = layout == header.layout || layout == .placed ? layout : .prose
        // A row with fewer cells than its head lost some, and the rest moved.
        let alignment = RowAlignment(
            cells, header, layout: trusted, step: isComplete ? 0.6 : 0.2)
        var doubtful = alignment.unplaced.enumerated().contains { offset, cell in
            // A number before everything is the row's ordinal.
            cell.number.map { offset > 0 || $0.places > 0 || $0.micros > 999_000_000 } ?? false
        }
        if layout == .spaces {
            let plain = RowAlignment(cells, header, layout: .prose)
            doubtful = doubtful || plain.figures != alignment.figures
        } else if layout == .prose || layout == .stacked || header.layout == .stacked
            || layout == .tabs && !isComplete
        {
            doubtful = doubtful || !alignment.isFull(header, blanks: trusted == .prose ? blanks : 0)
        }
        if [.tabs, .stacked, .prose].contains(layout),
            let values = Self.totalValues(cells, under: header)
        {
            self.init(
                header: header, values: values, unplaced: [], line: line, doubtful: false)
            return
        }
        let values = alignment.values.filter { index, _ in
            !doubtful || header.columns[index].kind?.isNumeric != true
        }
        self.init(
            header: header, values: values.mapValues(\.text),
            unplaced: alignment.unplaced.filter { $0.number == nil }.map(\.text), line: line,
            doubtful: doubtful)
    }
}

extension TableRow {
    /// 总分, 100 and 93 alone: the weights and the points of a form of indicators, whose cell 总分 spans
    /// columns that left no trace.
    fileprivate static func totalValues(_ cells: [RowCell], under header: TableHeader)
        -> [Int: String]?
    {
        let printed = cells.filter { !$0.text.isEmpty && !isPlaceholder($0.text) }
        let kinds = header.columns.map(\.kind)
        guard printed.count == 3, let weight = kinds.firstIndex(of: .weight),
            let score = kinds.firstIndex(of: .score), kinds.contains(.level3), weight < score,
            ["总分", "合计", "总计", "总得分"].contains(printed[0].text),
            printed[1...].allSatisfy({ $0.number.map { ["", "分"].contains($0.unit) } ?? false })
        else { return nil }
        let name = kinds.firstIndex(of: .level3) ?? 0
        return [name: printed[0].text, weight: printed[1].text, score: printed[2].text]
    }
}

/// The cheapest way to put cells under columns in order.
///
/// What a cell can be weighs most; its place weighs as much as the layout can be trusted, for
/// converters drop blank cells and shift rows.
private struct RowAlignment {
    var values: [Int: RowCell] = [:]
    var unplaced: [RowCell] = []

    /// Which columns hold which figures.
    var figures: [Int: PrintedNumber] { values.compactMapValues(\.number) }

    /// Whether every column of money has its figure, and points come in pairs; blank cells that
    /// left a trace stand for what is missing.
    func isFull(_ header: TableHeader, blanks: Int) -> Bool {
        let columns = header.columns.enumerated()
        let money = columns.filter { $1.kind?.isMoney == true }.map(\.offset)
        let points = columns.filter { $1.kind?.isPoints == true }.map(\.offset)
        let filled = money.count { values[$0] != nil }
        let pointed = points.count { values[$0] != nil }
        if blanks > 0, filled > 0 {
            return money.count - filled + points.count - pointed <= blanks
        }
        return (filled == 0 || filled == money.count) && (pointed == 0 || pointed == points.count)
    }

    private enum Choice { case none, skipColumn, skipCell, place }

    /// The cost of standing one cell beside the column, between tabs.
    private let step: Double

    init(
        _ cells: [RowCell], _ header: TableHeader, layout: PrintedLine.Layout, step: Double = 0.6
    ) {
        self.step = step
        let columns = header.columns.count
        var costs = [[Double]](
            repeating: [Double](repeating: .infinity, count: columns + 1), count: cells.count + 1)
        var choices = [[Choice]](
            repeating: [Choice](repeating: .none, count: columns + 1), count: cells.count + 1)
        costs[0][0] = 0
        for row in 0...cells.count {
            for column in 0...columns where costs[row][column].isFinite {
                let cost = costs[row][column]
                func offer(_ choice: Choice, _ nextRow: Int, _ nextColumn: Int, _ extra: Double) {
                    guard cost + extra < costs[nextRow][nextColumn] - 1e-9 else { return }
                    costs[nextRow][nextColumn] = cost + extra
                    choices[nextRow][nextColumn] = choice
                }
                if column < columns {
                    let late = 0.02 * Double(columns - column)
                    offer(
                        .skipColumn, row, column + 1, header.columns[column].kind.skipCost + late)
                }
                guard row < cells.count else { continue }
                offer(.skipCell, row + 1, column, 3)
                guard column < columns else { continue }
                let title = header.columns[column]
                let place =
                    Self.cost(of: cells[row], under: title)
                    + distance(cells[row], title, layout)
                if place.isFinite { offer(.place, row + 1, column + 1, place) }
            }
        }
        follow(choices, cells, columns)
    }

    private mutating func follow(_ choices: [[Choice]], _ cells: [RowCell], _ columns: Int) {
        var row = cells.count
        var column = columns
        while row > 0 || column > 0 {
            switch choices[row][column] {
            case .skipColumn: column -= 1
            case .skipCell:
                row -= 1
                unplaced.insert(cells[row], at: 0)
            case .place:
                row -= 1
                column -= 1
                values[column] = cells[row]
            case .none: return
            }
        }
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
            if kind == .comparison { return cell.text.count <= 2 ? 0 : 2 }
            return kind == .target || kind == .adjustedTarget ? 0 : (kind == .actual ? 0.5 : 4)
        case .indicatorKind:
            return kind == .unit || kind == .comparison ? 0 : (kind.isNumeric ? .infinity : 3)
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
            return abs(number.micros) > 200_000_000 ? 3 : 1.5
        }
        if kind.isPoints {
            if number.isPercent { return .infinity }
            if number.micros < 0 || number.micros >= 1_000_000_000 { return 2 }
            return number.micros > 100_000_000 ? 0.5 : 0
        }
        switch kind {
        case .target, .actual, .adjustedTarget: return 0.2
        case .unit: return number.isPercent ? 0.5 : 2
        case .ordinal: return number.places == 0 ? 0 : 4
        default: return 4
        }
    }

    private func distance(
        _ cell: RowCell, _ column: TableHeader.Column, _ layout: PrintedLine.Layout
    ) -> Double {
        switch layout {
        case .grid:
            if column.position >= cell.column, column.position < cell.column + cell.span {
                return 0
            }
            return 3 * Double(abs(cell.column - column.position))
        case .tabs: return min(3, step * Double(abs(cell.column - column.position)))
        case .spaces:
            let centre = 2 * cell.column + cell.span
            let titleCentre = 2 * column.position + column.width
            // Half a character counts little: text files are not measured.
            return min(1.2, 0.03 * Double(abs(centre - titleCentre)))
        case .placed:
            let centre = 2 * cell.column + cell.span
            let titleCentre = 2 * column.position + column.width
            return min(4, 0.12 * Double(abs(centre - titleCentre)))
        case .prose, .stacked: return 0
        }
    }
}

extension Optional<ColumnKind> {
    /// What it costs to leave a column blank.
    fileprivate var skipCost: Double {
        guard let self else { return 0.3 }
        switch self {
        case .content, .reason, .comparison, .level1, .level2, .unit, .ordinal, .adjustedTarget:
            return 0.3
        case .level3, .taskName: return 1
        default: return 0.7
        }
    }
}
