/// The rows of 年度主要任务: each on its own, then all of them together.
enum TaskRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for task in facts.tasks + facts.taskTotals { findings += check(task, facts) }
        findings += totals(facts)
        findings += completion(facts)
        return findings
    }

    private static func check(_ task: TaskLine, _ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        if let budget = task.budget, let executed = task.executed,
            let check = RateCheck(executed, of: budget), !task.row.doubtful
        {
            if let rate = task.rate {
                findings += [
                    Finding.rate(
                        rate, shown: task.row.shown(.rate), checks: [check], name: "预算执行率",
                        place: task.place + "·预算执行率", line: task.row.line)
                ].compactMap(\.self)
            } else if task.row.text(.rate) == nil, task.row.header.has(.rate) {
                let expected = check.expected(like: nil)
                findings.append(
                    Finding(
                        .blankFigure, place: task.place + "·预算执行率", expected: expected,
                        message: "有预算数和执行数而没有预算执行率，应为 \(expected)。",
                        arithmetic: check.arithmetic, line: task.row.line))
            }
        }
        if task.isCompleted, let executed = task.executed, executed.microYuan == 0,
            let budget = task.budget, budget.microYuan > 0, !task.isMerged,
            !facts.explanations.explain(task)
        {
            findings.append(
                Finding(
                    .completedWithoutSpending, place: task.place + "·任务完成情况",
                    printed: task.completion ?? "", expected: "",
                    message: "任务写明“\(task.completion ?? "")”，而预算 \(budget.text) 一分未用，须说明未花钱如何完成。",
                    arithmetic: "\(executed.text) ÷ \(budget.text) = 0.00%", line: task.row.line))
        }
        return findings + fiscal(task, facts)
    }

    /// 其中：财政资金 is part of the whole, and all of it where the department has no other funds.
    private static func fiscal(_ task: TaskLine, _ facts: ReportFacts) -> [Finding] {
        let department = facts.department
        let others = department?.line(.other)
        let onlyFiscal: Bool
        if let fiscal = department?.line(.fiscal), let total = department?.total {
            let otherFunds = [others?.initial, others?.adjusted, others?.executed]
            onlyFiscal =
                otherFunds.allSatisfy { ($0?.microYuan ?? 0) == 0 }
                && fiscal.executed?.microYuan == total.executed?.microYuan
        } else {
            onlyFiscal = false
        }
        let pairs: [(String, ColumnKind, Amount?, Amount?)] = [
            ("预算资金其中财政资金", .budgetFiscal, task.budget, task.budgetFiscal),
            ("预算执行数其中财政资金", .executedFiscal, task.executed, task.executedFiscal),
        ]
        return pairs.compactMap { name, kind, whole, part in
            guard let whole, let part, part.microYuan != whole.microYuan,
                part.microYuan > whole.microYuan || onlyFiscal
            else { return nil }
            let reason =
                part.microYuan > whole.microYuan
                ? "大于总数 \(whole.text)" : "与总数 \(whole.text) 不等，而全部门没有其他资金"
            return Finding(
                .sumMismatch, place: task.place + "·" + name, printed: part.text,
                expected: whole.text, message: "其中财政资金 \(part.text) \(reason)。",
                line: task.row.line)
        }
    }

    /// The tasks' sums are the project spending of the department, where one of them shows it.
    private static func totals(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        let budgets = facts.tasks.compactMap(\.budget)
        let executed = facts.tasks.compactMap(\.executed)
        if let total = facts.taskTotals.first, let place = Optional(total.place) {
            if let whole = total.budget, budgets.count == facts.tasks.count {
                findings += [
                    Finding.sum(
                        budgets, total: whole, what: "任务预算合计", place: place + "·预算资金",
                        line: total.row.line)
                ].compactMap(\.self)
            }
            if let whole = total.executed, executed.count == facts.tasks.count {
                findings += [
                    Finding.sum(
                        executed, total: whole, what: "任务执行合计", place: place + "·预算执行数",
                        line: total.row.line)
                ].compactMap(\.self)
            }
        }
        guard facts.tasks.count > 1, let project = facts.department?.line(.project) else {
            return findings
        }
        func sum(_ amounts: [Amount]) -> Int128 { amounts.reduce(0) { $0 + $1.microYuan } }
        func near(_ amounts: [Amount], _ total: Amount?) -> Bool {
            guard let total else { return false }
            return abs(sum(amounts) - total.microYuan)
                <= amounts.reduce(total.halfUnit) { $0 + $1.halfUnit }
        }
        let budgetTies = near(budgets, project.initial) || near(budgets, project.adjusted)
        let executedTies = near(executed, project.executed)
        if executedTies, !budgetTies, let initial = project.initial {
            findings += [
                Finding.sum(
                    budgets, total: initial, what: "项目支出年初预算数", place: project.place + "·年初预算数",
                    line: project.row.line)
            ].compactMap(\.self)
        }
        if budgetTies, !executedTies, let spent = project.executed {
            findings += [
                Finding.sum(
                    executed, total: spent, what: "项目支出预算执行数", place: project.place + "·预算执行数",
                    line: project.row.line)
            ].compactMap(\.self)
        }
        return findings
    }

    /// All tasks 完成 beside a low rate.
    private static func completion(_ facts: ReportFacts) -> [Finding] {
        let tasks = facts.tasks.filter { $0.budget != nil && $0.executed != nil }
        guard tasks.count >= 3, tasks.allSatisfy(\.isCompleted), let first = tasks.first,
            let last = tasks.last
        else { return [] }
        let budgets = tasks.compactMap(\.budget)
        let spent = tasks.compactMap(\.executed)
        let budget = budgets.reduce(Int128(0)) { $0 + $1.microYuan }
        let executed = spent.reduce(Int128(0)) { $0 + $1.microYuan }
        guard budget > 0, executed * 100 < budget * 60 else { return [] }
        let percent = percentText(roundedQuotient(executed * 100_000_000, budget), places: 2)
        let low = tasks.filter { task in
            (task.executed?.microYuan ?? 0) * 2 < (task.budget?.microYuan ?? 0)
        }
        guard !low.allSatisfy({ $0.isMerged || facts.explanations.explain($0) }) else { return [] }
        let place = first.place.split(separator: "·").dropLast().joined(separator: "·")
        return [
            Finding(
                .completedAtLowRate, place: place + "·任务完成情况", printed: "完成", expected: percent,
                message:
                    "\(tasks.count) 项任务全部写明完成，而合计执行率只有 \(percent)，其中 \(low.count) 项不足 50%，须说明。",
                arithmetic:
                    "\(budgets[0].text(of: executed)) ÷ \(budgets[0].text(of: budget)) = \(percent)",
                line: last.row.line)
        ]
    }
}
