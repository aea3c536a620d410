import BudgetDomain

/// Every figure, list and comparison that the report's text may bind, by name (占位符).
///
/// Whatever is put into a sentence is a bound figure, words from the book included, so that nothing
/// in the rendered text was typed.
struct NarrativeVocabulary {
    private(set) var entries: [String: [Inline]] = [:]
    let report: SelfEvaluationReport

    init(_ report: SelfEvaluationReport) {
        self.report = report
        addNames()
        for row in report.budget { add(row.kind.scope, row.figures) }
        for row in report.tasks { add(row) }
        addHeadTasks()
        addUnits()
        for row in report.result.indicators { add(row) }
        addScores()
        addLists()
    }

    /// Texts saved in the head unit's own book name its tasks without the unit.
    private mutating func addHeadTasks() {
        guard let head = report.units.first else { return }
        let qualified = "task.\(head.book.unit)/"
        for (name, inlines) in entries where name.hasPrefix(qualified) {
            let own = "task." + name.dropFirst(qualified.count)
            if entries[own] == nil { entries[own] = inlines }
        }
    }

    // MARK: - Adding

    mutating func add(_ name: String, _ value: ShownValue) {
        entries[name] = [.figure(Figure(FigureIdentifier(rawValue: name), value))]
    }

    /// A score as sentences have it: 98, not 98.00; tables keep both places.
    mutating func add(_ name: String, score: Rate?) {
        entries[name] = [
            .score(FigureIdentifier(rawValue: name), report.template.points(score))
        ]
    }

    mutating func add(_ name: String, _ inlines: [Inline]) {
        entries[name] = inlines
    }

    private mutating func addNames() {
        add("unitName", .text(report.unitName))
        add("fiscalYear", .integer(report.fiscalYear))
        add("bookVersion", .integer(Int(report.figuresVersion)))
        add("bookVersion.later", versions)
        add("project.count", .integer(report.projectCount))
        for (name, status) in [
            ("tasks.complete", CompletionStatus.complete), ("tasks.partial", .partial),
            ("tasks.incomplete", .incomplete),
        ] {
            add(name, .integer(report.statuses.filter { $0 == status }.count))
        }
        add("tasks.undeclared", undeclared)
    }

    /// Amounts in 万元 and rates of a scope: `unit.spent`, `task.T01.rateOnInitial`.
    private mutating func add(_ scope: String, _ figures: ExecutionFigures, as own: String? = nil) {
        let amounts: [(String, Money)] = [
            ("initial", figures.initial), ("carryover", figures.carryover),
            ("increased", figures.increased), ("decreased", figures.decreased),
            ("recovered", figures.recovered), ("adjusted", figures.adjusted),
            ("spent", figures.spent), ("residue", figures.residue),
        ]
        for (name, money) in amounts {
            bind("\(scope).\(name)", "execution.\(own ?? scope).\(name)", .wan(money))
        }
        let rates: [(String, Rate?)] = [
            ("rateOnInitial", figures.rateOnInitial), ("rateOnAdjusted", figures.rateOnAdjusted),
            ("residueRate", figures.residueRate), ("adjustmentRate", figures.netAdjustmentRate),
            ("adjustmentRateGross", figures.grossAdjustmentRate),
        ]
        for (name, rate) in rates {
            bind("\(scope).\(name)", "execution.\(own ?? scope).\(name)", .rate(rate))
        }
    }

    private mutating func bind(_ name: String, _ identifier: FigureIdentifier, _ value: ShownValue)
    {
        entries[name] = [.figure(Figure(identifier, value))]
    }

    private mutating func add(_ row: SelfEvaluationReport.TaskRow) {
        let code = row.task.code
        let scope = "task.\(code)"
        add("\(scope).name", .text(row.shownName))
        add("\(scope).content", .text(row.task.content ?? ""))
        add("\(scope).status", .text(row.statusText))
        add("\(scope).evidence", .text(row.evidence ?? ""))
        add(scope, row.figures, as: code)
    }

    private mutating func add(_ row: IndicatorResult) {
        let scope = "indicator.\(row.indicator.indicator)"
        add("\(scope).name", .text(row.indicator.level3))
        add("\(scope).target", .text(row.indicator.targetText))
        add("\(scope).actual", row.shownValue(by: report.template))
        add("\(scope).weight", score: row.weight)
        add("\(scope).score", score: row.score)
        add("\(scope).reason", .text(row.reason ?? ""))
    }

    private mutating func addScores() {
        add("score.grade", .text(report.result.grade))
        let groups = [
            ("total", "合计"), ("budgetExecution", "预算执行"), ("input", "投入管理"),
            ("output", "产出指标"), ("benefit", "效益指标"),
        ]
        for (scope, name) in groups {
            let row = report.overview.first { $0.name == name }
            add("score.\(scope).weight", score: row?.weight)
            add("score.\(scope).score", score: row?.score)
            add("score.\(scope).scoreRate", .rate(row?.scoreRate))
        }
        add("indicators.count", .integer(report.result.indicators.count))
        add(
            "indicators.scored",
            .integer(report.result.indicators.filter { $0.weight > .zero }.count))
        add("threePublic.budget", report.threePublicBudget.map { .wan($0) } ?? .text("未设定"))
        add("threePublic.spent", .wan(report.threePublicSpent))
        add(
            "threePublic.rate",
            .rate(report.threePublicBudget.flatMap { Rate(report.threePublicSpent, of: $0) }))
    }
}

extension ShownValue {
    /// Money in 万元.
    static func wan(_ money: Money) -> ShownValue { .money(money, unit: .tenThousandYuan) }
}

extension Inline {
    /// A score without the zeros that a sentence does not want.
    static func score(_ identifier: FigureIdentifier, _ value: ShownValue) -> Inline {
        var shown = value.text
        if shown.hasSuffix(".00") {
            shown.removeLast(3)
        } else if shown.contains("."), shown.hasSuffix("0") {
            shown.removeLast()
        }
        return .figure(Figure(identifier, value, shown: shown))
    }
}

// MARK: - Rendering

extension NarrativeVocabulary {
    /// The text with every placeholder put in.
    func inlines(_ template: NarrativeTemplate) -> [Inline] {
        template.parts.flatMap { part -> [Inline] in
            switch part {
            case .text(let text): [.text(text)]
            // A name that was known when the text was saved and is no more is shown, not dropped.
            case .placeholder(let name): entries[name] ?? missing(name)
            }
        }
    }

    /// A figure of a task that the edition does not name, or a name that is no more.
    private func missing(_ name: String) -> [Inline] {
        name.hasPrefix("task.") && !report.merged.codes.isEmpty
            ? ["（不公开）"] : [.emphasis("〔\(name)〕")]
    }

    /// One paragraph for each line of the section's text.
    func paragraphs(_ section: NarrativeSection) -> [Block] {
        let text = report.narrative[section] ?? report.defaultText(section)
        return text.split(separator: "\n").compactMap { line in
            let inlines = inlines(NarrativeTemplate(String(line)))
            // A list with nothing in it leaves no empty line behind.
            return inlines.plainText.isEmpty ? nil : .paragraph(inlines)
        }
    }
}

extension SelfEvaluationReport {
    /// The names that saved text may bind figures by.
    package var placeholders: Set<String> { Set(NarrativeVocabulary(self).entries.keys) }

    /// A section as it reads, in one line; empty where there is no text for it.
    func narrativeText(_ section: NarrativeSection) -> String {
        NarrativeVocabulary(self).paragraphs(section).map { block in
            guard case .paragraph(let paragraph) = block else { return "" }
            return paragraph.inlines.plainText
        }.joined()
    }
}
