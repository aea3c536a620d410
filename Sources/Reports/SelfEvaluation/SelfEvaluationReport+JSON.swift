import BudgetDomain
package import JSON

extension SelfEvaluationReport {
    /// The report as the command line and the API give it, schema 1.
    ///
    /// A department adds `units`, an edition `edition` and `mergedTasks`, a publication its number.
    /// The public edition holds no written text that its document does not print.
    package var json: JSONValue {
        let whole = merged.masking.masked(.object(members + editionMembers + departmentMembers))
        return edition == .publicUse ? PrintedTexts(document).limiting(whole) : whole
    }

    private var members: [JSONValue.Member] {
        let score: JSONValue = .optional(template.isScored ? result.score.decimalTextRounded : nil)
        let object: JSONValue = [
            "schema": 1,
            "unit": .string(unit),
            "unitName": .string(unitName),
            "fiscalYear": .integer(fiscalYear),
            "asOf": .string(asOf.description),
            "version": .integer(version),
            "headHash": .string(headHash),
            "figuresVersion": .integer(figuresVersion),
            "ruleSet": .string(ruleSet.label),
            "stage": .string(stage.rawValue),
            "score": score,
            "grade": .optional(template.isScored ? result.grade : nil),
            "overview": .array(overview.map(\.json)),
            "indicators": .array(result.indicators.map(\.json)),
            "tasks": .array(tasks.map(\.json)),
            "budget": .array(budget.map { json(of: $0) }),
            "findings": .array(findings.map(\.json)),
        ]
        guard case .object(let members) = object else { return [] }
        return members + (catalogueLabel.map { [JSONValue.Member("catalogue", .string($0))] } ?? [])
    }

    private func json(of row: BudgetRow) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("row", .string(row.kind.rawValue)), .init("name", .string(row.kind.name)),
        ]
        members += row.figures.reportMembers
        if row.kind == .whole {
            let block = result.budgetExecution
            members += [
                .init("weight", points(block.weight)),
                .init("autoScore", points(block.automaticScore)),
                .init("score", points(block.score)),
                .init("reason", .optional(block.reason)),
            ]
        }
        return .object(members)
    }
}

extension SelfEvaluationReport.OverviewRow {
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "weight": points(weight), "score": points(score),
            "scoreRate": percent(scoreRate),
        ]
    }
}

extension IndicatorResult {
    fileprivate var json: JSONValue {
        let members: JSONValue = [
            "indicator": .string(indicator.indicator),
            "level1": .string(indicator.level1),
            "level2": .string(indicator.level2),
            "level3": .string(indicator.level3),
            "kind": .string(indicator.kind.rawValue),
            "target": .string(indicator.targetText),
            "measure": .optional(indicator.measure),
            "actual": .optional(shownActual),
            "computed": .bool(isComputed),
            "met": isMet.map { .bool($0) } ?? .null,
            "weight": points(weight),
            "autoScore": points(automaticScore),
            "score": points(score),
            "reason": .optional(reason),
            "evidence": .optional(evidence),
        ]
        guard case .object(let always) = members else { return members }
        return .object(always + seldom)
    }

    /// Members that only rows of some forms have.
    private var seldom: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let goal = indicator.goal { members.append(.init("goal", .string(goal))) }
        if let core = indicator.core { members.append(.init("core", .bool(core))) }
        if let common = indicator.common { members.append(.init("common", .bool(common))) }
        if let originalTarget {
            let text = indicator.targetText(originalTarget)
            members.append(.init("originalTarget", .string(text)))
        }
        if isExcluded { members.append(.init("applies", .bool(false))) }
        return members
    }
}

extension IndicatorResult {
    /// The actual as it is printed.
    package var shownActual: String? {
        isComputed ? actualText : actualText.map { indicator.shown($0) }
    }
}

extension Indicator {
    /// A reported value as it is printed; a plain number of a percentage gets its sign.
    func shown(_ text: String) -> String {
        let isPlain = !text.contains { "%％/".contains($0) }
        return kind == .quantitative && isPercent && isPlain ? text + "%" : text
    }

    /// A value as it is printed, with the unit that its target has.
    func withMeasure(_ text: String) -> String {
        let isPlain = text.utf8.last.map { (48...57).contains($0) } ?? false
        return kind == .quantitative && isPlain && !isPercent ? text + (measure ?? "") : text
    }
}

extension SelfEvaluationReport.TaskRow {
    fileprivate var json: JSONValue {
        let names: [JSONValue.Member] = [
            .init("task", .string(task.code)),
            .init("name", .string(shownName)),
            .init("content", .optional(task.content)),
            .init("status", .optional(status?.rawValue)),
            .init("evidence", .optional(evidence)),
        ]
        let fiscalMembers: [JSONValue.Member] = [
            .init("fiscalInitial", .string(fiscal.initial.yuanText)),
            .init("fiscalSpent", .string(fiscal.spent.yuanText)),
        ]
        return .object(names + figures.reportMembers + fiscalMembers)
    }
}

extension SelfEvaluationFinding {
    /// The finding as an object: `code`, `severity`, `subject`, `message`, `explanation`, `blocking`.
    package var json: JSONValue {
        [
            "code": .string(code.rawValue),
            "severity": .string(severity.rawValue),
            "subject": .optional(subject),
            "message": .string(message),
            "explanation": .optional(explanation),
            "blocking": .bool(isBlocking),
        ]
    }
}

extension ExecutionFigures {
    /// The members that a row of the forms has, named as those of `execution`.
    var reportMembers: [JSONValue.Member] {
        [
            .init("initial", .string(initial.yuanText)),
            .init("adjusted", .string(adjusted.yuanText)),
            .init("spent", .string(spent.yuanText)),
            .init("recovered", .string(recovered.yuanText)),
            .init("rateOnInitial", percent(rateOnInitial)),
            .init("rateOnAdjusted", percent(rateOnAdjusted)),
        ]
    }
}

private func points(_ value: Rate?) -> JSONValue { .optional(value?.decimalTextRounded) }

private func percent(_ rate: Rate?) -> JSONValue { .optional(rate?.percentText) }
