import JSON
import Testing

/// 填报, 送审, 退回, 审核, 公开, 修订: what is published stays what it was.
struct PublicationTests {
    @Test func `a publication is rebuilt from its own version, whatever is recorded later`()
        async throws
    {
        let ledger = try await Ledger.shared("publish-pin", SeedYear.wholeYear)
        try await ledger.selfEvaluate()
        try await ledger.publish()
        let first = try contents(of: try await ledger.build("一.txt"))
        try await ledger.accept([
            .reopen(12, on: "2021-12-31"),
            .increase("T1", wan("3"), on: "2021-12-31"),
            .spend("T1", wan("1"), "记-0900", on: "2021-12-31"),
        ])
        #expect(try contents(of: try await ledger.build("二.txt")) == first)

        try await ledger.accept([
            Command("ReviseSelfEvaluation", on: "2021-12-31", ["reason": "审计调整"])
        ])
        let draft = try await ledger.report()
        #expect(draft.figures("stage") == "open")
        #expect(
            draft.entry(of: "budget", where: "row", is: "whole")?.figures("spent") == wan("1126.54")
        )
        try await ledger.publish()
        let second = try contents(of: try await ledger.build("三.txt"))
        #expect(second != first)
        #expect(String(decoding: second, as: UTF8.self).contains("修订第 1 次"))
        let kept = try await ledger.build("四.txt", ["--publication", "1"])
        #expect(try contents(of: kept) == first)
        #expect(try await ledger.verification(of: kept).status == 0)
        let status = try await ledger.ask("report", "status")
        #expect(status["publications"]?.arrayValue?.map { $0.figures("number") } == ["1", "2"])
        let steps = status["steps"]?.arrayValue ?? []
        #expect(
            steps.map { $0.figures("step actor") } == [
                "opened 张制单", "submitted 张制单", "approved 李审核", "published 李审核",
                "revised 张制单", "submitted 张制单", "approved 李审核", "published 李审核",
            ])
        #expect(steps.allSatisfy { $0["occurredOn"]?.stringValue == "2021-12-31" })
    }

    @Test func `a step out of order says what is allowed now`() async throws {
        let ledger = try await Ledger.shared("publish-order", SeedYear.wholeYear)
        try await ledger.selfEvaluate()
        let day = "2021-12-31"
        let early = try await ledger.refusal(of: Command("PublishSelfEvaluation", on: day, [:]))
        #expect(early.code == "wrongStage")
        #expect(early.message.contains("SubmitSelfEvaluation"))
        try await ledger.explainContradictions()
        try await ledger.accept([Command("SubmitSelfEvaluation", on: day, [:])])
        let own = try await ledger.refusal(of: Command("ApproveSelfEvaluation", on: day, [:]))
        #expect(own.code == "submitterIsReviewer")
        try await ledger.accept([
            Command("ReturnSelfEvaluation", on: day, ["reason": "佐证不足"]).by("李审核")
        ])
        let status = try await ledger.ask("report", "status")
        #expect(status.figures("stage") == "open")
        #expect(status["steps"]?.arrayValue?.last?.figures("step reason") == "returned 佐证不足")
    }

    @Test func `a publication that never was is refused`() async throws {
        let ledger = try await Ledger.shared("publish-none", [.open()])
        let outcome = try await ledger.place.run(
            ["report", "build", "self-evaluation"] + ledger.name
                + ["--publication", "1", "-o", "-", "--json"])
        #expect(outcome.status == 4)
        #expect(try outcome.error()["code"]?.stringValue == "unknownPublication")
    }
}
