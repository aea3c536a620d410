import BudgetDomain

extension SelfEvaluationReport {
    /// The whole report in its seven parts, forms and charts in their places (部门整体绩效自评报告).
    package var document: Document {
        Document(
            title: "\(unitName)部门整体绩效自评报告", subtitle: subtitle,
            provenance: provenance(template: "self-evaluation@1"), blocks: blocks
        ).explained(by: self).hiding(merged.masking)
    }

    /// The year, which publication it is where it was revised, and that it is a draft as long as it is.
    var subtitle: String {
        let revision = publication.map { $0 > 1 ? "，修订第 \($0 - 1) 次" : "" } ?? ""
        return "（\(fiscalYear) 年度\(revision)\(draftMark)）"
    }

    /// 草稿 until it is submitted; what waits for review or publication is no issued report either.
    private var draftMark: String {
        switch stage {
        case .preparing, .open: "，草稿"
        case .submitted: "，送审稿"
        case .approved: "，审定稿，未公开"
        case .published: ""
        }
    }

    private var blocks: [Block] {
        let vocabulary = NarrativeVocabulary(self)
        return opening(vocabulary) + analysis(vocabulary) + closing(vocabulary) + departmentBlocks
            + editionBlocks + findingBlocks
    }

    private func opening(_ vocabulary: NarrativeVocabulary) -> [Block] {
        var blocks: [Block] = [
            .heading(level: 1, "一、基本情况"), .heading(level: 2, "（一）部门年度履职目标及主要任务"),
        ]
        blocks += vocabulary.paragraphs(.goal) + vocabulary.paragraphs(.overview)
        blocks.append(.heading(level: 2, "（二）部门年度整体绩效目标、绩效指标设置情况"))
        blocks += vocabulary.paragraphs(.indicators)
        blocks.append(
            .landscape(
                [.heading(level: 2, "\(template.form.title)（\(fiscalYear) 年度）")]
                    + SelfEvaluationForm(report: self).blocks))
        blocks.append(.heading(level: 1, "二、绩效自评工作开展情况"))
        blocks += vocabulary.paragraphs(.process)
        blocks.append(.heading(level: 1, "三、综合评价结论"))
        blocks += vocabulary.paragraphs(.conclusion)
        if template.isScored { blocks.append(.table(ScoreTable(report: self).table)) }
        return blocks
    }

    private func analysis(_ vocabulary: NarrativeVocabulary) -> [Block] {
        var blocks: [Block] = [
            .heading(level: 1, "四、绩效目标实现情况分析"), .heading(level: 2, "（一）部门资金情况分析"),
        ]
        blocks += vocabulary.paragraphs(.budget)
        if let chart = scopes.courseChart { blocks.append(.chart(.line(chart))) }
        blocks.append(.heading(level: 2, "（二）部门绩效指标完成情况分析"))
        let groups: [(name: String, section: NarrativeSection)] = [
            ("投入管理", .input), ("产出指标", .output), ("效益指标", .benefit),
        ]
        let present = groups.filter { group in overview.contains { $0.name == group.name } }
        for (offset, group) in present.enumerated() {
            let name = group.name.hasSuffix("指标") ? group.name : group.name + "指标"
            blocks.append(.heading(level: 3, "\(offset + 1). \(name)情况分析"))
            blocks += vocabulary.paragraphs(group.section)
            if group.section == .output { blocks += taskBlocks }
        }
        return blocks + groupAnalysis(vocabulary, besides: present.map(\.name))
    }

    private func closing(_ vocabulary: NarrativeVocabulary) -> [Block] {
        var blocks: [Block] = []
        let parts: [(heading: String, section: NarrativeSection)] = [
            ("五、发现的主要问题和改进措施", .problems), ("六、绩效自评结果拟应用和公开情况", .application),
            ("七、绩效自评工作的经验、问题和建议", .suggestions),
        ]
        for part in parts {
            blocks.append(.heading(level: 1, part.heading))
            blocks += vocabulary.paragraphs(part.section)
        }
        blocks.append(.paragraph(Paragraph([.text(unitName)], style: .signature)))
        // The day of signing is no figure of the book: it is written when the seal is set.
        blocks.append(.paragraph(Paragraph(["　　　　年　　月　　日"], style: .signature)))
        blocks.append(.note(["预算数、支出数和由此得出的比率、得分由预算账簿计算，可以逐项追溯到凭证和批复；填报值和人工调整的得分见相应说明。"]))
        return blocks
    }

    /// One line for each task, and the same as a picture.
    var taskBlocks: [Block] {
        let items = tasks.map { row -> [Inline] in
            let scope = "execution.\(row.task.code)"
            let figures = row.figures
            return [
                .figure(Figure("task.\(row.task.code).name", .text(row.shownName))), "：年初预算",
                .figure(Figure("\(scope).initial", .wan(figures.initial))), "万元，支出",
                .figure(Figure("\(scope).spent", .wan(figures.spent))), "万元，按年初口径执行率为",
                .figure(Figure("\(scope).rateOnInitial", .rate(figures.rateOnInitial))),
                row.status == nil ? "，" : "，申报", .text(row.statusText), "。",
            ]
        }
        let bars = tasks.map { row in
            BarChart.Bar(
                label: row.shownName, rate: row.figures.rateOnInitial,
                identifier: "execution.\(row.task.code).rateOnInitial")
        }
        return [
            .list(ordered: true, items: items),
            .chart(.bars(BarChart(title: "各任务预算执行率（年初口径）", bars: bars))),
        ]
    }
}
