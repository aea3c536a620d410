import BudgetDomain
import EventSourcing
import JSON
import Reports
import Testing

/// How an event is told in a list.
struct EventWordingTests {
    private func recorded(
        _ type: String, _ fields: JSONValue
    ) throws -> RecordedEvent<BudgetEvent> {
        RecordedEvent(
            id: "00000000-0000-4000-8000-000000000001", book: SampleYear.key, version: 12,
            occurredOn: 20_210_310, recordedAt: Timestamp(microseconds: 0), actor: "会计甲",
            note: nil, event: try BudgetEvent(typeName: type, fields: fields))
    }

    @Test func `a red voucher names its own number and what it cancels`() throws {
        let line = EventLine(
            try recorded(
                "ExpenditureReversed",
                [
                    "originalVersion": 9, "task": "T01", "fundSource": "fiscal",
                    "amount": "12.00", "voucherNo": "红-1", "voucherLine": "1",
                    "procurement": false, "reason": "记错",
                ]))
        #expect(line.kind == "红字冲销")
        #expect(line.reference == "红-1，冲销第9号")
        #expect(line.amount == Money(fen: -1200))
    }

    @Test(
        arguments: [
            (nil, ["T01 3000.00 更正（调出至 T02）", "T02 -3000.00 更正（调入自 T01）"]),
            (["T01"], ["T01 3000.00 更正（调出至 T02）"]),
            (["T02", "T03"], ["T02 -3000.00 更正（调入自 T01）"]), ([], []),
        ] as [(Set<String>?, [String])])
    func `a transfer taken back moves both tasks the other way`(
        tasks: Set<String>?, told: [String]
    ) throws {
        let event = try recorded(
            "BudgetEntryReversed",
            [
                "originalVersion": 9, "entry": "transfer", "task": "T01", "counterTask": "T02",
                "fundSource": "fiscal", "amount": "3000.00", "reason": "录入有误",
            ])
        let lines = EventLine.lines(of: event, about: tasks)
        #expect(lines.map { "\($0.task ?? "") \($0.amount?.yuanText ?? "") \($0.kind)" } == told)
    }
}
