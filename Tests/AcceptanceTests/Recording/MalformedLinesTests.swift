import JSON
import Testing

/// Lines that are not commands: exit 2, with the line and the field.
struct MalformedLinesTests {
    /// A command that would be accepted; each example spoils one thing in it.
    private static let good = Command.spend("T1", "1.00", on: "2021-02-01")

    private static func book(_ name: String) async throws -> Ledger {
        try await Ledger.shared(
            "malformed-\(name)", [.open(), .task("T1"), .initial("T1", "1000.00")])
    }

    /// Sends a good line and a bad one, and answers the refusal of the second.
    private func refusal(of bad: String, in ledger: Ledger) async throws -> Refusal {
        let first = Self.good.with("voucherNo", "记-1000")
        let recording = try await ledger.record(text: ledger.input([first]) + bad + "\n")
        #expect(recording.answers.last?.line == 2)
        #expect(recording.accepted == [true, false])
        return try recording.refusal()
    }

    @Test(arguments: [
        "not JSON", "{", "[]", "\"text\"", "12", "{\"command\":\"RecordExpenditure\"",
        "{} {}", "{'command':'RecordExpenditure'}",
    ])
    func `what is not a JSON object is refused with its line`(text: String) async throws {
        let ledger = try await Self.book("syntax-\(text.utf8.count)-\(text.hashValueOfBytes)")
        let refusal = try await refusal(of: text, in: ledger)
        #expect(refusal.status == 2)
        #expect(!refusal.code.isEmpty && !refusal.message.isEmpty)
    }

    @Test(arguments: [
        "command", "unit", "fiscalYear", "occurredOn", "actor", "task", "fundSource", "amount",
        "voucherNo", "line", "summary", "drafter", "reviewer",
    ])
    func `a missing field is named`(field: String) async throws {
        let ledger = try await Self.book("missing-\(field)")
        let full = try JSONParser.parse(Self.good.line(unit: ledger.unit, year: 2021))
        guard case .object(let members) = full else { return }
        let short = JSONValue.object(members.filter { $0.name != field }).text
        let refusal = try await refusal(of: short, in: ledger)
        #expect("\(refusal)" == "2 missingField")
        #expect(refusal.message.contains(field), "\(refusal.message)")
    }

    @Test(arguments: ["amout", "Amount", "金额", "taskId", "events", ""])
    func `an unknown field is named`(field: String) async throws {
        let ledger = try await Self.book("unknown-\(field)")
        let line = Self.good.with(field, "1").line(unit: ledger.unit, year: 2021)
        let refusal = try await refusal(of: line, in: ledger)
        #expect("\(refusal)" == "2 unknownField")
        #expect(refusal.message.contains(field), "\(refusal.message)")
    }

    @Test(arguments: ["\0", "a\u{1}", "\u{1B}[1m", "\u{FFFE}"])
    func `a text that nothing can print is refused`(text: String) async throws {
        let ledger = try await Self.book("control-\(text.utf8.count)-\(text.hashValueOfBytes)")
        for field in ["summary", "voucherNo", "actor", "unit", "note"] {
            let line = Self.good.with("voucherNo", "记-1").with(field, .string(text))
                .line(unit: ledger.unit, year: 2021)
            let refusal = try await ledger.record(text: line + "\n").refusal()
            #expect("\(refusal)" == "2 badField")
            #expect(refusal.message.contains(field), "\(refusal.message)")
        }
    }

    @Test(arguments: ["recordExpenditure", "SpendMoney", "", "登记支出"])
    func `an unknown command is refused`(name: String) async throws {
        let ledger = try await Self.book("command-\(name)")
        let line = Self.good.with("command", .string(name)).line(unit: ledger.unit, year: 2021)
        let refusal = try await refusal(of: line, in: ledger)
        #expect("\(refusal)" == "2 unknownCommand")
    }

    static let badAmounts: [JSONValue] = [
        "1,000", "-1.00", "+1.00", "1.234", "01.00", "1.", ".5", "", " 1.00", "1.00 ", "1e3",
        "￥1.00",
        "１.00", "1000000000000000.00", "NaN", "0.00", "0", .number("1.5"), .number("1"), .null,
        .bool(true), .array(["1.00"]),
    ]

    @Test func `an amount is a string of 元 with at most two places and above zero`() async throws {
        let ledger = try await Self.book("amount")
        let text = Self.badAmounts.map { amount in
            Self.good.with("amount", amount).line(unit: ledger.unit, year: 2021) + "\n"
        }.joined()
        let recording = try await ledger.record(text: text, ["--keep-going"])

        #expect(recording.status == 2)
        #expect(recording.answers.count == Self.badAmounts.count)
        for (amount, answer) in zip(Self.badAmounts, recording.answers) {
            #expect(!answer.isAccepted, "\(amount.text)")
            let message = answer.error?["message"]?.stringValue ?? ""
            #expect(message.contains("amount"), "\(amount.text): \(message)")
        }
        #expect(try await ledger.execution().figures("T1", "spent") == "0.00")
    }

    @Test func `the largest amounts and the shortest spellings are accepted`() async throws {
        let ledger = try await Self.book("amount-good")
        try await ledger.accept([
            .increase("T1", "999999999999999.99"), .decrease("T1", "999999999999999.99"),
            .increase("T1", "0.01"), .increase("T1", "0.1"), .increase("T1", "7"),
        ])
        #expect(try await ledger.execution().figures("T1", "adjusted") == "1007.11")
    }

    @Test func `a date is a day of the calendar in ISO form`() async throws {
        let ledger = try await Self.book("date")
        let dates: [JSONValue] = [
            "2021-02-30", "2021-02-29", "2021-13-01", "2021-00-10", "2021-2-3", "20210203",
            "2021/02/03", "2021-02-03T00:00:00Z", "昨天", "", .number("20210203"), .null,
        ]
        let text = dates.map { date in
            Self.good.with("occurredOn", date).line(unit: ledger.unit, year: 2021) + "\n"
        }.joined()
        let recording = try await ledger.record(text: text, ["--keep-going"])

        #expect(recording.status == 2)
        #expect(recording.answers.count == dates.count)
        for (date, answer) in zip(dates, recording.answers) {
            #expect(!answer.isAccepted, "\(date.text)")
            let message = answer.error?["message"]?.stringValue ?? ""
            #expect(message.contains("occurredOn"), "\(date.text): \(message)")
        }
    }

    @Test func `a field twice in one line is refused`() async throws {
        let ledger = try await Self.book("duplicate")
        let line = Self.good.line(unit: ledger.unit, year: 2021)
        let twice = line.dropLast() + ",\"amount\":\"2.00\"}"
        let refusal = try await refusal(of: String(twice), in: ledger)
        #expect(refusal.status == 2)
        #expect(refusal.message.contains("amount"), "\(refusal.message)")
    }

    @Test func `words outside their lists and keys that are no UUID are refused`() async throws {
        let ledger = try await Self.book("words")
        let bad: [(Command, String)] = [
            (Self.good.with("fundSource", "财政"), "fundSource"),
            (Self.good.with("commandId", "1"), "commandId"),
            (Self.good.with("fiscalYear", "2021"), "fiscalYear"),
            (Self.good.with("fiscalYear", .number("2021.5")), "fiscalYear"),
            (Self.good.with("procurement", "true"), "procurement"),
            (Command.task("T9", "其他"), "category"),
            (Command.threePublic("meals", "1.00"), "kind"),
            (Command.transfer("T1", "T1", "1.00").with("approvalLevel", "市"), "approvalLevel"),
            (Command.close(1).with("month", 13), "month"),
            (Command.close(1).with("month", "1"), "month"),
        ]
        let recording = try await ledger.record(bad.map(\.0), "--keep-going")
        #expect(recording.status == 2)
        for (example, answer) in zip(bad, recording.answers) {
            #expect(!answer.isAccepted, "\(example.1)")
            let message = answer.error?["message"]?.stringValue ?? ""
            #expect(message.contains(example.1), "\(example.1): \(message)")
        }
    }
}

extension String {
    /// A number that tells texts apart in names of units.
    fileprivate var hashValueOfBytes: Int {
        utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xffff }
    }
}
