import BudgetDomain
import JSON
import Testing

/// 填报, 送审, 审核, 公开, and back.
@Suite struct WorkflowTests {
    @Test func `From opening to publication and back to revision`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        try book.record("SubmitSelfEvaluation")
        try book.record("ReturnSelfEvaluation", by: "reviewer", ["reason": "佐证不足"])
        #expect(book.state.returnReason == "佐证不足")
        try book.record("SubmitSelfEvaluation")
        #expect(book.state.returnReason == nil)
        try book.record("ApproveSelfEvaluation", by: "reviewer")
        try book.record("PublishSelfEvaluation", by: "reviewer")
        #expect(book.state.publishedVersion == 105)
        try book.record("ReviseSelfEvaluation", ["reason": "审计调整"])
        #expect(book.state.stage == .open)
        #expect(book.state.bookVersion == 106)
    }

    @Test func `Each publication keeps its own version`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        for _ in 1...2 {
            try book.record("SubmitSelfEvaluation")
            try book.record("ApproveSelfEvaluation", by: "reviewer")
            try book.record("PublishSelfEvaluation", by: "reviewer")
            try book.record("ReviseSelfEvaluation", ["reason": "审计调整"])
        }
        #expect(book.state.publishedReports.map(\.number) == [1, 2])
        #expect(book.state.publishedReports.map(\.version) == [104, 108])
        #expect(book.state.publishedReports.map(\.figuresVersion) == [100, 104])
        #expect(
            book.state.steps.map(\.kind) == [
                .opened, .submitted, .approved, .published, .revised, .submitted, .approved,
                .published, .revised,
            ])
        #expect(
            book.state.steps.map(\.actor).prefix(3) == ["accountant", "accountant", "reviewer"])
    }

    @Test func `A step at the wrong time is told what is allowed now`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        let rejection = #expect(throws: BudgetRejection.self) {
            try book.record("PublishSelfEvaluation")
        }
        #expect(rejection?.message.hasSuffix("现在可以做的是 SubmitSelfEvaluation") == true)
    }

    @Test func `Contradictions keep it from being submitted`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        book.blockingFindings = ["任务 T04 申报“完成”，但没有任何支出"]
        #expect(book.refusal("SubmitSelfEvaluation") == "contradictionsRemain")
        book.blockingFindings = []
        #expect(book.refusal("SubmitSelfEvaluation") == nil)
    }

    @Test func `Nobody approves what he submitted`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        try book.record("SubmitSelfEvaluation")
        #expect(book.refusal("ApproveSelfEvaluation") == "submitterIsReviewer")
        #expect(book.refusal("ApproveSelfEvaluation", by: "reviewer") == nil)
    }

    @Test(arguments: [
        "SubmitSelfEvaluation", "ApproveSelfEvaluation", "PublishSelfEvaluation",
    ])
    func `No step is taken before its time`(command: String) {
        var book = EvaluatedBook()
        #expect(book.refusal(command) == "wrongStage")
    }

    @Test func `Nothing changes while it is with the reviewers`() throws {
        var book = EvaluatedBook()
        try book.record("OpenSelfEvaluation")
        try book.record("SubmitSelfEvaluation")
        #expect(
            book.refusal("DeclareTaskCompletion", ["task": "T01", "status": "complete"])
                == "selfEvaluationSubmitted")
        #expect(
            book.refusal(
                "OverrideScore", ["indicator": "budgetExecution", "score": "9", "reason": "x"])
                == "selfEvaluationSubmitted")
    }

    @Test(arguments: [
        ("支出{{unit.spent}}万元，执行率{{ unit.rateOnAdjusted }}。", nil),
        ("一是加强管理，二是提高效率。", nil),
        ("支出1125.54万元。", "unboundNumber"),
        ("支出１２万元。", "unboundNumber"),
        ("支出{{unit.profit}}万元。", "unknownPlaceholder"),
        ("{{unit.spent}}元，其中5元", "unboundNumber"),
    ])
    func `Saved text binds every number`(text: String, refusal: String?) {
        var book = EvaluatedBook()
        #expect(
            book.refusal("SaveNarrative", ["section": "budget", "text": .string(text)]) == refusal)
    }

    @Test func `Events are read back as they were written`() throws {
        var book = EvaluatedBook()
        var events: [SelfEvaluationEvent] = []
        try book.define("a", weight: "90", target: "90.5%")
        events.append(try book.record("ReportIndicatorActual", ["indicator": "a", "value": "91"]))
        events.append(
            try book.record("DeclareTaskCompletion", ["task": "T01", "status": "partial"]))
        events.append(try book.record("OpenSelfEvaluation"))
        events.append(
            try book.record("OverrideScore", ["indicator": "a", "score": "88.5", "reason": "核定"]))
        for event in events {
            let json = JSONValueEncoder.encode(AnyEncodable(event.content))
            #expect(try SelfEvaluationEvent(typeName: event.typeName, fields: json) == event)
        }
        #expect(try SelfEvaluationEvent(typeName: "BudgetIncreased", fields: [:]) == nil)
    }

    private struct AnyEncodable: Encodable {
        let value: any Encodable
        init(_ value: any Encodable) { self.value = value }
        func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
    }
}
