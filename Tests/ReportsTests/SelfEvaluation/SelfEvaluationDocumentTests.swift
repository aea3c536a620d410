import BudgetDomain
import JSON
import Reports
import Testing

/// The report as a document: forms as the finance bureau expects them, no figure that is not bound.
@Suite struct SelfEvaluationDocumentTests {
    private func evaluated(recovered: Bool = false) throws -> EvaluatedYear {
        var year = EvaluatedYear(recovered: recovered)
        try year.reportEverything()
        try year.openAndOverride()
        return year
    }

    private func texts(_ row: Table.Row) -> String {
        row.cells.map(\.value.text).joined(separator: "|")
    }

    private func tables(_ blocks: [Block]) -> [Table] {
        blocks.flatMap { block -> [Table] in
            switch block {
            case .table(let table): [table]
            case .landscape(let inner): tables(inner)
            default: []
            }
        }
    }

    private func paragraphs(_ blocks: [Block]) -> [[Inline]] {
        blocks.flatMap { block -> [[Inline]] in
            switch block {
            case .paragraph(let paragraph): [paragraph.inlines]
            case .list(_, let items): items
            case .note(let inlines): [inlines]
            case .landscape(let inner): paragraphs(inner)
            default: []
            }
        }
    }

    @Test func `Table 4_5 prints the scores of case 15`() throws {
        let table = try #require(tables(try evaluated().report.forms.blocks).last)
        #expect(
            table.rows.map(texts) == [
                "指标|权重分值|得分|得分率", "预算执行|10.00|9.00|90.00%", "投入管理|20.00|19.00|95.00%",
                "产出指标|40.00|40.00|100.00%", "效益指标|30.00|30.00|100.00%", "合计|100.00|98.00|98.00%",
            ])
    }

    @Test func `Form 4_1 prints tasks, budget and indicators as the form has them`() throws {
        let forms = tables(try evaluated().report.forms.blocks)
        #expect(forms[1].bodyRows.map(texts)[4] == "改革经费||10.00|10.00|完成|1.43|1.43|14.30%")
        #expect(forms[1].totalRows.map(texts) == ["合计|248.00|248.00||94.77|94.77|38.21%"])
        #expect(texts(forms[2].bodyRows[0]) == "部门预算总额|1207.96|1125.54|1125.54|100.00%|10.00|9.00")
        #expect(texts(forms[2].bodyRows[2]) == "（2）其他资金|0.00|0.00|0.00|—||")
        #expect(
            texts(forms[3].bodyRows[0])
                == "投入管理（20分）|工作目标管理|年度履职目标相关性||定性指标||0.00||")
        #expect(texts(forms[3].bodyRows[5]) == "预算执行率|≥90|%|100.00%|2.00|1.00|项目支出执行偏低")
    }

    @Test func `Merged cells cover exactly the rows of their level`() throws {
        let table = try #require(tables(try evaluated().report.forms.blocks).dropLast().last)
        let grid = TableGrid(table)
        #expect(grid.slots.allSatisfy { row in row.allSatisfy { $0 != .empty } })
    }

    @Test func `Recovery has a column of its own`() throws {
        let forms = tables(try evaluated(recovered: true).report.forms.blocks)
        #expect(
            texts(forms[2].headerRows[0])
                == "项目|年初预算数|调整预算数|其中：年末收回|预算执行数|预算执行率|分值（10）|得分")
        #expect(
            texts(forms[2].bodyRows[0])
                == "部门预算总额|1207.96|1125.54|153.23|1125.54|100.00%|10.00|9.00")
    }

    @Test(arguments: [true, false])
    func `No sentence holds a number that is not bound`(recovered: Bool) throws {
        for document in [
            try evaluated(recovered: recovered).report.document, EvaluatedYear().report.document,
        ] {
            for inline in paragraphs(document.blocks.filter(isReport)).joined() {
                guard case .text(let text) = inline else { continue }
                #expect(NarrativeTemplate(text).unboundNumber == nil, "\(text)")
            }
        }
    }

    /// Everything but the list of findings, which a draft has at its end for its author.
    private func isReport(_ block: Block) -> Bool {
        if case .list(ordered: false, _) = block { false } else { true }
    }

    @Test func `The default texts bind only figures that exist`() throws {
        let report = try evaluated().report
        for inline in paragraphs(report.document.blocks).joined() {
            if case .emphasis(let text) = inline { Issue.record("not bound: \(text)") }
        }
        #expect(report.placeholders.contains("task.T05.rateOnInitial"))
    }

    @Test func `Seven parts stand in their order`() throws {
        let headings = try evaluated().report.document.blocks.compactMap { block -> Character? in
            if case .heading(level: 1, let text) = block { text.first } else { nil }
        }
        #expect(headings == ["一", "二", "三", "四", "五", "六", "七"])
    }

    @Test func `Saved text replaces the default one and keeps its figures bound`() throws {
        var year = try evaluated()
        let context = SelfEvaluationContext(
            bookVersion: 123, ruleSet: year.ruleSet, tasks: [], actor: "accountant",
            placeholders: year.report.placeholders)
        let action = SelfEvaluationAction.saveNarrative(
            SaveNarrative(section: .budget, text: "全年支出{{unit.spent}}万元。\n执行平稳。"))
        year.state.evolve(try year.state.decide(action, context), by: "accountant")
        let printed = paragraphs(year.report.document.blocks).map(\.plainText)
        #expect(printed.contains("全年支出1125.54万元。"))
        #expect(printed.contains("执行平稳。"))
        #expect(!printed.contains { $0.hasPrefix("部门年初预算") })
    }

    @Test func `The problems name the tasks that lag, by how much and why`() throws {
        let printed = paragraphs(try evaluated(recovered: true).report.document.blocks)
            .map(\.plainText)
        let problems = try #require(printed.first { $0.hasPrefix("全年没有支出的任务有2项") })
        #expect(problems.contains("外事经费（年初预算5.00万元，由其他渠道保障）"))
        let lagging = try #require(printed.first { $0.hasPrefix("支出进度滞后") })
        #expect(lagging.contains("改革经费14.30%，落后序时进度85.70个百分点，年末收回8.57万元"))
        #expect(lagging.contains("；党史经费21.50%"))
        #expect(printed.contains("调整数中含年末收回153.23万元，收回前的执行率为88.02%。"))
    }

    @Test func `A figure has one value wherever it stands`() throws {
        let figures = try evaluated(recovered: true).report.document.blocks.flatMap(\.figures)
        let values = Dictionary(grouping: figures, by: \.identifier)
            .mapValues { Set($0.map(\.value)) }
        for (identifier, different) in values {
            #expect(different.count == 1, "\(identifier.rawValue)")
        }
    }
}
