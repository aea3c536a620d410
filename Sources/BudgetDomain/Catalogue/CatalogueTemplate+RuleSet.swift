extension CatalogueTemplate {
    /// The rule set with what this form says differently.
    package func applied(to ruleSet: RuleSet) -> RuleSet {
        var applied = ruleSet
        applied.scoring = self.applied(to: ruleSet.scoring)
        if let grades { applied.grades = grades }
        return applied
    }

    /// The settings with what this form says differently.
    package func applied(to settings: ScoringSettings) -> ScoringSettings {
        var applied = settings
        if let rounding = scoring.rounding { applied.rounding = rounding }
        if let notApplicable = scoring.notApplicable { applied.notApplicable = notApplicable }
        if let overAchievement = scoring.overAchievement {
            applied.overAchievement = overAchievement
        }
        return applied
    }
}

extension GradeBands {
    /// The worse of two grades; an unknown one changes nothing.
    func worse(_ grade: String, _ cap: String) -> String {
        guard let own = bands.firstIndex(where: { $0.name == grade }),
            let limit = bands.firstIndex(where: { $0.name == cap })
        else { return grade }
        return own < limit ? cap : grade
    }
}
