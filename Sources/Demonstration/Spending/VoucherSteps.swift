import BudgetDomain
import JSON

/// One line of a numbered voucher, in the words of the commands that bring it into the book.
struct VoucherSteps {
    let numbered: VoucherNumbering.Numbered
    let index: Int
    /// Instead of the purpose's own.
    let summary: String?

    private var voucher: PlannedVoucher { numbered.voucher }
    private var line: PlannedLine { voucher.lines[index] }

    private var drafter: String { Role.accountant(of: voucher.task) }

    var recorded: Step {
        Step(
            "RecordExpenditure", on: voucher.date, by: drafter,
            .object(members(amount: line.amount) + [.init("reviewer", .string(Role.reviewer))]))
    }

    func drafted(_ amount: Money? = nil) -> Step {
        Step(
            "DraftExpenditure", on: voucher.date, by: drafter,
            .object(members(amount: amount ?? line.amount)))
    }

    var approved: Step {
        Step(
            "ApproveExpenditure", on: WorkCalendar.workday(after: voucher.date), by: Role.reviewer,
            .object(key + [.init("reviewer", .string(Role.reviewer))]))
    }

    var rejected: Step {
        Step(
            "RejectExpenditure", on: voucher.date, by: Role.reviewer,
            .object(
                key + [
                    .init("reviewer", .string(Role.reviewer)),
                    .init("reason", "金额与合同不符，退回重新制单"),
                ]))
    }

    private var key: [JSONValue.Member] {
        [
            .init("voucherNo", .string(numbered.voucherNo)),
            .init("line", .string(String(index + 1))),
            .init("voucherMonth", .integer(voucher.date.month)),
        ]
    }

    private func members(amount: Money) -> [JSONValue.Member] {
        let purpose = line.purpose
        var members: [JSONValue.Member] = [
            .init("task", .string(voucher.task)),
            .init("fundSource", "fiscal"),
            .init("amount", .amount(amount)),
            .init("voucherNo", .string(numbered.voucherNo)),
            .init("line", .string(String(index + 1))),
            .init("summary", .string(summary ?? purpose.summary(in: voucher.date.month))),
            .init("economicCode", .string(purpose.economicCode)),
            .init("drafter", .string(drafter)),
        ]
        if let payee = purpose.payee { members.append(.init("payee", .string(payee))) }
        if let contractNo = purpose.contractNo {
            members.append(.init("procurement", true))
            members.append(.init("contractNo", .string(contractNo)))
        }
        return members
    }
}
