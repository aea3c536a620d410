import JSON
import Testing

extension Ledger {
    /// The bytes of the self-evaluation report as JSON, built into a file as users do.
    func reportBytes() async throws -> [UInt8] {
        let file = "\(Remains.root)/reports/\(unit).json"
        try write("", to: file)
        let outcome = try await place.run(
            ["report", "build", "self-evaluation"] + name + ["-o", file])
        guard outcome.status == 0 else {
            throw Unexpected("exit \(outcome.status): \(outcome.errors)")
        }
        return try contents(of: file)
    }

    func report() async throws -> JSONValue {
        try JSONParser.parse(try await reportBytes())
    }

    /// The year's tasks declared complete, what was reached reported, the self-evaluation opened and
    /// everything scored as the published form has it, before any override.
    func selfEvaluate() async throws {
        let day = "2021-12-31"
        let catalogue = try await report()
        func indicator(_ term: String) throws -> JSONValue {
            guard
                let row = catalogue["indicators"]?.arrayValue?.first(where: {
                    $0["level3"]?.stringValue == term
                }), let code = row["indicator"]
            else { throw Unexpected("no indicator \(term) in the catalogue") }
            return code
        }
        let declared = SeedYear.projects.map { line in
            Command(
                "DeclareTaskCompletion", on: day,
                ["task": .string(line.task), "status": "complete", "evidence": "年度总结"])
        }
        let reported = try (SeedYear.reported + SeedYear.judged.map { ($0.term, $0.value) }).map {
            Command(
                "ReportIndicatorActual", on: day,
                ["indicator": try indicator($0.0), "value": .string($0.1), "evidence": "佐证材料"])
        }
        let scored = try SeedYear.judged.map {
            Command(
                "ScoreIndicator", on: day,
                ["indicator": try indicator($0.term), "score": .string($0.score), "reason": "达成"])
        }
        let opened = Command("OpenSelfEvaluation", on: day, [:])
        try await accept(declared + reported + [opened] + scored)
    }

    /// Sets another score on the record.
    func override(_ indicator: String, _ score: String) async throws {
        try await accept([
            Command(
                "OverrideScore", on: "2021-12-31",
                ["indicator": .string(indicator), "score": .string(score), "reason": "按核定得分"])
        ])
    }
}

extension SeedYear {
    /// Indicators that no log can compute, as printed or as the text says.
    static let reported = [("专项资金细化率", "90"), ("满意度", "95")]

    /// 定性指标 with weight, what was found, and full points.
    static let judged = [
        (term: "绩效指标合理性", value: "合理", score: "2"),
        (term: "预算编制完整性", value: "完整", score: "2"),
        (term: "决算真实性", value: "真实", score: "2"),
        (term: "资金使用合规性", value: "合规", score: "2"),
        (term: "预决算信息公开性", value: "公开", score: "2"),
        (term: "资产管理规范性", value: "规范", score: "2"),
        (term: "履职效益", value: "达成", score: "20"),
    ]

    /// Cases 1 to 3 with 三公 28.00 and the year's months closed.
    static let wholeYear: [Command] =
        budgets
        + [
            .threePublic("abroad", "0.00"), .threePublic("vehicleRunning", wan("20")),
            .threePublic("reception", wan("8")),
        ] + basicIncrease + spending + cuts + (1...12).map { .close($0) }
}
