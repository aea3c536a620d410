import BudgetDomain

extension SelfEvaluationForm {
    /// The block of indicators in the form's columns.
    var indicators: Table {
        let total = report.overview.last.map {
            IndicatorTable.Total(
                weight: $0.weight, score: $0.score, identifier: "score.total.score",
                weightIdentifier: "score.total.weight")
        }
        return IndicatorTable(
            template: report.template, results: report.result.indicators, caption: "绩效指标",
            total: total
        ).table
    }

    /// Which catalogue was followed, and what core rows did to the grade.
    var indicatorNotes: [Block] {
        var notes: [Block] = []
        if !report.result.cappedBy.isEmpty {
            let names = report.result.cappedBy.map { $0.indicator.level3.quoted }
            notes.append(
                .note([
                    .text("核心指标\(names.joined(separator: "、"))未达标，等级最高评为"),
                    .figure(Figure("score.grade", .text(report.result.grade))), "。",
                ]))
        }
        if let label = report.catalogueLabel {
            notes.append(.note([.text("指标体系：\(label)。")]))
        }
        return notes
    }
}
