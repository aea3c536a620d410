import BudgetDomain
import JSON
import Reports
import Testing

/// Forms follow whatever the catalogue says: blocks, columns, money rows, units, scores or none.
@Suite struct CatalogueFormTests {
    private func row(_ id: String, _ more: (String, JSONValue)...) -> JSONValue {
        let fields: [JSONValue.Member] = [
            .init("indicator", .string(id)), .init("level1", "产出"),
            .init("level3", .string("指标" + id)), .init("kind", "quantitative"),
            .init("operator", "≥"), .init("target", "80"), .init("measure", "次"),
        ]
        let named = Set(more.map(\.0))
        return .object(
            fields.filter { !named.contains($0.name) } + more.map { .init($0.0, $0.1) })
    }

    private func year(_ fields: JSONValue, task: String? = nil) throws -> EvaluatedYear {
        var year = EvaluatedYear()
        let catalogue = try CatalogueReader.read(fields)
        try year.record(
            "PublishCatalogue",
            JSONValueEncoder.encode(PublishCatalogue(catalogue: catalogue, task: task)))
        return year
    }

    private func tables(_ document: Document) -> [Table] {
        document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    private func texts(_ row: Table.Row) -> String {
        row.cells.map(\.value.text).joined(separator: "|")
    }

    private var twoLevels: JSONValue {
        [
            "id": "two", "version": "1", "name": "两级", "subject": "unit", "year": 2021,
            "executionRate": ["kind": "unscored"],
            "form": [
                "title": "绩效自评表", "unit": "yuan", "levels": 2,
                "blocks": ["money", "head", "indicators"],
                "columns": [
                    ["kind": "level1", "title": "类别"], ["kind": "level3", "title": "指标"],
                    ["kind": "target", "title": "年初值"],
                    ["kind": "adjustedTarget", "title": "调整值"],
                    ["kind": "actual", "title": "完成值"], ["kind": "weight", "title": "权重"],
                    ["kind": "score", "title": "得分"],
                ],
                "moneyColumns": [
                    ["kind": "spent", "title": "支出"], ["kind": "adjusted", "title": "预算"],
                    ["kind": "rate", "title": "执行率"], ["kind": "score", "title": "得分"],
                ],
                "moneyRows": [
                    ["kind": "whole", "title": "合计"], ["kind": "blank", "title": "财政专户"],
                    ["kind": "other", "title": "单位资金"],
                ], "totalRow": "总计", "scorePlaces": 0,
            ],
            "indicators": [
                row("a", ("weight", 60)), row("b", ("weight", 40), ("level1", "效益")),
            ],
        ]
    }

    @Test func `Blocks, columns, unit and money rows are those of the catalogue`() throws {
        var year = try year(twoLevels)
        try year.record(
            "ReviseTarget", ["indicator": "a", "target": "100", "reason": "年中调整"])
        try year.record("ReportIndicatorActual", ["indicator": "a", "value": "50"])
        try year.record("ReportIndicatorActual", ["indicator": "b", "value": "80"])
        let forms = tables(year.report.forms)
        #expect(year.report.forms.title == "绩效自评表")
        #expect(forms[0].headerRows.map(texts) == ["项目|支出|预算|执行率"])
        #expect(
            forms[0].bodyRows.map(texts) == [
                "合计|11,255,400.00|11,255,400.00|100.00%", "财政专户|||", "单位资金|0.00|0.00|—",
            ])
        #expect(forms[0].bodyRows[0].cells.last?.formula == .ratio(numerator: 1, denominator: 2))
        #expect(forms[1].unitNote?.hasSuffix("单位：元") == true)
        #expect(forms[2].headerRows.map(texts) == ["类别|指标|年初值|调整值|完成值|权重|得分"])
        #expect(
            forms[2].bodyRows.map(texts) == [
                "产出（60分）|指标a|≥80次|≥100次|50次|60|30", "效益（40分）|指标b|≥80次||80次|40|40",
            ])
        #expect(forms[2].totalRows.map(texts) == ["总计|100|70"])
        #expect(
            forms[3].rows.map(texts) == [
                "指标|权重分值|得分|得分率", "产出|60|30|50.00%", "效益|40|40|100.00%", "合计|100|70|70.00%",
            ])
    }

    @Test func `A form without scores prints none, anywhere`() throws {
        var year = try year([
            "id": "plain", "version": "1", "name": "不计分", "subject": "unit", "year": 2021,
            "scored": false, "form": ["levels": 1],
            "indicators": [row("a", ("level1", .null)), row("b", ("level1", .null))],
        ])
        try year.record("ReportIndicatorActual", ["indicator": "a", "value": "50"])
        let report = year.report
        let forms = tables(report.forms)
        let words = forms.flatMap(\.rows).map(texts).joined(separator: "\n")
        #expect(!words.contains("得分") && !words.contains("分值") && !words.contains("自评结果"))
        #expect(forms.count == 4)
        #expect(report.json["score"] == .null && report.json["grade"] == .null)
        #expect(report.json["catalogue"] == "plain@1")
        let codes = report.findings.map(\.code)
        #expect(codes.contains(.unmetWithoutReason))
        #expect(!codes.contains(.unscored) && !codes.contains(.weightsNotHundred))
    }

    @Test func `A tree of goals has a line for each goal, with its weight`() throws {
        let year = try year([
            "id": "goals", "version": "1", "name": "目标", "subject": "unit", "year": 2021,
            "executionRate": ["kind": "block", "weight": 20], "form": ["levels": 2],
            "goals": [
                ["goal": "g1", "name": "保障运转", "weight": 50],
                ["goal": "g2", "name": "服务基层", "weight": 30],
            ],
            "indicators": [
                row("a", ("weight", 20), ("goal", "g1")), row("b", ("weight", 30), ("goal", "g1")),
                row("c", ("weight", 30), ("goal", "g2")),
            ],
        ])
        let forms = tables(year.report.forms)
        let rows = try #require(forms.dropLast().last).bodyRows
        #expect(rows[0].cells[0].value.text == "保障运转（50分）")
        #expect(rows[0].cells[0].rowSpan == 2)
        #expect(rows[2].cells[0].value.text == "服务基层（30分）")
        #expect(year.report.overview.map(\.name) == ["预算执行", "保障运转", "服务基层", "合计"])
        #expect(year.report.result.budgetExecution.weight == Rate(whole: 20))
    }

    @Test func `A project's form follows the catalogue published for it`() throws {
        var year = try year(
            [
                "id": "p", "version": "1", "name": "项目", "subject": "project", "year": 2021,
                "executionRate": ["kind": "block", "weight": 20],
                "form": [
                    "levels": 2, "unit": "yuan", "blocks": ["indicators", "money"],
                    "moneyRows": [
                        ["kind": "whole", "title": "资金总额"], ["kind": "fiscal", "title": "财政拨款"],
                        ["kind": "blank", "title": "财政专户"],
                    ], "totalRow": "总分",
                ], "indicators": [row("q", ("weight", 80))],
            ], task: "T06")
        try year.record("ReportIndicatorActual", ["indicator": "T06.q", "value": "60"])
        let forms = tables(ProjectSelfEvaluationReport(year.source, task: "T06").document)
        #expect(forms.count == 2)
        #expect(forms[0].bodyRows.map(texts) == ["产出|指标q|≥80次|60次|80.00|60.00|"])
        #expect(forms[0].totalRows.map(texts) == ["总分|100.00|80.00|"])
        #expect(
            forms[1].bodyRows.map(texts) == [
                "资金总额|50,000.00|32,900.00|32,900.00|20.00|100.00%|20.00",
                "财政拨款|50,000.00|32,900.00|32,900.00|||", "财政专户||||||",
            ])
        #expect(year.report.result.indicators.count == 23)
    }

    @Test func `Core rows that were missed are named under the form`() throws {
        var year = try year([
            "id": "core", "version": "1", "name": "核心", "subject": "unit", "year": 2021,
            "executionRate": ["kind": "unscored"], "form": ["levels": 2],
            "core": ["effect": "capsGrade", "grade": "中"],
            "indicators": [row("a", ("weight", 100), ("core", true))],
        ])
        try year.record("ReportIndicatorActual", ["indicator": "a", "value": "79"])
        let notes = year.report.forms.blocks.compactMap { block -> String? in
            guard case .note(let inlines) = block else { return nil }
            return inlines.plainText
        }
        #expect(notes.contains("核心指标“指标a”未达标，等级最高评为中。"))
        #expect(notes.contains("指标体系：core@1。"))
    }
}
