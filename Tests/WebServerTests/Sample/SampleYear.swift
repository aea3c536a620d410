import BudgetDomain
import EventSourcing
import JSON

/// A small year of an invented unit: two projects, a transfer, a recovery, one late voucher.
///
/// | | 年初 | 调整后 | 支出 |
/// |---|---|---|---|
/// | T00 基本支出 | 900.00 | 900.00 | 830.00 |
/// | T01 会议经费 | 100.00 | 60.00 | 60.00 |
/// | T02 档案整理 | 50.00 | 50.00 | 50.00 |
enum SampleYear {
    static let unit = "U01"
    static let year = 2021
    static let key = BookKey(unit: unit, fiscalYear: year)

    /// The log of the year; names can be hostile where a test wants them so.
    static func events(
        unitName: String = "某某办公室", taskName: String = "会议经费", further: [Step] = []
    ) throws -> [RecordedEvent<BudgetEvent>] {
        var log = Log()
        for step in steps(unitName, taskName) + further { try log.record(step) }
        return log.events
    }

    private static func steps(_ unitName: String, _ taskName: String) -> [Step] {
        let opening = [
            Step("OpenFiscalYear", "2021-01-01", ["unitName": .string(unitName)]),
            register("T00", "基本支出", "basic"), register("T01", taskName, "project"),
            register("T02", "档案整理", "project"),
            approve("T00", "9000000.00"), approve("T01", "1000000.00"),
            approve("T02", "500000.00"),
            Step(
                "SetThreePublicBudget", "2021-01-02", ["kind": "reception", "amount": "100000.00"]),
        ]
        let spending =
            (1...12).map { pay("T00", month: $0, "750000.00", code: $0 == 5 ? "30217" : nil) }
            + [
                pay("T01", month: 6, "200000.00"), pay("T01", month: 11, "400000.00"),
                // Counts in June, became known in July.
                pay("T02", month: 6, "100000.00", recorded: "2021-07-03", line: 2),
                pay("T02", month: 12, "400000.00"),
            ]
        let adjusting = [
            Step(
                "TransferBudget", "2021-08-10",
                [
                    "from": "T01", "to": "T02", "fundSource": "fiscal", "amount": "100000.00",
                    "reason": "档案增加", "documentNo": "某财〔2021〕8号",
                ]),
            Step(
                "TransferBudget", "2021-09-10",
                [
                    "from": "T02", "to": "T01", "fundSource": "fiscal", "amount": "100000.00",
                    "reason": "退回原任务",
                ]),
            Step(
                "DecreaseBudget", "2021-12-31",
                [
                    "task": "T01", "fundSource": "fiscal", "amount": "400000.00",
                    "reason": "年末未用完", "recovery": true,
                ]),
        ]
        return opening + (spending + adjusting).sorted { $0.recorded < $1.recorded }
    }

    private static func register(_ task: String, _ name: String, _ category: String) -> Step {
        Step(
            "RegisterTask", "2021-01-01",
            ["task": .string(task), "name": .string(name), "category": .string(category)])
    }

    private static func approve(_ task: String, _ amount: String) -> Step {
        Step(
            "ApproveInitialBudget", "2021-01-02",
            ["task": .string(task), "fundSource": "fiscal", "amount": .string(amount)])
    }

    private static func pay(
        _ task: String, month: Int, _ amount: String, recorded: String? = nil, line: Int = 1,
        code: String? = nil
    ) -> Step {
        var fields: [JSONValue.Member] = [
            .init("task", .string(task)), .init("fundSource", "fiscal"),
            .init("amount", .string(code == nil ? amount : "50000.00")),
            .init("voucherNo", .string("记-\(task)-\(month)")), .init("line", .integer(line)),
            .init("summary", .string("\(month)月付款")), .init("drafter", "会计甲"),
            .init("reviewer", "审核乙"),
        ]
        if let code { fields.append(.init("economicCode", .string(code))) }
        let date = CalendarDate(year: year, month: month, day: 20).map(String.init(describing:))
        return Step("RecordExpenditure", date ?? "", .object(fields), recorded: recorded)
    }
}

/// A command in the words of the command line, with the day it became known.
struct Step {
    let name: String
    let date: String
    let fields: JSONValue
    let recorded: String
    let actor: String

    init(
        _ name: String, _ date: String, _ fields: JSONValue = [:], recorded: String? = nil,
        by actor: String = "会计甲"
    ) {
        self.name = name
        self.actor = actor
        self.date = date
        self.fields = fields
        self.recorded = recorded ?? date
    }
}

/// Records commands by the pure core: decide, append, evolve, judge alerts.
private struct Log {
    var book = BudgetBook(key: SampleYear.key)
    var events: [RecordedEvent<BudgetEvent>] = []

    mutating func record(_ step: Step) throws {
        guard case .object(let fields) = step.fields else { return }
        let envelope: [JSONValue.Member] = [
            .init("command", .string(step.name)), .init("unit", .string(SampleYear.unit)),
            .init("fiscalYear", .integer(SampleYear.year)),
            .init("occurredOn", .string(step.date)), .init("actor", .string(step.actor)),
        ]
        let command = try BudgetCommand(json: .object(envelope + fields))
        guard case .append(let decided, let date) = try book.decide(command, DecisionContext())
        else { return }
        for event in decided {
            append(event, on: date, recorded: step.recorded, by: step.actor)
        }
        guard step.name == "RecordExpenditure", date.month == 6 else { return }
        judge(on: .lastDay(of: date.month, SampleYear.year), recorded: step.recorded)
    }

    private mutating func judge(on date: CalendarDate, recorded: String) {
        let basis = AlertRegister.Basis(
            figures: YearFigures(book, asOf: date), on: date, ruleSet: .standard, dataStale: false)
        for event in book.alerts.evaluate(basis) {
            append(.alert(event), on: date, recorded: recorded, by: "会计甲")
        }
    }

    /// Within a second, as clocks are.
    private mutating func append(
        _ event: BudgetEvent, on date: CalendarDate, recorded: String, by actor: String
    ) {
        let day = CalendarDate(recorded)?.daysSinceEpoch ?? date.daysSinceEpoch
        let version = book.version + 1
        let recorded = RecordedEvent(
            id: "00000000-0000-4000-8000-\(100_000_000_000 + version)", book: book.key,
            version: version, occurredOn: date.number,
            recordedAt: Timestamp(
                microseconds: (Int64(day) * 86_400 + 3600 + version) * 1_000_000 + 250_000),
            actor: actor, note: nil, event: event)
        events.append(recorded)
        book.evolve(recorded)
    }
}
