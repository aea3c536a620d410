/// What an indicator reached and what it scores (指标得分).
package struct IndicatorResult: Hashable, Sendable {
    /// Where a score comes from.
    package enum Origin: String, WordCode {
        /// Computed by the scoring rule.
        case rule
        /// Chosen for a qualitative indicator.
        case judged
        /// Set by hand over what the rule gives.
        case overridden
    }

    package let indicator: Indicator
    /// What was reached, as a number; nil for words and where nothing is known.
    package let actual: Rate?
    /// What was reached, as it is printed; nil where nothing is known.
    package let actualText: String?
    /// What was reported although the log computes it; the computed value counts.
    package let reportedText: String?
    package let isComputed: Bool
    package let evidence: String?
    /// Whether the target is met; nil where it cannot be told.
    package let isMet: Bool?
    /// What the rules give, rounded as recorded; nil where they give nothing.
    package let automaticScore: Rate?
    /// What counts; nil where there is none yet.
    package let score: Rate?
    package let origin: Origin?
    /// Why the score is what it is, or why the target was missed.
    package let reason: String?
    /// The target as first set; nil where it was not revised.
    package var originalTarget: String?
    /// Said not to apply, so that it weighs nothing.
    package var isExcluded = false

    package var weight: Rate { indicator.weight.rate }

    /// 得分率; nil for a row without weight or score.
    package var scoreRate: Rate? { score.flatMap { $0 / weight } }
}

extension SelfEvaluation {
    /// One indicator's result on the facts, by the rules of its form.
    package func result(
        of indicator: Indicator, by template: CatalogueTemplate, in facts: SelfEvaluationFacts
    ) -> IndicatorResult {
        let id = indicator.indicator
        let reported = actual(of: id)
        let computed = indicator.formula?.value(in: facts)
        let number = computed ?? reported.flatMap { indicator.number($0.value) }
        let text = computed.map { $0.percentText + "%" } ?? reported?.value
        let excluded = exclusions[id]
        let isMet = excluded == nil ? indicator.isMet(number: number, text: text) : nil
        let scale = template.isScored && excluded == nil ? template.scoring : nil
        let automatic = scale.flatMap {
            indicator.points(number: number, text: text, isMet: isMet, by: $0)
        }.map { points in
            template.afterCoreRule(
                facts.ruleSet.scoring.rounding.rounded(points), of: indicator, isMet: isMet)
        }
        let judged = indicator.kind == .qualitative ? scores[id] : nil
        let override = overrides[id]
        let origin: IndicatorResult.Origin? =
            override != nil ? .overridden : judged != nil ? .judged : automatic.map { _ in .rule }
        let said = judged.map {
            template.afterCoreRule($0.value.rate, of: indicator, isMet: isMet)
        }
        return IndicatorResult(
            indicator: indicator, actual: number, actualText: text,
            reportedText: computed == nil ? nil : reported?.value, isComputed: computed != nil,
            evidence: reported?.text, isMet: isMet, automaticScore: automatic,
            score: excluded == nil ? override?.value.rate ?? said ?? automatic : nil,
            origin: excluded == nil ? origin : nil,
            reason: excluded.map { "不适用：" + $0 } ?? override?.text ?? judged?.text
                ?? explanations[id],
            originalTarget: originalTargets[id], isExcluded: excluded != nil)
    }
}

extension CatalogueTemplate {
    /// 核心指标 that counts twice: the points lost are taken off again, not below zero.
    fileprivate func afterCoreRule(_ score: Rate, of indicator: Indicator, isMet: Bool?) -> Rate {
        guard indicator.core == true, core?.effect == .doublesLoss, isMet != true else {
            return score
        }
        return max(score - (indicator.weight.rate - score), .zero)
    }
}

extension Indicator {
    fileprivate func isMet(number: Rate?, text: String?) -> Bool? {
        switch kind {
        case .quantitative:
            guard let number, let target = targetNumber, let comparison = `operator` else {
                return nil
            }
            return comparison.isMet(number, target)
        case .qualitative:
            // A word that is the target itself says 达成 100%; any other word needs a judgement.
            guard let text, let target else { return nil }
            return text.filter { !$0.isWhitespace } == target ? true : nil
        }
    }

    fileprivate func points(
        number: Rate?, text: String?, isMet: Bool?, by scoring: CatalogueScoring
    ) -> Rate? {
        guard kind == .quantitative else {
            let word = text?.filter { !$0.isWhitespace }
            let grade = scoring.qualitative?.first { $0.word == word }
            return grade?.coefficient.map { $0 * weight.rate }
                ?? (isMet == true ? weight.rate : nil)
        }
        guard let number, let target = targetNumber, let comparison = `operator` else { return nil }
        return (rule ?? scoring.rule ?? .proportional)
            .points(number, comparison, target, weight: weight)
    }
}
