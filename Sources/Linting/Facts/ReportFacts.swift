/// Everything recognised in a report, in the shape the rules ask for.
struct ReportFacts {
    let report: RecognisedReport
    let sentences: [Sentence]
    /// 年度主要任务, totals left out.
    let tasks: [TaskLine]
    let taskTotals: [TaskLine]
    let funds: [FundTable]
    let indicators: [IndicatorTable]
    let scores: [ScoreTable]
    /// The grades' scale, where the report prints one.
    let grades: Grade?
    let explanations: Explanations

    init(_ document: PrintedDocument) {
        let report = RecognisedReport(document)
        self.report = report
        sentences = Sentence.read(report.paragraphs)
        explanations = Explanations(sentences)
        let lines = report.tables(.tasks).flatMap { table in
            table.rows.compactMap { TaskLine($0, of: table) }
        }
        tasks = lines.filter { !$0.isTotal }
        taskTotals = lines.filter(\.isTotal)
        funds = report.tables(.funds).map { FundTable($0) }
        department = funds.first { $0.isDepartment }
        indicators = report.tables(.indicators).map { IndicatorTable($0, in: report) }
        scores = report.tables(.scores).map { ScoreTable($0) }
        grades = report.paragraphs.lazy.compactMap { Grade($0.text) }.first
    }

    /// The money of the department, where the report has its form.
    let department: FundTable?

    /// The department's own execution rates, printed or computed from printed amounts.
    var departmentTotal: FundLine? { department?.total }
}

/// 预算情况 or 项目资金 with its lines.
struct FundTable {
    let table: RecognisedTable
    let lines: [FundLine]
    let total: FundLine?
    /// Whether the table is a department's: it divides basic from project spending.
    let isDepartment: Bool

    init(_ table: RecognisedTable) {
        self.table = table
        var lines: [FundLine] = []
        for row in table.rows {
            let line = FundLine(row, of: table, isFirst: lines.isEmpty)
            guard row.hasNumbers || line.kind != .unknown else { continue }
            lines.append(line)
        }
        self.lines = lines
        total = lines.first { $0.kind == .total }
        let kinds = Set(lines.map(\.kind))
        isDepartment =
            kinds.isSuperset(of: [.basic, .project]) || table.title.contains("部门整体")
    }

    func line(_ kind: FundLine.Kind) -> FundLine? { lines.first { $0.kind == kind } }
}

/// A table of indicators with its lines and its total.
struct IndicatorTable {
    let table: RecognisedTable
    let lines: [IndicatorLine]
    /// The row 总分 or 合计, where there is one.
    let total: TableRow?
    /// First levels in order, with the weight their label prints: `产出指标(40分)`.
    let groups: [Group]

    struct Group {
        let name: String
        let label: String
        let printedWeight: PrintedNumber?
        let lines: [Int]
        let row: TableRow
    }

    init(_ table: RecognisedTable, in report: RecognisedReport) {
        self.table = table
        var lines: [IndicatorLine] = []
        var total: TableRow?
        var level1 = ""
        var groups: [(label: String, lines: [Int], row: TableRow)] = []
        for row in table.rows {
            let label = row.label
            if label.count <= 12, ["总分", "合计", "总计", "总得分"].contains(where: label.hasPrefix) {
                total = total ?? row
                continue
            }
            if total != nil { continue }
            if let last = lines.last, let rest = Self.restOfName(row) {
                lines[lines.count - 1] = last.continued(rest)
                continue
            }
            // A name alone in the first column slipped there when its row was shifted.
            if let text = row.text(.level1), text != level1,
                Self.opensGroup(row, text, after: groups.first?.label)
            {
                level1 = text
                groups.append((text, [], row))
            }
            let group = level1.withoutParentheses
            let line = IndicatorLine(row, of: table, level1: level1, group: group)
            if !groups.isEmpty { groups[groups.count - 1].lines.append(lines.count) }
            lines.append(line)
        }
        self.lines = lines
        self.total = total
        self.groups = groups.map {
            Group(
                name: $0.label.withoutParentheses, label: $0.label,
                printedWeight: Self.weight(in: $0.label), lines: $0.lines, row: $0.row)
        }
    }

    /// The end of a name that was broken over two rows: `性` under `管理制度健全`.
    private static func restOfName(_ row: TableRow) -> String? {
        guard row.values.count == 1, row.unplaced.isEmpty, let (column, text) = row.values.first,
            text.count <= 3, !isPlaceholder(text), PrintedNumber(text) == nil,
            [.level1, .level2, .level3].contains(row.header.columns[column].kind)
        else { return nil }
        return text.allSatisfy { ".…·".contains($0) } ? nil : text
    }

    private static func opensGroup(_ row: TableRow, _ text: String, after first: String?) -> Bool {
        if let first, first.contains("指标"), !text.contains("指标"), !text.contains("(") {
            return false
        }
        return !row.header.has(.level3) || row.text(.level3) != nil || row.text(.level2) != nil
            || text.contains("指标") || text.contains("(")
    }

    /// Groups can be summed only where the layout shows which rows belong to which.
    var groupsAreCertain: Bool {
        table.header.layout == .grid
            || table.header.layout == .tabs
                && table.rows.allSatisfy { $0.isComplete || !$0.hasNumbers }
    }

    /// 40 in `产出指标(40分)`.
    static func weight(in label: String) -> PrintedNumber? {
        guard let open = label.firstIndex(of: "("), let close = label.lastIndex(of: ")"),
            open < close
        else { return nil }
        let inner = label[label.index(after: open)..<close]
        guard let number = PrintedNumber(inner), number.unit == "分" || number.unit.isEmpty else {
            return nil
        }
        return number
    }
}

/// 各项指标得分情况表 with its total.
struct ScoreTable {
    struct Line {
        let name: String
        let weight: PrintedNumber?
        let score: PrintedNumber?
        let rate: PrintedNumber?
        let row: TableRow
        let place: String
    }

    let table: RecognisedTable
    let lines: [Line]
    let total: Line?

    init(_ table: RecognisedTable) {
        self.table = table
        var lines: [Line] = []
        var total: Line?
        for row in table.rows where row.hasNumbers {
            let label = row.label.isEmpty ? row.above.joined() : row.label
            let line = Line(
                name: label, weight: row.number(.weight), score: row.number(.score),
                rate: row.percent(.scoreRate), row: row, place: table.title + "·" + label)
            if ["合计", "总分", "总计"].contains(where: label.hasPrefix) {
                total = total ?? line
            } else if total == nil {
                lines.append(line)
            }
        }
        self.lines = lines
        self.total = total
    }
}
