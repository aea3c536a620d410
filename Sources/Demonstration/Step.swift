import BudgetDomain
import EventSourcing
import JSON

/// A command in the words of the command line, before it has its book and its key.
struct Step {
    let date: CalendarDate
    let actor: String
    /// `RecordExpenditure`.
    let name: String
    let fields: JSONValue
    let note: String?

    init(
        _ name: String, on date: CalendarDate, by actor: String, _ fields: JSONValue,
        note: String? = nil
    ) {
        self.name = name
        self.date = date
        self.actor = actor
        self.fields = fields
        self.note = note
    }

    func command(of book: BookKey, key: String) -> BudgetCommand {
        do {
            if let action = try BudgetAction(name: name, fields: fields) {
                return BudgetCommand(
                    book: book, occurredOn: date, actor: actor, commandID: key, note: note,
                    action: action)
            }
        } catch {
            preconditionFailure("The demonstration's \(name) on \(date) is malformed: \(error)")
        }
        preconditionFailure("The demonstration asks for \(name), which is no command")
    }
}

extension JSONValue {
    /// An amount as commands write it.
    static func amount(_ money: Money) -> JSONValue { .string(money.yuanText) }
}

/// Who acts: roles, never names of people.
enum Role {
    /// Who drafts and corrects a task's vouchers: one accountant for each kind of expenditure.
    static func accountant(of task: String) -> String {
        task == DemonstrationTask.basic.code ? accountant : secondAccountant
    }

    /// 制单.
    private static let accountant = "会计甲"
    private static let secondAccountant = "会计己"
    /// 审核.
    static let reviewer = "审核乙"
    /// 预算管理.
    static let budgetOfficer = "预算丁"
    /// 结账.
    static let financeHead = "财务负责人戊"
    /// 绩效自评填报.
    static let evaluator = "绩效庚"
    /// 绩效自评核定.
    static let evaluationHead = "绩效负责人辛"
}
