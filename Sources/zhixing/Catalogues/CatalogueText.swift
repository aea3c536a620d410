import BudgetDomain

/// A catalogue as people read it in a terminal.
enum CatalogueText {
    static func lines(_ catalogue: IndicatorCatalogue) -> [String] {
        let template = catalogue.template
        let subject = template.subject == .unit ? "部门整体" : "项目支出"
        let province = template.province.map { "　\($0)" } ?? ""
        let year = template.year.map { "　自 \($0) 年度起" } ?? ""
        var lines = [
            "\(catalogue.name)（\(catalogue.label)）", "用于\(subject)\(province)\(year)",
            "预算执行率：\(executionRate(template))",
        ]
        if template.isScored {
            let grades = (template.grades ?? .standard).bands.map {
                "\($0.name) ≥\($0.from.exactText)"
            }
            lines.append("等级：\(grades.joined(separator: "　"))")
        } else {
            lines.append("不计分")
        }
        for goal in template.goals {
            lines.append("年度目标 \(goal.goal)：\(goal.name)（\(goal.weight.rate.exactText)分）")
        }
        return lines + catalogue.indicators.map { line($0, template) }
    }

    private static func executionRate(_ template: CatalogueTemplate) -> String {
        switch template.executionRate.kind {
        case .remainder: "单列一栏，占 100 分减去各项指标的分值"
        case .block: "单列一栏，\(template.executionRate.weight?.rate.exactText ?? "0") 分"
        case .indicator: "作为一般指标计分"
        case .unscored: "列示，不计分"
        }
    }

    private static func line(_ indicator: Indicator, _ template: CatalogueTemplate) -> String {
        let levels = [indicator.level1, indicator.level2, indicator.level3].filter { !$0.isEmpty }
        let points = template.isScored ? "  \(indicator.weight.rate.exactText)分" : ""
        let core = indicator.core == true ? "  核心" : ""
        let common = indicator.common == true ? "  共性" : ""
        return "  \(indicator.indicator)  \(levels.joined(separator: " / "))"
            + "  \(indicator.targetText)\(points)\(core)\(common)"
    }
}
