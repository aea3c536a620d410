import BudgetDomain
import JSON
import Testing

/// Catalogues as data: what is wrong with one is named.
@Suite struct IndicatorCatalogueTests {
    @Test func `The default catalogue has no flaw and survives being written and read`() throws {
        let catalogue = IndicatorCatalogue.standard
        #expect(catalogue.flaws(.standard).isEmpty)
        #expect(catalogue.weightSum == Rate(whole: 90))
        #expect(catalogue.budgetExecutionWeight(.standard) == Rate(whole: 10))
        let json = JSONValueEncoder.encode(catalogue)
        #expect(try JSONValueDecoder.decode(IndicatorCatalogue.self, from: json) == catalogue)
    }

    @Test func `The default weights are those of the form, with the rows of benefit made explicit`()
    {
        var weights: [String: Rate] = [:]
        for indicator in IndicatorCatalogue.standard.indicators {
            weights[indicator.level1, default: .zero] =
                weights[indicator.level1, default: .zero] + indicator.weight.rate
        }
        #expect(
            weights == ["投入管理": Rate(whole: 20), "产出指标": Rate(whole: 40), "效益指标": Rate(whole: 30)])
    }

    @Test(arguments: ["threePublicControlRate", "“三公经费”控制率", "三公经费控制率", "「三公经费」控制率"])
    func `Rows are found by identifier and by name, whatever the quotation marks`(name: String) {
        #expect(IndicatorCatalogue.standard[name]?.indicator == "threePublicControlRate")
    }

    private func counted(
        _ id: String, weight: Int, comparison: Comparison? = .atLeast, target: String? = "90",
        kind: IndicatorKind = .quantitative, formula: IndicatorFormula? = nil
    ) -> Indicator {
        Indicator(
            id, "产出指标", "", id, kind: kind, operator: comparison, target: target, measure: "%",
            weight: Points(whole: weight), formula: formula)
    }

    @Test func `Every flaw is named with its row`() {
        let catalogue = IndicatorCatalogue(
            id: "x", version: "1", name: "x",
            indicators: [
                counted("a", weight: 10), counted("a", weight: 10), counted(" ", weight: 0),
                counted("budgetExecution", weight: 0), counted("b", weight: 5, comparison: nil),
                counted("c", weight: 5, target: "高"), counted("d", weight: 5, target: nil),
                counted("e", weight: 5, kind: .qualitative, formula: .residueRate),
                counted("f", weight: 0, comparison: nil, target: nil),
            ])
        #expect(
            catalogue.flaws(.standard) == [
                .duplicate("a"), .missingName(row: 3), .reserved("budgetExecution"),
                .missingOperator("b"), .badTarget("c", target: "高"), .badTarget("d", target: nil),
                .formulaOfQualitative("e"), .weightSum(Rate(whole: 40)),
            ])
        for flaw in catalogue.flaws(.standard) { #expect(!flaw.message.isEmpty) }
    }

    @Test func `A catalogue without rows is empty`() {
        let empty = IndicatorCatalogue(id: "x", version: "1", name: "x", indicators: [])
        #expect(empty.flaws(.standard) == [.empty, .weightSum(.zero)])
    }

    @Test(arguments: [
        #"{"kind":"banded","bands":[]}"#,
        #"{"kind":"banded","bands":[{"from":"0.6","share":"1"},{"from":"0.9","share":"1"}]}"#,
        #"{"kind":"banded","bands":[{"from":"0.6","share":"1.1"}]}"#,
        #"{"kind":"deducting","points":"1"}"#, #"{"kind":"deducting","step":"0","points":"1"}"#,
        #"{"kind":"deducting","step":"0.00000001","points":"1"}"#, #"{"kind":"graded"}"#,
        #"{"kind":"proportional","floor":"1.2"}"#,
    ])
    func `A scoring rule that cannot score is refused`(text: String) throws {
        struct Holder: Decodable { let rule: ScoringRule }
        let json = try JSONParser.parse(#"{"rule":"# + text + "}")
        #expect(throws: JSONFieldError.self) {
            try JSONValueDecoder.decode(Holder.self, from: json)
        }
    }

    @Test func `Scoring rules survive being written and read`() throws {
        struct Holder: Codable, Equatable { let rule: ScoringRule }
        for rule in [
            ScoringRule.proportional, .allOrNothing, .coefficient, .proportionalFrom(.percent(60)),
            .banded([.init(from: .percent(90), share: .one)]),
            .deducting(step: .percent(5), points: Points(whole: 3)),
        ] {
            let json = JSONValueEncoder.encode(Holder(rule: rule))
            #expect(try JSONValueDecoder.decode(Holder.self, from: json) == Holder(rule: rule))
        }
    }
}
