import BudgetDomain

/// Looks for what a reviewer would object to, in the order of the form (一致性检查).
struct SelfEvaluationCheck {
    let source: SelfEvaluationReport.Source
    let facts: SelfEvaluationFacts
    let result: SelfEvaluationResult
    let tasks: [SelfEvaluationReport.TaskRow]

    var template: CatalogueTemplate { source.selfEvaluation.catalogue.template }
    var settings: ScoringSettings { template.applied(to: source.ruleSet.scoring) }

    /// All findings, each with what was said about it.
    var findings: [SelfEvaluationFinding] {
        wholeFindings + tasks.flatMap(findings(about:)) + budgetFindings
            + result.indicators.flatMap(findings(about:)) + groupFindings
    }

    func finding(
        _ code: SelfEvaluationFinding.Code, _ severity: SelfEvaluationFinding.Severity,
        about subject: String? = nil, _ message: String, explanation: String? = nil
    ) -> SelfEvaluationFinding {
        let key = SelfEvaluation.FindingKey(code.rawValue, subject)
        return SelfEvaluationFinding(
            code: code, severity: severity, subject: subject, message: message,
            explanation: source.selfEvaluation.explainedFindings[key] ?? explanation)
    }

    // MARK: - The whole and its groups

    private var wholeFindings: [SelfEvaluationFinding] {
        var findings: [SelfEvaluationFinding] = []
        if source.selfEvaluation.stage == .preparing {
            findings.append(
                finding(.notOpened, .warning, "自评尚未启动，数据没有固定在一个版本上，还会变动"))
        }
        if source.selfEvaluation.catalogue.budgetExecutionWeight(settings) == nil {
            let sum = source.selfEvaluation.catalogue.weightSum.decimalTextRounded
            let total = template.total.rate.exactText
            findings.append(
                finding(.weightsNotHundred, .error, "指标分值合计 \(sum)，加上预算执行一栏不等于 \(total)"))
        }
        return findings
    }

    private var groupFindings: [SelfEvaluationFinding] {
        // What groups another province's form has is its own affair.
        guard template.executionRate.kind == .remainder else { return [] }
        let groups = source.selfEvaluation.catalogue.indicators.map {
            SelfEvaluationReport.groupName($0.level1)
        }
        return ["产出指标", "效益指标"].filter { !groups.contains($0) }.map { (group: String) in
            finding(.missingGroup, .warning, about: group, "指标体系里没有\(group.quoted)的任何一行")
        }
    }

    // MARK: - Tasks

    private func findings(
        about row: SelfEvaluationReport.TaskRow
    ) -> [SelfEvaluationFinding] {
        let code = row.task.code
        let name = "任务 \(code)（\(row.task.name)）"
        guard let status = row.status else {
            return [finding(.undeclaredTask, .error, about: code, "\(name)没有申报完成情况")]
        }
        guard status == .complete else { return [] }
        let figures = row.figures
        if figures.spent <= .zero {
            let message = "\(name)申报“完成”，但没有任何支出，年初预算 \(tenThousands(figures.initial))"
            return [
                finding(
                    .completeWithoutSpending, .error, about: code, message,
                    explanation: row.evidence)
            ]
        }
        let rate = Rate(figures.spent, of: figures.adjusted + figures.recovered)
        if let rate, rate < source.ruleSet.alerts.completeBelow {
            let message = "\(name)申报“完成”，收回前的执行率只有 \(rate.percentText)%"
            return [
                finding(
                    .completeWithLittleSpending, .warning, about: code, message,
                    explanation: row.evidence)
            ]
        }
        return []
    }

    // MARK: - Budget

    private var budgetFindings: [SelfEvaluationFinding] {
        let whole = source.figures.whole
        guard let rate = whole.rateOnAdjusted else {
            guard template.hasExecutionBlock else { return [] }
            return [finding(.noBudget, .error, "没有调整后预算，预算执行一栏无法计分")]
        }
        var findings: [SelfEvaluationFinding] = []
        let before = Rate(whole.spent, of: whole.adjusted + whole.recovered)
        if whole.recovered > .zero, let before, before < rate {
            let message =
                "年末收回 \(tenThousands(whole.recovered))，执行率由 \(before.percentText)% 变为 \(rate.percentText)%"
            // Only the rate that is full by recovery alone says something untrue about the year.
            findings.append(
                finding(.rateByRecovery, rate >= .one ? .error : .warning, message))
        }
        findings += cuttingFindings + blockFindings
        let block = result.budgetExecution
        for row in result.indicators where row.indicator.formula == .budgetExecutionRate {
            let isSetByHand = block.origin == .overridden || row.origin == .overridden
            guard isSetByHand, let blockScore = block.score,
                let blockRate = blockScore / block.weight,
                let rowRate = row.scoreRate, blockRate != rowRate
            else { continue }
            findings.append(
                finding(
                    .scoredTwice, .warning, about: row.indicator.indicator,
                    "同一个预算执行率，预算执行一栏得分率 \(blockRate.percentText)%，"
                        + "指标\(row.indicator.level3.quoted)得分率 \(rowRate.percentText)%"))
        }
        return findings
    }

    /// Projects whose budget was cut to exactly what they spent, far below what was approved.
    private var cuttingFindings: [SelfEvaluationFinding] {
        let project = source.figures.project
        let cut = project.decreased - project.recovered
        // Where something was recovered, ``rateByRecovery`` tells it.
        guard cut > .zero, project.recovered == .zero, project.spent > .zero,
            project.adjusted == project.spent,
            let rate = project.rateOnInitial, rate < source.ruleSet.alerts.completeBelow
        else { return [] }
        return [
            finding(
                .rateByCutting, .error,
                "项目支出追减 \(tenThousands(cut))，调整数与执行数同为 \(tenThousands(project.spent))，"
                    + "执行率 100.00% 由追减形成，按年初预算只有 \(rate.percentText)%")
        ]
    }

    /// The block 预算执行 scored by hand below the rule.
    private var blockFindings: [SelfEvaluationFinding] {
        let block = result.budgetExecution
        guard block.origin == .overridden, let automatic = block.automaticScore,
            let score = block.score, score < automatic
        else { return [] }
        return [
            overrideBelowRule(
                "预算执行", Indicator.budgetExecutionBlock, automatic, score, block.reason)
        ]
    }

    func overrideBelowRule(
        _ name: String, _ subject: String, _ automatic: Rate, _ score: Rate, _ reason: String?
    ) -> SelfEvaluationFinding {
        finding(
            .overrideBelowRule, .error, about: subject,
            "\(name.quoted)按规则得 \(automatic.decimalTextRounded) 分，"
                + "人工调低为 \(score.decimalTextRounded) 分",
            explanation: reason)
    }

    func tenThousands(_ money: Money) -> String { money.tenThousandYuanText + " 万元" }
}
