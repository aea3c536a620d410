/// What the linter made out of a printed document: its tables, its head and its sentences.
struct RecognisedReport {
    var tables: [RecognisedTable] = []
    var paragraphs: [Paragraph] = []
    /// Printed in the heads of forms: name, score, grade; by form.
    var heads: [Int: FormHead] = [:]
    /// The name in the title of the report: `…部门整体绩效自评报告`.
    var titleUnitName: (name: String, line: Int)?
    /// Tables of no known form.
    var plainTables: [PlainTable] = []
    /// Tables of accounts by budget lines.
    var accounts: [AccountsTable] = []
    /// 收入支出决算总表 and that of appropriations.
    var balances: [BalanceTable] = []
    let lines: [PrintedLine]

    init(_ document: PrintedDocument) {
        lines = TitlesTogether.divided(
            CellsByLine.joined(PageFurniture.removed(from: document.lines)))
        var consumed = Set<Int>()
        readTables(&consumed)
        nameTables()
        readHeads()
        paragraphs = Paragraph.read(lines, consumed: consumed)
        plainTables = PlainTable.read(lines, consumed: consumed)
        titleUnitName = readTitle()
        accounts = AccountsTable.read(lines)
        balances = BalanceTable.read(lines)
    }

    func tables(_ form: TableForm) -> [RecognisedTable] { tables.filter { $0.form == form } }

    /// A hundred projects' forms have no more; what has is no report, and would only take time.
    private static let mostTables = 500

    private mutating func readTables(_ consumed: inout Set<Int>) {
        var index = 0
        while index < lines.count, tables.count < Self.mostTables {
            guard let header = TableHeader.read(lines, at: index),
                let (table, end) = RecognisedTable.read(header, in: lines)
            else {
                index += 1
                continue
            }
            for line in header.start..<header.end { consumed.insert(line) }
            for row in table.rows where row.hasNumbers || lines[row.line].cells.count > 1 {
                consumed.insert(row.line)
            }
            if var last = tables.last, goesOn(last, in: table) {
                last = RecognisedTable(
                    form: last.form, header: last.header, rows: last.rows + table.rows,
                    lostRows: last.lostRows || table.lostRows)
                tables[tables.count - 1] = last
            } else {
                tables.append(table)
            }
            index = max(end, header.end)
        }
    }

    /// Whether a table only repeats the head of the one before it, on the next page.
    private func goesOn(_ last: RecognisedTable, in next: RecognisedTable) -> Bool {
        guard last.header.columns.map(\.kind) == next.header.columns.map(\.kind),
            lines[last.header.start].table == lines[next.header.start].table,
            let end = last.rows.last?.line
        else { return false }
        return (end + 1..<max(next.header.start, end + 1)).allSatisfy { index in
            isPageNumber(lines[index]) || lines[index].cells.isEmpty
                || isContinuationMark(lines[index])
        }
    }

    /// Whether a line only says that the table of the page before goes on: `续表`, `…自评表（续）`.
    private func isContinuationMark(_ line: PrintedLine) -> Bool {
        guard line.cells.count == 1, let cell = line.cells.first, cell.text.count <= 40 else {
            return false
        }
        let text = squeezed(cell.text)
        return text.hasPrefix("续表") || text.hasSuffix("(续)") || text.hasSuffix("(续表)")
    }
}

/// The head of a self-evaluation form.
struct FormHead {
    var unitName: (text: String, line: Int)?
    var projectName: String?
    var score: (number: PrintedNumber, text: String, line: Int)?
    var grade: (text: String, line: Int)?
    var goalCompletion: (text: String, line: Int)?
}
