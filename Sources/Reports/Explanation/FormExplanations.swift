import BudgetDomain

extension ProjectSelfEvaluationReport: ExplainsFigures {
    package func explanation(of identifier: FigureIdentifier) -> FigureExplanation? {
        let names = identifier.rawValue.split(separator: ".").map(String.init)
        guard names.count >= 3, let name = names.last else { return nil }
        let middle = names.dropFirst().dropLast().joined(separator: ".")
        switch names[0] {
        case "project":
            guard let project = projects.first(where: { $0.result.task.code == middle }) else {
                return nil
            }
            return project.result.explanation(of: name, identifier)
        case "indicator":
            for project in projects {
                let row = project.result.indicators.first { $0.indicator.indicator == middle }
                guard let row else { continue }
                return row.explanation(
                    of: name, identifier, by: project.result.template, operands: [])
            }
            return nil
        default: return scopes.explanation(of: identifier)
        }
    }

    package var explainableFigures: [FigureIdentifier] {
        let scores = projects.flatMap { project in
            ["budgetExecution", "budgetExecutionWeight", "score", "weight"].map {
                "project.\(project.result.task.code).\($0)"
            }
        }
        let indicators = projects.flatMap(\.result.indicators).flatMap { row in
            IndicatorResult.explainable.map { "indicator.\(row.indicator.indicator).\($0)" }
        }
        let own = (scores + indicators).map { FigureIdentifier(rawValue: $0) }
        return scopes.explainableFigures + own.filter { explanation(of: $0) != nil }
    }
}

extension ProjectResult {
    fileprivate func explanation(
        of name: String, _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        let scope = "project.\(task.code)"
        let block = budgetExecution
        func sum(_ title: String, _ value: Rate, _ own: Rate?, _ member: String, of block: String)
            -> FigureExplanation
        {
            FigureExplanation(
                identifier, of: task.name, title, template.points(value),
                formula: "执行率一栏与各项指标之和",
                parts: [
                    .init(
                        "预算执行率", template.points(own),
                        FigureIdentifier(rawValue: "\(scope).\(block)"))
                ]
                    + indicators.map { row in
                        .init(
                            row.indicator.level3,
                            template.points(member == "score" ? row.score : row.weight),
                            "indicator.\(row.indicator.indicator).\(member)")
                    })
        }
        return switch name {
        case "budgetExecution":
            FigureExplanation(
                identifier, of: task.name, "预算执行率得分", template.points(block.score),
                formula: "执行率（不超过100%）× 分值，四舍五入到两位小数",
                parts: [
                    .init(
                        "执行率（调整口径）", .rate(block.rate),
                        .execution(.rateOnAdjusted, of: task.code)),
                    .init(
                        "分值", template.points(block.weight),
                        FigureIdentifier(rawValue: "\(scope).budgetExecutionWeight")),
                ])
        case "budgetExecutionWeight":
            FigureExplanation(
                identifier, of: task.name, "预算执行率分值", template.points(block.weight),
                formula: "满分减去本项目各项指标的分值")
        case "score": sum("总分", score, block.score, "score", of: "budgetExecution")
        case "weight":
            sum("总分值", weightSum, block.weight, "weight", of: "budgetExecutionWeight")
        default: nil
        }
    }
}

extension MonitoringReport: ExplainsFigures {
    package func explanation(of identifier: FigureIdentifier) -> FigureExplanation? {
        let names = identifier.rawValue.split(separator: ".").map(String.init)
        guard names.first == "indicator", names.count >= 3, names.last == "actual" else {
            return scopes.explanation(of: identifier)
        }
        let id = names.dropFirst().dropLast().joined(separator: ".")
        guard let indicator = source.selfEvaluation.indicator(id),
            let reported = source.actual(of: indicator),
            let shown = source.shownActual(of: indicator)
        else { return nil }
        return FigureExplanation(
            identifier, of: indicator.level3, "完成值", shown, formula: "由单位填报",
            parts: reported.text.map { [.init("佐证", .text($0))] } ?? [])
    }

    package var explainableFigures: [FigureIdentifier] {
        let reported = source.selfEvaluation.actuals.keys.sorted().map {
            FigureIdentifier(rawValue: "indicator.\($0).actual")
        }
        return scopes.explainableFigures + reported.filter { explanation(of: $0) != nil }
    }
}
