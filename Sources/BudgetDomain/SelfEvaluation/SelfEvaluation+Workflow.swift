// Decides on the way from opening to publication.

extension SelfEvaluation {
    func open(_ context: SelfEvaluationContext) throws(BudgetRejection) -> SelfEvaluationEvent {
        guard stage == .preparing else {
            throw .refused(
                "selfEvaluationAlreadyOpen", "自评已经启动，数据固定在版本 \(bookVersion ?? 0)",
                figures: [("bookVersion", String(bookVersion ?? 0))])
        }
        try requireUsable(catalogue, context)
        for publication in publications {
            if let task = publication.task { try requireUsable(catalogue(of: task), context) }
        }
        return .selfEvaluationOpened(
            SelfEvaluationOpened(
                bookVersion: context.bookVersion, ruleSet: context.ruleSet.label))
    }

    private func requireUsable(
        _ catalogue: IndicatorCatalogue, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) {
        guard let flaw = catalogue.flaws(context.ruleSet.scoring).first else { return }
        var figures = [("weightSum", catalogue.weightSum.decimalTextRounded)]
        let allowed = context.ruleSet.scoring.budgetExecutionWeights
        figures.append(("budgetExecution", allowed.map(\.exactText).joined(separator: "|")))
        switch flaw {
        case .weightSum:
            throw .refused(
                "weightsNotHundred",
                flaw.message
                    + "（预算执行一栏可为 \(allowed.map(\.exactText).joined(separator: "、")) 分）",
                figures: figures)
        case .weightTotal, .goalWeight:
            throw .refused("weightsNotHundred", flaw.message, figures: figures)
        default: throw .refused("badCatalogue", flaw.message, figures: figures)
        }
    }

    func submit(_ context: SelfEvaluationContext) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireStage(.open)
        guard context.blockingFindings.isEmpty else {
            let listed = context.blockingFindings.joined(separator: "；")
            throw .refused(
                "contradictionsRemain", "还有 \(context.blockingFindings.count) 处矛盾未改正或说明：\(listed)",
                figures: [("findings", String(context.blockingFindings.count))])
        }
        return .selfEvaluationSubmitted(SelfEvaluationSubmitted(bookVersion: context.bookVersion))
    }

    func sendBack(_ action: ReturnSelfEvaluation) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireStage(.submitted, .approved)
        try requireFilled(action.reason, "reason")
        return .selfEvaluationReturned(SelfEvaluationReturned(reason: action.reason))
    }

    func approve(_ context: SelfEvaluationContext) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireStage(.submitted)
        guard context.actor != submittedBy else {
            throw .refused(
                "submitterIsReviewer", "送审人不能审核自己送审的自评（不相容岗位分离）",
                figures: [("submittedBy", submittedBy ?? "")])
        }
        return .selfEvaluationApproved(SelfEvaluationApproved(bookVersion: context.bookVersion))
    }

    func publish(_ context: SelfEvaluationContext) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireStage(.approved)
        return .selfEvaluationPublished(SelfEvaluationPublished(bookVersion: context.bookVersion))
    }

    func revise(
        _ action: ReviseSelfEvaluation, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireStage(.approved, .published)
        try requireFilled(action.reason, "reason")
        return .selfEvaluationRevised(
            SelfEvaluationRevised(bookVersion: context.bookVersion, reason: action.reason))
    }

    func save(_ action: SaveNarrative, _ context: SelfEvaluationContext) throws(BudgetRejection)
        -> SelfEvaluationEvent
    {
        try requireEditable()
        let template = NarrativeTemplate(action.text)
        if let number = template.unboundNumber {
            throw .refused(
                "unboundNumber", "文字里的“\(number)”没有绑定数据；数字请用占位符，如 {{unit.spent}}",
                figures: [("text", number)])
        }
        if let stranger = template.placeholders.first(where: { !context.placeholders.contains($0) })
        {
            throw .refused(
                "unknownPlaceholder", "没有名为“\(stranger)”的占位符", figures: [("placeholder", stranger)])
        }
        return .narrativeSaved(NarrativeSaved(section: action.section, text: action.text))
    }
}
