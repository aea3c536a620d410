import JSON
import Testing

/// Case 14: the published figures, as far as a book can hold them, are found before they are printed.
struct Case14ContradictionTests {
    private static let day = "2021-12-31"

    /// What the published form says, reported as it stands there.
    private static let printed: [Command] =
        SeedYear.projects.map {
            Command(
                "DeclareTaskCompletion", on: day, ["task": .string($0.task), "status": "complete"])
        }
        + [("预算执行率", "90%"), ("结转结余率", "100%"), ("重点工作完成率", "90%"), ("年度目标实现率", "90%")]
        .map { name, value in
            Command(
                "ReportIndicatorActual", on: day,
                ["indicator": .string(name), "value": .string(value)])
        }
        + [Command("OpenSelfEvaluation", on: day, [:])]
        + [("budgetExecution", "9"), ("预算执行率", "1")].map { name, score in
            Command(
                "OverrideScore", on: day,
                ["indicator": .string(name), "score": .string(score), "reason": "按整分核定"])
        }

    @Test func `Case 14: the seed's own figures are found, and block until explained`()
        async throws
    {
        let ledger = try await Ledger.shared("case-14", SeedYear.wholeYear + Self.printed)
        let findings = try await ledger.report()["findings"]?.arrayValue ?? []
        let found = Set(
            findings.map { ($0["code"]?.stringValue ?? "") + " " + $0.figures("subject") })
        let expected = [
            // 3, 4, 11: a rate of 100% made by cutting projects to what they spent.
            "rateByCutting null",
            // 5, 6: 9 points where the rule gives 10; 7, 21: 1 where it gives 2, of one and the same rate.
            "overrideBelowRule budgetExecution", "overrideBelowRule budgetExecutionRate",
            "scoredTwice budgetExecutionRate",
            // 7, 9, 16: reported otherwise than the book computes.
            "reportedDiffers budgetExecutionRate", "reportedDiffers residueRate",
            "reportedDiffers keyTaskCompletionRate", "reportedDiffers annualGoalRate",
            // 14: complete without spending.
            "completeWithoutSpending T4", "completeWithoutSpending T7",
            // 17: points for benefits that nobody reported.
            "unscored dutyBenefit", "unscored satisfaction",
        ]
        for finding in expected { #expect(found.contains(finding), "\(finding)") }

        let submit = Command("SubmitSelfEvaluation", on: Self.day, [:])
        let refusal = try await ledger.refusal(of: submit)
        #expect(refusal.description == "4 contradictionsRemain")
        #expect(refusal.message.contains("任务T4"))
        let status = try await ledger.ask("report", "status")
        let blocking = status["blocking"]?.arrayValue ?? []
        #expect(refusal.figures.figures("findings") == "\(blocking.count)")
        // What would be refused is not offered.
        #expect(status["next"] == [])
        try await ledger.explainContradictions()
        #expect(try await ledger.ask("report", "status")["next"] == ["SubmitSelfEvaluation"])
        try await ledger.accept([submit])
    }

    // 1, 2, 8: a rate typed beside the one that is computed cannot come into a text at all.
    @Test func `Case 14: a typed number cannot contradict the table`() async throws {
        let ledger = try await Ledger.shared("case-14-text", SeedYear.wholeYear)
        let refusal = try await ledger.refusal(
            of: Command(
                "SaveNarrative", on: Self.day,
                ["section": "input", "text": "任务执行率1.43%，专项资金细化率100%。"]))
        #expect(refusal.description == "4 unboundNumber")
    }

    // 17: without rows for benefits the weights do not make 100, and nothing can be opened.
    @Test func `Case 14: points without rows keep it from being opened`() async throws {
        let rows = [("投入管理指标", "a", "20"), ("产出指标", "b", "40")].map { group, id, weight in
            Command(
                "DefineIndicator", on: Self.day,
                [
                    "indicator": .string(id), "level1": .string(group), "level2": "二级",
                    "level3": .string(id), "kind": "quantitative", "operator": "≥",
                    "target": "90", "measure": "%", "weight": .string(weight),
                ])
        }
        let ledger = try await Ledger.shared("case-14-rows", SeedYear.wholeYear + rows)
        let refusal = try await ledger.refusal(
            of: Command("OpenSelfEvaluation", on: Self.day, [:]))
        #expect(refusal.description == "4 weightsNotHundred")
        let found = try await ledger.report()["findings"]?.arrayValue ?? []
        #expect(found.contains { $0.figures("code subject") == "missingGroup 效益指标" })
    }
}
