/// One row of 年度主要任务.
struct TaskLine {
    let name: String
    let budget: Amount?
    let budgetFiscal: Amount?
    let completion: String?
    let executed: Amount?
    let executedFiscal: Amount?
    let rate: PrintedNumber?
    let row: TableRow
    /// `部门整体绩效自评表·年度主要任务·任务5 全面深化改革经费`.
    let place: String

    var isCompleted: Bool {
        guard let completion else { return false }
        return completion.hasSuffix("完成") && !completion.containsAny(of: ["未", "部分", "基本"])
            || completion == "是"
    }

    init?(_ row: TableRow, of table: RecognisedTable) {
        guard row.hasNumbers else { return nil }
        budget = table.amount(row, .budget, .initialBudget)
        budgetFiscal = table.amount(row, .budgetFiscal)
        executed = table.amount(row, .executed)
        executedFiscal = table.amount(row, .executedFiscal)
        completion = row.text(.completion)
        rate = row.percent(.rate)
        guard budget != nil || executed != nil else { return nil }
        self.row = row
        let (number, name) = Self.named(row)
        self.name = name
        place = [
            table.title, table.block, number + (number.isEmpty || name.isEmpty ? "" : " ") + name,
        ]
        .filter { !$0.isEmpty }.joined(separator: "·")
    }

    /// `任务5` and the name, which may stand under 任务名称, 主要内容, or above the row.
    private static func named(_ row: TableRow) -> (number: String, name: String) {
        let unknown = row.values.filter { row.header.columns[$0.key].kind == nil }
            .sorted { $0.key < $1.key }.map(\.value)
        var label = (unknown + row.unplaced).joined() + (row.text(.taskName) ?? "")
        for prefix in ["预算情况", "年度主要任务"] where label.hasPrefix(prefix) {
            label.removeFirst(prefix.count)
        }
        var number = ""
        if label.hasPrefix("任务") {
            let digits = label.dropFirst(2).prefix(while: isDigit)
            if !digits.isEmpty {
                number = "任务" + digits
                label = String(label.dropFirst(2 + digits.count).drop { ":、.".contains($0) })
            }
        }
        if label.isEmpty { label = row.text(.content) ?? "" }
        if label.isEmpty { label = row.above.joined() }
        return (number, label)
    }

    /// Whether the row stands for tasks that an edition does not name: nobody can explain it by name.
    var isMerged: Bool { name.hasPrefix("其他任务") || completion == "合并列示" }

    /// Whether the row is a total.
    var isTotal: Bool { ["合计", "总计", "小计"].contains { name.hasPrefix($0) } }
}
