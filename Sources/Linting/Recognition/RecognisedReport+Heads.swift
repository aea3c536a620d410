extension RecognisedReport {
    /// Gives each table its form, its name for people and its unit of money.
    mutating func nameTables() {
        var form = -1
        var seen = Set<TableForm>()
        var previousEnd = 0
        for index in tables.indices {
            let table = tables[index]
            let range = previousEnd..<table.header.start
            let title = titleText(in: range)
            let isOwn = table.form == .scores || table.form == .comparison
            if form < 0 || seen.contains(table.form) && !goesOn(index, after: form, in: range)
                || title != nil && !isOwn
            {
                form += 1
                seen = []
            }
            if table.form != .comparison { seen.insert(table.form) }
            tables[index].formIndex = form
            tables[index].title = title ?? earlierTitle(form, before: index) ?? table.usualTitle
            tables[index].unit = unit(of: table, in: range) ?? earlierUnit(form, before: index)
            previousEnd = table.lastLine + 1
        }
    }

    /// Whether a table of indicators is the next goal's of the same form: no total stood between.
    private func goesOn(_ index: Int, after form: Int, in range: Range<Int>) -> Bool {
        guard index > 0, tables[index].form == .indicators, tables[index - 1].form == .indicators,
            tables[index - 1].formIndex == form
        else { return false }
        let ends = ["总分", "合计", "总计", "总得分"]
        return !tables[index - 1].rows.contains { row in
            row.label.count <= 12 && ends.contains(where: row.label.hasPrefix)
        }
            && !lines[range].contains { line in
                line.cells.contains { squeezed($0.text).contains("项目名称") }
            }
    }

    private func earlierTitle(_ form: Int, before index: Int) -> String? {
        guard tables[index].form != .scores else { return nil }
        return tables[..<index].last { $0.formIndex == form }?.title
    }

    private func earlierUnit(_ form: Int, before index: Int) -> MoneyUnit? {
        tables[..<index].last { $0.formIndex == form && $0.unit != nil }?.unit
    }

    /// The last line before a table that reads like the title of a form.
    private func titleText(in range: Range<Int>) -> String? {
        for index in range.reversed() {
            let cells = lines[index].cells.filter { !squeezed($0.text).isEmpty }
            guard cells.count == 1, let text = cells.first.map({ squeezed($0.text) }) else {
                continue
            }
            let title = text.withoutParentheses
            if title.hasSuffix("表"), title.count <= 40,
                title.contains("绩效") || title.contains("得分")
                    || title.contains("执行")
            {
                return title
            }
        }
        return nil
    }

    private func unit(of table: RecognisedTable, in range: Range<Int>) -> MoneyUnit? {
        for column in table.header.columns {
            if let unit = MoneyUnit(in: column.title) { return unit }
        }
        for row in table.rows {
            if let unit = MoneyUnit(in: row.label), row.label.contains("(" + unit.rawValue + ")") {
                return unit
            }
        }
        for index in range.reversed() {
            let text = squeezed(lines[index].cells.map(\.text).joined(separator: " "))
            if text.contains("单位:") || text.contains("(万元)") || text.contains("(元)"),
                let unit = MoneyUnit(in: text)
            {
                return unit
            }
        }
        return nil
    }

    /// Reads names, scores and grades printed above and between the tables of each form.
    mutating func readHeads() {
        for (index, line) in lines.enumerated() {
            let form = tables.first { index < $0.lastLine }?.formIndex
            guard let form else { break }
            readHead(line, at: index, into: &heads[form, default: FormHead()])
        }
    }

    private func readHead(_ line: PrintedLine, at index: Int, into head: inout FormHead) {
        let cells = line.cells.map { squeezed($0.text) }.filter { !$0.isEmpty }
        for (offset, cell) in cells.enumerated() {
            let (label, after) = divided(cell)
            let value = after ?? (offset + 1 < cells.count ? cells[offset + 1] : nil)
            guard let value, !value.isEmpty, ColumnKind(title: value) == nil || value == "完成"
            else { continue }
            switch label {
            case "部门单位名称", "部门名称", "单位名称", "预算部门", "预算单位":
                head.unitName = head.unitName ?? (value, index)
            case "项目名称": head.projectName = head.projectName ?? value
            case "自评得分", "自评总分", "自评总分分", "总得分":
                if head.score == nil, let number = PrintedNumber(value) {
                    head.score = (number, value, index)
                }
            case "自评结果", "自评等级", "评价等级", "自评结论":
                if Grade.names.contains(value) { head.grade = head.grade ?? (value, index) }
            case "年度履职目标完成情况", "年度总体目标完成情况":
                head.goalCompletion = head.goalCompletion ?? (value, index)
            default: break
            }
        }
    }

    private func divided(_ cell: String) -> (label: String, value: String?) {
        let parts = cell.split(separator: ":", maxSplits: 1)
        let label = String(parts.first ?? "").filter { !"()".contains($0) }
        return (label, parts.count == 2 ? String(parts[1]) : nil)
    }

    /// The unit's name in the title of the report.
    func readTitle() -> (name: String, line: Int)? {
        for (index, line) in lines.prefix(12).enumerated() {
            let text = squeezed(line.cells.map(\.text).joined())
            for ending in ["部门整体绩效自评报告", "部门整体支出绩效自评报告"] {
                guard let range = text.firstRange(of: ending), text.count <= 60 else { continue }
                var name = String(text[..<range.lowerBound])
                while let last = name.last, last.isNumber || "年度".contains(last) {
                    name.removeLast()
                }
                while let first = name.first, first.isNumber || "年度".contains(first) {
                    name.removeFirst()
                }
                if name.count >= 3 { return (name, index) }
            }
        }
        return nil
    }
}

extension RecognisedTable {
    /// The name of the form where none is printed above the table.
    var usualTitle: String {
        switch form {
        case .tasks: "部门整体绩效自评表"
        case .funds:
            rows.contains { $0.label.contains("基本支出") } ? "部门整体绩效自评表" : "项目支出绩效自评表"
        case .indicators: "绩效自评表"
        case .scores: "各项指标得分情况表"
        case .monthly: "预算执行情况表"
        case .comparison: "同比增减情况表"
        }
    }

    /// The name of the table's block within its form.
    var block: String {
        switch form {
        case .tasks: "年度主要任务"
        case .funds: title.contains("部门整体") ? "预算情况" : "项目资金"
        case .indicators: "绩效指标"
        case .scores, .monthly, .comparison: ""
        }
    }
}
