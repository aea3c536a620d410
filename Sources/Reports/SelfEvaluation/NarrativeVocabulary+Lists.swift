import BudgetDomain

// Lists and comparisons: whole clauses made of bound figures, empty where there is nothing to say.

extension NarrativeVocabulary {
    mutating func addLists() {
        add(
            "tasks.list",
            joined(report.tasks.map { entries["task.\($0.task.code).name"] ?? [] }, "、"))
        add("tasks.unspent", unspent(report.unspentTasks))
        add("tasks.lagging", lagging(report.laggingTasks))
        add("recovery", recovery)
        let problems = ["tasks.unspent", "tasks.lagging", "recovery"].flatMap { entries[$0] ?? [] }
        let none: [Inline] = besidesMerged + ["本年度没有支出空白、支出滞后或者因收回而提高执行率的情况。"]
        add("problems", problems.isEmpty ? none : problems)
        add("problems.none", problems.isEmpty ? none : [])
        add("threePublic", threePublic)
        add("grade.bands", gradeBands)
        add("score.losses", losses + cap)
        for (scope, group) in [("input", "投入管理"), ("output", "产出指标"), ("benefit", "效益指标")] {
            add("\(scope).shortfalls", shortfalls(group))
        }
    }

    private func figure(_ name: String, _ value: ShownValue) -> Inline {
        .figure(Figure(FigureIdentifier(rawValue: name), value))
    }

    private func joined(_ items: [[Inline]], _ separator: String) -> [Inline] {
        Array(items.joined(separator: [.text(separator)]))
    }

    private func bound(_ name: String) -> [Inline] { entries[name] ?? [] }

    /// The same with quotation marks inside made single ones, for what stands in marks itself.
    func nested(_ inlines: [Inline]) -> [Inline] {
        inlines.map { inline in
            guard case .figure(let figure) = inline else { return inline }
            return .figure(
                Figure(figure.identifier, figure.value, shown: figure.shown.nestedInQuotes))
        }
    }

    // MARK: - Versions

    /// Why the foot of the page names a later version than the one whose figures count.
    var versions: [Inline] {
        guard report.version > report.figuresVersion, report.units.isEmpty else { return [] }
        return [
            "（页脚所注第", figure("bookVersion.printed", .integer(Int(report.version))),
            "版是自评内容取到的版本，其间登记的事项不改变所固定的数据）",
        ]
    }

    // MARK: - Tasks

    /// How many projects nothing was declared of; nothing where all were.
    var undeclared: [Inline] {
        let count = report.projectCount - report.statuses.count
        return count == 0
            ? [] : ["，未申报的有", figure("tasks.undeclared.count", .integer(count)), "项"]
    }

    private func unspent(_ rows: [SelfEvaluationReport.TaskRow]) -> [Inline] {
        guard !rows.isEmpty else { return [] }
        let items = rows.map { row -> [Inline] in
            let scope = "task.\(row.task.code)"
            return bound("\(scope).name") + ["（年初预算"] + bound("\(scope).initial") + ["万元"]
                + said(of: row, evidence: "，") + ["）"]
        }
        return besidesMerged
            + ["全年没有支出的任务有", figure("tasks.unspent.count", .integer(rows.count)), "项："]
            + joined(items, "、") + ["。"]
    }

    /// How far each is behind, why, and what was done about it, the slowest first.
    private func lagging(_ rows: [SelfEvaluationReport.TaskRow]) -> [Inline] {
        guard !rows.isEmpty else { return [] }
        let items = rows.map { row -> [Inline] in
            let code = row.task.code
            let line = report.scopes.line(row.figures, on: report.asOf)
            let recovered: [Inline] =
                row.figures.recovered > .zero
                ? ["，年末收回"] + bound("task.\(code).recovered") + ["万元"] : []
            return bound("task.\(code).name")
                + [
                    figure(
                        "execution.\(code).rateBeforeRecovery", .rate(line.rateBeforeRecovery)),
                    "，落后序时进度",
                    figure("execution.\(code).gapBeforeRecovery", .points(line.gapBeforeRecovery)),
                    "个百分点",
                ] + recovered + said(of: row, evidence: "，佐证为：")
        }
        return besidesMerged + [
            "支出进度滞后、收回前执行率低于",
            figure("ruleSet.completeBelow", .rate(report.ruleSet.alerts.completeBelow)), "的任务有",
            figure("tasks.lagging.count", .integer(rows.count)), "项：",
        ] + joined(items, "；") + ["。"]
    }

    /// What was said about a task's spending, as it was written, else its evidence.
    ///
    /// The evidence of a task complete without spending is why; any other's is no reason and is
    /// introduced as what it is.
    private func said(
        of row: SelfEvaluationReport.TaskRow, evidence opening: Inline
    ) -> [Inline] {
        let code = row.task.code
        if let text = report.completionExplanation(of: code) {
            let isEvidence = text == row.evidence
            return [
                isEvidence ? opening : "，", figure("task.\(code).explanation", .text(text)),
            ]
        }
        return row.evidence == nil ? [] : [opening] + bound("task.\(code).evidence")
    }

    /// What sentences about single tasks begin with where some are not named.
    private var besidesMerged: [Inline] {
        report.tasks.contains { $0.mergedCount != nil } ? ["除合并列示的任务外，"] : []
    }

    // MARK: - Budget

    private var recovery: [Inline] {
        let whole = report.budgetRow(.whole)
        guard whole.recovered > .zero else { return [] }
        let before = Rate(whole.spent, of: whole.adjusted + whole.recovered)
        return ["调整数中含年末收回"] + bound("unit.recovered") + [
            "万元，收回前的执行率为", figure("execution.unit.rateBeforeRecovery", .rate(before)), "。",
        ]
    }

    private var threePublic: [Inline] {
        guard report.threePublicBudget != nil else { return ["本年度未设定“三公经费”预算。"] }
        return ["“三公经费”预算"] + bound("threePublic.budget") + ["万元，实际支出"]
            + bound("threePublic.spent") + ["万元，控制率"] + bound("threePublic.rate") + ["。"]
    }

    // MARK: - Scores

    private var gradeBands: [Inline] {
        let bands = report.ruleSet.grades.bands
        let items = bands.enumerated().map { offset, band -> [Inline] in
            if offset == bands.count - 1, offset > 0 {
                return ["其余为", figure("ruleSet.grade\(offset + 1).name", .text(band.name))]
            }
            return [
                figure("ruleSet.grade\(offset + 1).from", .text(band.from.exactText)), "分及以上为",
                figure("ruleSet.grade\(offset + 1).name", .text(band.name)),
            ]
        }
        return joined(items, "，")
    }

    private var losses: [Inline] {
        let scopes = ScoreTable(report: report).scopes
        let rows = zip(report.overview.dropLast(), scopes).filter { $0.0.score < $0.0.weight }
        guard !rows.isEmpty else { return ["各部分均得满分。"] }
        let items = rows.map { row, scope -> [Inline] in
            [
                .text("\(row.name)扣"),
                .score(
                    FigureIdentifier(rawValue: "\(scope).loss"),
                    report.template.points(row.weight - row.score)), "分",
            ]
        }
        return ["其中"] + joined(items, "，") + ["。"]
    }

    /// What core rows did to the grade.
    private var cap: [Inline] {
        let rows = report.result.cappedBy
        guard !rows.isEmpty else { return [] }
        let names = rows.map { row -> [Inline] in
            ["“"] + nested(bound("indicator.\(row.indicator.indicator).name")) + ["”"]
        }
        return ["核心指标"] + joined(names, "、") + ["未达标，等级最高评为“"] + bound("score.grade")
            + ["”。"]
    }

    /// What the rows of a group lost, and why.
    func shortfalls(_ group: String) -> [Inline] {
        let rows = report.result.indicators.filter {
            report.template.group(of: $0.indicator) == group
                && ($0.score ?? .zero) < $0.weight
        }
        guard !rows.isEmpty else { return ["该类计分指标均得满分。"] }
        let items = rows.map { row -> [Inline] in
            let scope = "indicator.\(row.indicator.indicator)"
            let actual: [Inline] =
                row.actualText == nil ? [] : ["完成"] + bound("\(scope).actual") + ["，"]
            let score: [Inline] =
                row.score == nil
                ? ["尚未得分"] : ["得"] + bound("\(scope).score") + ["分"]
            let reason: [Inline] = row.reason == nil ? [] : ["，说明为"] + bound("\(scope).reason")
            let name = ["“"] + nested(bound("\(scope).name")) + ["”"]
            return name + ["分值"] + bound("\(scope).weight") + ["分，"] + actual + score + reason
        }
        return ["未得满分的指标："] + joined(items, "；") + ["。"]
    }
}
