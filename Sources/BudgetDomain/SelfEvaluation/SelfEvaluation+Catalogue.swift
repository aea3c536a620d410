extension SelfEvaluation {
    /// A catalogue in force, and the event that published it.
    package struct Publication: Hashable, Sendable {
        /// The project whose form it is; nil for the unit's.
        package let task: String?
        /// The version of the event.
        package let version: Int64
        /// As it was published; rows of the unit's own are not in it.
        package let catalogue: IndicatorCatalogue
    }

    /// The catalogue published for the unit's form, or for that of a project.
    package func publication(of task: String?) -> Publication? {
        publications.first { $0.task == task }
    }

    /// The unit's own indicators, or the default ones where the book defines none for it.
    package var catalogue: IndicatorCatalogue {
        let own = definitions.filter { $0.task == nil }
        guard publication(of: nil) == nil, own.isEmpty else { return catalogue(nil, own, "本单位指标") }
        return .standard
    }

    /// The indicators of one project's own form; empty where none were defined.
    package func catalogue(of task: String) -> IndicatorCatalogue {
        catalogue(task, definitions.filter { $0.task == task }, "项目指标")
    }

    private func catalogue(_ task: String?, _ rows: [Indicator], _ name: String)
        -> IndicatorCatalogue
    {
        guard let published = publication(of: task)?.catalogue else {
            return IndicatorCatalogue(
                id: "book", version: "1", name: name, indicators: rows,
                template: task == nil ? .unit : .project)
        }
        // Rows are only ever excluded where the form rescales.
        return IndicatorCatalogue(
            id: published.id, version: published.version, name: published.name, indicators: rows,
            template: published.template
        ).excluding(
            Set(exclusions.keys), step: published.template.scoring.rounding ?? .hundredths)
    }
}

// MARK: - Deciding

extension SelfEvaluation {
    func publish(_ action: PublishCatalogue, _ context: SelfEvaluationContext)
        throws(BudgetRejection) -> SelfEvaluationEvent
    {
        let catalogue = action.catalogue
        if let task = action.task { try requireTask(task, context) }
        guard stage == .preparing else {
            throw .refused(
                "selfEvaluationOpen",
                "自评已经启动，指标体系固定为启动时的版本，不能再导入；新版本请用于以后的年度",
                figures: [("catalogue", catalogue.label)])
        }
        guard (catalogue.template.subject == .project) == (action.task != nil) else {
            throw .refused(
                "wrongSubject",
                action.task == nil
                    ? "指标体系 \(catalogue.label) 用于项目支出，请指明项目（task）"
                    : "指标体系 \(catalogue.label) 用于部门整体，不能用于单个项目",
                figures: [("catalogue", catalogue.label)])
        }
        if let year = catalogue.template.year, context.fiscalYear < year {
            throw .refused(
                "notYetEffective",
                "指标体系 \(catalogue.label) 自 \(year) 年度起适用，不能用于 \(context.fiscalYear) 年度",
                figures: [("year", String(year))])
        }
        let own = catalogue.template.ownWeight?.rate ?? .zero
        let flaws = catalogue.locatedFlaws(
            catalogue.template.applied(to: context.ruleSet.scoring), ownWeight: own)
        guard flaws.isEmpty else {
            throw .malformed(
                "badCatalogue", flaws.map(\.flaw.message).joined(separator: "；"),
                figures: [("flaws", String(flaws.count))])
        }
        return .cataloguePublished(CataloguePublished(catalogue: catalogue, task: action.task))
    }

    func setApplicability(_ action: SetApplicability, _ context: SelfEvaluationContext)
        throws(BudgetRejection) -> SelfEvaluationEvent
    {
        try requireEditable()
        try requireFilled(action.reason, "reason")
        let indicator = try requireIndicator(action.indicator)
        let published = publication(of: indicator.task)?.catalogue
        let settings = published?.template.applied(to: context.ruleSet.scoring)
        guard let published, settings?.notApplicable == .rescales else {
            throw .refused(
                "rowKeepsItsPlace",
                "这张表的不适用指标保留原行、分值为 0：请在启动自评前用 DefineIndicator 把“\(indicator.level3)”"
                    + "改为 0 分，并把分值分给其他指标",
                figures: [("indicator", indicator.indicator)])
        }
        if !action.applies {
            var out = Set(exclusions.keys)
            out.insert(indicator.indicator)
            let rest = definitions.filter {
                $0.task == indicator.task && $0.goal == indicator.goal
                    && !out.contains($0.indicator) && $0.weight.rate > .zero
            }
            guard !rest.isEmpty || !published.template.isScored else {
                throw .refused(
                    "nothingLeftToScore", "剔除“\(indicator.level3)”以后没有指标可以分担它的分值，不能全部不适用",
                    figures: [("indicator", indicator.indicator)])
            }
        }
        return .applicabilitySet(
            ApplicabilitySet(
                indicator: indicator.indicator, applies: action.applies, reason: action.reason))
    }

    /// Refuses to change what the province prescribes for all.
    func requireOwn(_ action: DefineIndicator) throws(BudgetRejection) {
        let present = definitions.first { $0.indicator == action.indicator }
        guard present?.common != true else {
            throw .refused(
                "commonIndicator",
                "“\(action.level3)”是共性指标，由 \(publication(of: present?.task)?.catalogue.label ?? "指标体系") 规定，"
                    + "本单位不能改；目标值的调整请用 ReviseTarget",
                figures: [("indicator", action.indicator)])
        }
        guard present == nil || present?.task == action.task else {
            throw .refused(
                "indicatorOfAnotherForm", "指标 \(action.indicator) 已用在另一张表上，请另取名",
                figures: [("indicator", action.indicator)])
        }
    }
}
