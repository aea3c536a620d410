// What decisions about a self-evaluation insist on.

extension SelfEvaluation {
    /// The indicator of that identifier or name.
    func requireIndicator(_ name: String) throws(BudgetRejection) -> Indicator {
        let bearers = definitions.filter { $0.task != nil && $0.level3 == name }
        if bearers.count > 1, catalogue[name] == nil {
            throw .refused(
                "ambiguousIndicator",
                "有 \(bearers.count) 个项目都有名为“\(name)”的指标，请用编号："
                    + bearers.map(\.indicator).joined(separator: "、"),
                figures: [("indicator", name)])
        }
        guard let indicator = indicator(name) else {
            let known = catalogue.indicators.map { "\($0.indicator)（\($0.level3)）" }
            throw .refused(
                "unknownIndicator", "没有名为“\(name)”的指标；本账簿的指标：\(known.joined(separator: "、"))",
                figures: [("indicator", name)])
        }
        return indicator
    }

    func requireTask(_ code: String, _ context: SelfEvaluationContext) throws(BudgetRejection) {
        guard context.tasks.contains(code) else {
            throw .refused(
                "unknownTask", "没有编码为 \(code) 的任务；请先用 RegisterTask 登记，或检查编码",
                figures: [("task", code)])
        }
    }

    /// Refuses changes while it is with the reviewers or published.
    func requireEditable() throws(BudgetRejection) {
        guard stage == .preparing || stage == .open else {
            throw .refused(
                "selfEvaluationSubmitted",
                "自评已\(stage.term)，不能再改；请先退回（ReturnSelfEvaluation）或修订（ReviseSelfEvaluation）",
                figures: [("stage", stage.rawValue)])
        }
    }

    /// Refuses scoring before the figures are pinned.
    func requireOpen() throws(BudgetRejection) {
        try requireEditable()
        guard stage == .open else {
            throw .refused(
                "selfEvaluationNotOpen", "自评尚未启动；请先用 OpenSelfEvaluation 启动，使数据固定在一个版本上")
        }
    }

    func requireStage(_ stages: Stage...) throws(BudgetRejection) {
        guard stages.contains(stage) else {
            throw .refused(
                "wrongStage",
                "自评现为“\(stage.term)”，这一步只能在“\(stages.map(\.term).joined(separator: "、"))”时做；"
                    + "现在可以做的是 \(stage.nextSteps.joined(separator: "、"))",
                figures: [
                    ("stage", stage.rawValue), ("allowed", stage.nextSteps.joined(separator: "|")),
                ])
        }
    }

    /// The score as it is recorded: rounded by the rule set, not above the weight.
    func requireWithin(
        _ score: Points, _ weight: Rate, _ name: String, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) -> Points {
        let rounded = context.ruleSet.scoring.rounding.rounded(score.rate)
        guard rounded <= weight, let recorded = Points(rounded.exactText) else {
            throw .refused(
                "scoreOutOfRange",
                "“\(name)”的分值是 \(weight.decimalTextRounded)，得分应在 0 与分值之间，不能为 \(score.text)",
                figures: [
                    ("weight", weight.decimalTextRounded), ("asked", score.text),
                ])
        }
        return recorded
    }

    func requireFilled(_ text: String, _ field: String) throws(BudgetRejection) {
        guard filled(text) != nil else {
            throw .malformed("badField", "字段 \(field) 不能为空", figures: [("field", field)])
        }
    }

    /// The text, or nil where there is nothing but blanks.
    func filled(_ text: String?) -> String? {
        text.flatMap { $0.isBlank ? nil : $0 }
    }
}

extension SelfEvaluation.Stage {
    /// The stage as people call it.
    package var term: String {
        switch self {
        case .preparing: "准备"
        case .open: "填报"
        case .submitted: "送审"
        case .approved: "审核通过"
        case .published: "公开"
        }
    }
}
