import BudgetDomain

extension SelfEvaluationCheck {
    /// Everything a reviewer would object to in one row.
    func findings(about row: IndicatorResult) -> [SelfEvaluationFinding] {
        scoring(row) + reporting(row) + target(row)
    }

    // MARK: - Scores

    private func scoring(_ row: IndicatorResult) -> [SelfEvaluationFinding] {
        let id = row.indicator.indicator
        let name = row.indicator.level3.quoted
        if !template.isScored { return unmet(row) }
        guard row.weight > .zero else { return [] }
        guard let score = row.score else {
            let cause =
                row.actualText == nil
                ? "没有完成值" : row.indicator.kind == .qualitative ? "定性指标尚未评分" : "完成值无法与指标值比较"
            return [finding(.unscored, .error, about: id, "\(name)没有得分：\(cause)")]
        }
        var findings = unmet(row)
        if row.origin == .judged, row.reason == nil {
            findings.append(
                finding(
                    .scoreWithoutReason, score < row.weight ? .error : .warning, about: id,
                    "\(name)评 \(score.decimalTextRounded) 分，没有说明理由"))
        }
        if row.origin == .overridden, let automatic = row.automaticScore, score > automatic {
            findings.append(
                finding(
                    .overrideAboveRule, .warning, about: id,
                    "\(name)按规则得 \(automatic.decimalTextRounded) 分，人工调高为 \(score.decimalTextRounded) 分"
                ))
        }
        if row.origin == .overridden, let automatic = row.automaticScore, score < automatic {
            findings.append(
                overrideBelowRule(
                    row.indicator.level3, row.indicator.indicator, automatic, score, row.reason))
        }
        return findings + band(row, score)
    }

    private func unmet(_ row: IndicatorResult) -> [SelfEvaluationFinding] {
        guard row.isMet == false, row.reason == nil else { return [] }
        let message =
            "\(row.indicator.level3.quoted)完成值 \(row.actualText ?? "")，未达到 \(row.indicator.targetText)，没有说明原因"
        return [
            finding(.unmetWithoutReason, .error, about: row.indicator.indicator, message)
        ]
    }

    /// 达成 100–80%, 部分达成 80–60%, 未达成 60–0% of the points, or as the form has it.
    private func band(_ row: IndicatorResult, _ score: Rate) -> [SelfEvaluationFinding] {
        guard row.indicator.kind == .qualitative, let share = score / row.weight else { return [] }
        // A core row that counts twice has less than its word gives.
        if row.indicator.core == true, template.core?.effect == .doublesLoss { return [] }
        let bands = settings.qualitative
        let grades =
            template.scoring.qualitative ?? [
                QualitativeGrade(word: "达成", from: bands.achievedFrom, to: .one),
                QualitativeGrade(word: "部分达成", from: bands.partlyFrom, to: bands.achievedFrom),
                QualitativeGrade(word: "未达成", from: .zero, to: bands.partlyFrom),
            ]
        let word = grades.firstIndex { $0.word == row.actualText }
        let fits = word.map { index in
            // The line between two words belongs to the better one.
            share >= grades[index].from && (index == 0 || share < grades[index].to)
        }
        guard fits == false else { return [] }
        return [
            finding(
                .scoreOutsideBand, .error, about: row.indicator.indicator,
                "\(row.indicator.level3.quoted)填报“\(row.actualText ?? "")”，"
                    + "得分率 \(share.percentText)% 不在这一档内")
        ]
    }

    // MARK: - Actuals

    private func reporting(_ row: IndicatorResult) -> [SelfEvaluationFinding] {
        let indicator = row.indicator
        let name = indicator.level3.quoted
        if let reported = row.reportedText, let computed = row.actual,
            let number = indicator.number(reported), !isSame(number, computed)
        {
            return [
                finding(
                    .reportedDiffers, .error, about: indicator.indicator,
                    "\(name)填报 \(reported)，按账簿计算为 \(computed.percentText)%，以计算值为准")
            ]
        }
        if !row.isComputed, let number = row.actual, let count = taskCount(indicator.formula),
            (number * Rate(whole: count)).denominator != 1
        {
            return [
                finding(
                    .impossibleRate, .error, about: indicator.indicator,
                    "\(name)填报 \(row.actualText ?? "")，而 \(count) 项任务不可能得出这个比率")
            ]
        }
        return []
    }

    /// Whether a reported rate is the computed one, printed with two decimals or fewer.
    private func isSame(_ reported: Rate, _ computed: Rate) -> Bool {
        reported == computed || reported.percentText == computed.percentText
    }

    private func taskCount(_ formula: IndicatorFormula?) -> Int? {
        let projects = source.figures.tasks.map(\.task).filter { $0.category == .project }
        let count: Int? =
            switch formula {
            case .keyTaskCompletionRate:
                projects.contains(where: \.isKeyTask)
                    ? projects.filter(\.isKeyTask).count : projects.count
            case .annualGoalRate: projects.count
            default: nil
            }
        return count == 0 ? nil : count
    }

    // MARK: - Targets

    private func target(_ row: IndicatorResult) -> [SelfEvaluationFinding] {
        let indicator = row.indicator
        guard row.weight > .zero, let target = indicator.targetNumber else { return [] }
        if indicator.formula == .residueRate, indicator.operator == .atMost, target >= .one {
            return [
                finding(
                    .targetTestsNothing, .warning, about: indicator.indicator,
                    "\(indicator.level3.quoted)的指标值 \(indicator.targetText) 任何情况都能达到，起不到约束作用")
            ]
        }
        if indicator.operator == .atLeast, let actual = row.actual, target > .zero,
            actual > target * settings.overAchievement
        {
            return [
                finding(
                    .overAchieved, .warning, about: indicator.indicator,
                    "\(indicator.level3.quoted)完成值 \(row.actualText ?? "")，远超指标值 \(indicator.targetText)，"
                        + "请核对指标值是否偏低")
            ]
        }
        return []
    }
}
