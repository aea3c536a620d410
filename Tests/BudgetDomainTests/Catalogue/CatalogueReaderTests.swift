import BudgetDomain
import JSON
import Testing

/// Catalogues as files have them: read exactly, or refused with every flaw at its place.
@Suite struct CatalogueReaderTests {
    private let sample = SampleCatalogue()

    @Test func `A file leaves to the default what it does not say`() throws {
        let catalogue = try sample.read()
        #expect(catalogue.label == "sample@1")
        #expect(catalogue.weightSum == Rate(whole: 90))
        #expect(catalogue.budgetExecutionWeight(.standard) == Rate(whole: 10))
        #expect(catalogue.template.form.columns.map(\.kind).contains(.level2) == false)
        #expect(catalogue.template.form.unit == .tenThousandYuan)
        #expect(catalogue.template.grades == nil)
    }

    @Test func `A published catalogue survives being written and read`() throws {
        let catalogue = try sample.with("core", ["effect": "capsGrade", "grade": "中"])
            .with("ownWeight", 0).with("province", "某省").read()
        let json = JSONValueEncoder.encode(catalogue)
        #expect(try JSONValueDecoder.decode(IndicatorCatalogue.self, from: json) == catalogue)
    }

    @Test func `Every flaw is told at once, each at its place`() {
        let faulty = sample.with("id", "示例").with("year", "去年").with("colour", "red").with(
            "indicators",
            [
                SampleCatalogue.row("a", weight: "多"),
                SampleCatalogue.row("b", weight: 30, with: [.init("operator", "大于")]),
                SampleCatalogue.row("c", weight: 30, with: [.init("target", "高")]),
            ])
        #expect(
            faulty.problems.map(\.path) == [
                "id", "year", "indicators[0].weight", "indicators[1].operator", "colour",
                "indicators[2].target",
            ])
        #expect(faulty.problems.allSatisfy { !$0.message.isEmpty })
    }

    struct Flaw: Sendable, CustomTestStringConvertible {
        let name: String
        let value: JSONValue
        let path: String
        let message: String

        init(_ name: String, _ value: JSONValue, _ path: String, _ message: String) {
            self.name = name
            self.value = value
            self.path = path
            self.message = message
        }

        var testDescription: String { "\(path): \(message)" }
    }

    private static func rows(_ rows: JSONValue...) -> JSONValue { .array(rows) }
    private static func row(_ name: String, _ value: JSONValue, weight: JSONValue = 90)
        -> JSONValue
    {
        rows(SampleCatalogue.row("a", weight: weight, with: [.init(name, value)]))
    }

    static let flaws = [
        Flaw("id", .null, "id", "缺少这个字段"), Flaw("version", " ", "version", "不能为空"),
        Flaw("name", "一\n二", "name", "控制字符"), Flaw("subject", "office", "subject", "不在可用的值之内"),
        Flaw("year", 21, "year", "四位年份"), Flaw("scored", "maybe", "scored", "true 或 false"),
        Flaw("indicators", [], "indicators", "没有任何指标"),
        Flaw("indicators", "a", "indicators", "应为列表"),
        Flaw("indicators", rows("a"), "indicators[0]", "字段: 值"),
        Flaw("executionRate", .null, "executionRate", "缺少"),
        Flaw("executionRate", ["kind": "block"], "executionRate.weight", "应写明分值"),
        Flaw("executionRate", ["kind": "remainder"], "executionRate.kind", "只有默认"),
        Flaw(
            "executionRate", ["kind": "unscored", "weight": 10], "executionRate.weight", "请删去"),
        Flaw("executionRate", ["kind": "indicator"], "executionRate", "没有公式"),
        Flaw("executionRate", ["kind": "block", "weight": 20], "indicators", "应为 80"),
        Flaw("total", 120, "indicators", "应为 110"),
        Flaw("ownWeight", 15, "indicators", "应为 75"),
        Flaw("grades", [["name": "优", "from": 90]], "grades", "最后一档从 0 分起"),
        Flaw("core", ["effect": "capsGrade"], "core.grade", "应写明"),
        Flaw("core", ["effect": "capsGrade", "grade": "甲"], "core.grade", "不在等级"),
        Flaw("core", ["effect": "doublesLoss", "grade": "中"], "core.grade", "请删去"),
        Flaw("goals", [["goal": "g", "name": "目标", "weight": 90]], "indicators[0].goal", "年度目标"),
        Flaw("scoring", ["rounding": "up"], "scoring.rounding", "不在可用的值之内"),
        Flaw("scoring", ["overAchievement": "90%"], "scoring.overAchievement", "大于 100%"),
        Flaw(
            "scoring", ["qualitative": [["word": "好", "from": "80%", "to": "60%"]]],
            "scoring.qualitative[0].from", "from ≤ to"),
        Flaw("scoring", ["rule": ["kind": "banded"]], "scoring.rule", "bands"),
        Flaw("form", ["levels": 3], "indicators[0].level1", "三级"),
        Flaw("form", ["levels": 4], "form.levels", "1、2 或 3"),
        Flaw("form", ["levels": 2, "blocks": ["head"]], "form.blocks", "缺少区块 indicators"),
        Flaw(
            "form", ["levels": 2, "blocks": ["goal", "indicators"]], "form.blocks", "项目支出"),
        Flaw(
            "form", ["levels": 2, "columns": [["kind": "level2", "title": "二级"]]],
            "form.columns", "不能有列 level2"),
        Flaw(
            "form", ["levels": 2, "moneyRows": [["kind": "fiscal", "title": "财政"]]],
            "form.moneyRows", "缺少资金行 whole"),
        Flaw("form", ["levels": 2, "scorePlaces": 3], "form.scorePlaces", "0、1 或 2"),
        Flaw("form", ["levels": 2, "paper": "A4"], "form.paper", "不认识"),
        Flaw("indicators", row("indicator", "budgetExecution"), "indicators[0].indicator", "另取名"),
        Flaw("indicators", row("formula", "没有的率"), "indicators[0].formula", "可用的公式"),
        Flaw("indicators", row("core", true), "indicators[0].core", "核心指标规则"),
        Flaw("indicators", row("goal", "g"), "indicators[0].goal", "不在 goals 之内"),
        Flaw("indicators", row("level2", "多一级"), "indicators[0].level1", "两级"),
        Flaw("indicators", row("weight", -1), "indicators[0].weight", "不小于零"),
        Flaw("indicators", row("colour", "red"), "indicators[0].colour", "不认识"),
        Flaw("indicators", row("target", .null), "indicators[0].target", "没有指标值"),
        Flaw(
            "indicators",
            rows(SampleCatalogue.row("a", weight: 45), SampleCatalogue.row("a", weight: 45)),
            "indicators[1].indicator", "出现了两次"),
    ]

    @Test(arguments: flaws)
    func `A flaw is named with its place and what would fit`(_ flaw: Flaw) {
        let problems = sample.with(flaw.name, flaw.value).problems
        let found = problems.contains {
            $0.path == flaw.path && $0.message.contains(flaw.message)
        }
        #expect(found, "\(problems)")
    }

    @Test func `A form without scores has no weights, no score columns and no total`() throws {
        let unscored = sample.with("scored", false).with("executionRate", .null).with(
            "indicators",
            [SampleCatalogue.row("a", weight: .null), SampleCatalogue.row("b", weight: .null)])
        let catalogue = try unscored.read()
        #expect(!catalogue.template.isScored)
        #expect(catalogue.budgetExecutionWeight(.standard) == .zero)
        let kinds = catalogue.template.form.columns.map(\.kind)
        #expect(!kinds.contains(.weight) && !kinds.contains(.score))
        let weighed = unscored.with("indicators", [SampleCatalogue.row("a", weight: 5)])
        #expect(weighed.problems.map(\.path) == ["indicators[0].weight"])
    }

    @Test func `A flat list has rows without upper levels`() throws {
        let flat = sample.with("form", ["levels": 1]).with(
            "indicators",
            [SampleCatalogue.row("a", weight: 90, with: [.init("level1", .null)])])
        #expect(try flat.read().template.form.columns.first?.kind == .level3)
        #expect(sample.with("form", ["levels": 1]).problems.count == 2)
    }
}
