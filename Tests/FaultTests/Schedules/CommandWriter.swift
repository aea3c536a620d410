import BudgetDomain
import EventSourcing
import JSON
import Simulation

/// Writes random commands over a few books, so that clients meet at heads, keys and balances.
struct CommandWriter {
    static let year = 2021
    static let tasks = ["T1", "T2", "T3"]
    /// 元 per task at the year's beginning: about half of what is going to be asked for.
    static let initial = "4000.00"

    let units: [String]
    var random: SplitMix64
    private var count = 0

    init(units: [String], random: SplitMix64) {
        self.units = units
        self.random = random
    }

    /// Opens the books.
    func opening() -> [BudgetCommand] {
        units.flatMap { unit in
            [Self.command("OpenFiscalYear", unit, [.init("unitName", .string("单位\(unit)"))])]
                + Self.tasks.map { task in
                    Self.command(
                        "RegisterTask", unit,
                        [
                            .init("task", .string(task)), .init("name", .string("任务\(task)")),
                            .init("category", "project"),
                        ])
                }
                + Self.tasks.map { task in
                    Self.command(
                        "ApproveInitialBudget", unit,
                        [
                            .init("task", .string(task)), .init("fundSource", "fiscal"),
                            .init("amount", .string(Self.initial)),
                        ])
                }
        }
    }

    /// Commands of one client, in its order.
    mutating func commands(_ length: Int, by client: Int) -> [BudgetCommand] {
        var vouchers: [(unit: String, number: String)] = []
        return (0..<length).map { _ in
            count += 1
            let unit = units.randomElement(using: &random) ?? units[0]
            let roll = Int.random(in: 0..<100, using: &random)
            switch roll {
            case ..<62:
                let number = "记\(client)-\(count)"
                vouchers.append((unit, number))
                return voucher("RecordExpenditure", unit, number)
            case ..<72: return voucher("DraftExpenditure", unit, "稿\(client)-\(count)")
            case ..<80: return transfer(unit)
            case ..<88: return adjustment(unit)
            default:
                guard let line = vouchers.randomElement(using: &random) else {
                    return adjustment(unit)
                }
                return refund(line.unit, line.number)
            }
        }
    }

    private mutating func voucher(_ name: String, _ unit: String, _ number: String)
        -> BudgetCommand
    {
        let payees = ["商户甲", "商户乙", "商户\(number)", nil]
        var fields: [JSONValue.Member] = [
            .init("task", .string(task())), .init("fundSource", "fiscal"),
            .init("amount", .string(amount(most: 900))), .init("voucherNo", .string(number)),
            .init("line", "1"), .init("summary", "日常支出"), .init("drafter", "会计甲"),
        ]
        if name == "RecordExpenditure" { fields.append(.init("reviewer", "复核乙")) }
        if let payee = payees.randomElement(using: &random) ?? nil {
            fields.append(.init("payee", .string(payee)))
        }
        // A voucher's number is a key as well; some come with that alone.
        let hasKey = name != "RecordExpenditure" || Int.random(in: 0..<7, using: &random) > 0
        return command(name, unit, fields, hasKey: hasKey)
    }

    private mutating func transfer(_ unit: String) -> BudgetCommand {
        let (from, to) = (task(), task())
        return command(
            "TransferBudget", unit,
            [
                .init("from", .string(from)),
                .init("to", .string(from == to ? Self.tasks[from == "T1" ? 1 : 0] : to)),
                .init("fundSource", "fiscal"), .init("amount", .string(amount(most: 800))),
                .init("reason", "调剂"),
            ])
    }

    private mutating func adjustment(_ unit: String) -> BudgetCommand {
        let name = Bool.random(using: &random) ? "IncreaseBudget" : "DecreaseBudget"
        return command(
            name, unit,
            [
                .init("task", .string(task())), .init("fundSource", "fiscal"),
                .init("amount", .string(amount(most: 500))), .init("reason", "调整"),
            ])
    }

    private mutating func refund(_ unit: String, _ number: String) -> BudgetCommand {
        command(
            "RefundExpenditure", unit,
            [
                .init("voucherNo", .string(number)), .init("line", "1"),
                .init("amount", .string(amount(most: 100))), .init("reason", "退回"),
            ])
    }

    private mutating func task() -> String { Self.tasks.randomElement(using: &random) ?? "T1" }

    private mutating func amount(most: Int) -> String {
        "\(Int.random(in: 1...most, using: &random)).\(Int.random(in: 10...99, using: &random))"
    }

    private mutating func command(
        _ name: String, _ unit: String, _ fields: [JSONValue.Member], hasKey: Bool = true
    ) -> BudgetCommand {
        let key = random.nextKey()
        return Self.command(
            name, unit, fields + (hasKey ? [.init("commandId", .string(key))] : []))
    }

    private static func command(_ name: String, _ unit: String, _ fields: [JSONValue.Member])
        -> BudgetCommand
    {
        let envelope: [JSONValue.Member] = [
            .init("command", .string(name)), .init("unit", .string(unit)),
            .init("fiscalYear", .integer(year)), .init("occurredOn", "2021-03-05"),
            .init("actor", "会计甲"),
        ]
        do {
            return try BudgetCommand(json: .object(envelope + fields))
        } catch {
            preconditionFailure("The command written is malformed: \(error.message)")
        }
    }
}
