/// A table of no known form: rows of the same run of lines, cells by column.
struct PlainTable {
    struct Row {
        /// The first text of the row.
        let label: String
        let numbers: [Int: PrintedNumber]
        /// Columns that hold text and no number.
        let words: Set<Int>
        /// How many cells are not blank.
        let texts: Int
        let line: Int

        var isTotal: Bool { ["合计", "总计"].contains(where: label.hasPrefix) && label.count <= 8 }

        func isBlankOrNumber(_ column: Int) -> Bool { !words.contains(column) }
    }

    let title: String
    /// Whether the columns are those of the file, not places on a page.
    let isCertain: Bool
    let rows: [Row]
    /// The texts of the lines above the first row of figures.
    let head: [String]
    /// The titles above each column.
    private let titles: [Int: String]

    /// Whether the titles say that a column's figures do not add up: rates, points, averages.
    func isRate(_ column: Int) -> Bool {
        (titles[column] ?? "").containsAny(of: [
            "率", "分", "比", "均", "%", "序号", "编码", "度", "增减", "级",
        ])
    }

    func columnName(_ column: Int) -> String {
        let title = titles[column] ?? ""
        return title.isEmpty ? "·第\(column + 1)列" : "·" + title
    }

    /// The runs of table lines that no form took.
    static func read(_ lines: [PrintedLine], consumed: Set<Int>) -> [PlainTable] {
        var tables: [PlainTable] = []
        var run: [Int] = []
        func close() {
            if run.count >= 2, run.count <= 2000, tables.count < 200 {
                tables.append(PlainTable(lines, run))
            }
            run = []
        }
        for (index, line) in lines.enumerated() {
            let isRow =
                line.layout != .prose && line.layout != .stacked && line.cells.count > 2
                && !consumed.contains(index)
            if let last = run.last, !isRow || lines[last].table != line.table { close() }
            if isRow { run.append(index) }
        }
        close()
        return tables
    }

    private init(_ lines: [PrintedLine], _ run: [Int]) {
        var rows: [Row] = []
        var head: [String] = []
        var titles: [Int: String] = [:]
        for index in run {
            let cells = lines[index].cells.map {
                (column: $0.column, span: $0.span, text: squeezed($0.text))
            }
            .filter { !$0.text.isEmpty }
            let numbers = cells.compactMap { cell in
                PrintedNumber(cell.text).map { (cell.column, $0) }
            }
            if rows.isEmpty, numbers.isEmpty {
                head += cells.map(\.text)
                for cell in cells where cell.text.count <= 20 {
                    for column in cell.column..<(cell.column + max(1, min(cell.span, 64))) {
                        titles[column] = (titles[column] ?? "") + cell.text
                    }
                }
                continue
            }
            rows.append(
                Row(
                    label: cells.first { PrintedNumber($0.text) == nil }?.text ?? "",
                    numbers: Dictionary(numbers) { first, _ in first },
                    words: Set(
                        cells.filter { PrintedNumber($0.text) == nil && !isPlaceholder($0.text) }
                            .map(\.column)), texts: cells.count, line: index))
        }
        isCertain = run.allSatisfy { [.grid, .tabs].contains(lines[$0].layout) }
        self.rows = rows
        self.head = head
        self.titles = titles
        let above = lines[max(0, run[0] - 3)..<run[0]].reversed().lazy
            .filter { $0.cells.count == 1 }.map { squeezed($0.cells[0].text) }
        title = above.first { $0.hasSuffix("表") && $0.count <= 40 } ?? "表格"
    }
}
