import BudgetDomain

extension SelfEvaluationReport {
    /// What is to say of groups that only this catalogue has, and of the tasks where no group of
    /// outputs carries them.
    func groupAnalysis(_ vocabulary: NarrativeVocabulary, besides told: [String]) -> [Block] {
        var blocks: [Block] = []
        var number = told.count
        for (row, scope) in zip(overview.dropLast(), ScoreTable(report: self).scopes)
        where scope != "score.budgetExecution" && !told.contains(row.name) {
            number += 1
            blocks.append(.heading(level: 3, "\(number). \(row.name)情况分析"))
            blocks.append(.paragraph(sentence(about: row, scope, vocabulary)))
        }
        guard !told.contains("产出指标") else { return blocks }
        blocks.append(.heading(level: 3, "\(number + 1). 年度主要任务完成情况"))
        return blocks + taskBlocks
    }

    private func sentence(
        about row: OverviewRow, _ scope: String, _ vocabulary: NarrativeVocabulary
    ) -> [Inline] {
        func figure(_ name: String, _ value: ShownValue) -> Inline {
            .figure(Figure("\(scope).\(name)", value))
        }
        guard template.isScored else {
            return ["“", figure("name", .text(row.name)), "”各项指标的完成值见自评表。"]
        }
        return [
            "“", figure("name", .text(row.name)), "”分值",
            figure("weight", template.points(row.weight)), "分，得",
            figure("score", template.points(row.score)), "分，得分率",
            figure("scoreRate", .rate(row.scoreRate)), "。",
        ] + vocabulary.shortfalls(row.name)
    }
}
