import BudgetDomain
import JSON

// How the journal is recorded: directly, by draft and approval, by red vouchers and refunds.

extension Journal {
    func steps() -> [Step] {
        var numbering = VoucherNumbering()
        return entries.flatMap { steps(of: $0, &numbering) }
    }

    private func steps(of entry: JournalEntry, _ numbering: inout VoucherNumbering) -> [Step] {
        switch entry {
        case .voucher(let voucher, let label):
            return steps(of: numbering.number(voucher, label: label))
        case .correction(let label, let voucher, let summary):
            let text = numbering.original(label).naming(summary)
            return steps(of: numbering.number(voucher), summary: text)
        case .redVoucher(let label, let date, let reason):
            let original = numbering.original(label)
            return [original.reversed(by: numbering.next(in: date.month), on: date, reason)]
        case .refund(let label, let date, let amount, let reason):
            return [numbering.original(label).refunded(amount, on: date, reason)]
        }
    }

    private func steps(of numbered: VoucherNumbering.Numbered, summary: String? = nil) -> [Step] {
        numbered.voucher.lines.indices.flatMap { index -> [Step] in
            let line = VoucherSteps(numbered: numbered, index: index, summary: summary)
            return switch numbered.voucher.handling {
            case .recorded: [line.recorded]
            case .approvedLater: [line.drafted(), line.approved]
            case .rejectedFirst(let amount):
                [line.drafted(amount), line.rejected, line.drafted(), line.approved]
            }
        }
    }
}

extension VoucherNumbering.Numbered {
    /// A text with `{原凭证}` replaced by this voucher's date and number.
    fileprivate func naming(_ text: String) -> String { text.replacing("{原凭证}", with: self.text) }

    fileprivate func reversed(by redVoucherNo: String, on date: CalendarDate, _ reason: String)
        -> Step
    {
        Step(
            "ReverseExpenditure", on: date, by: Role.accountant(of: voucher.task),
            [
                "voucherNo": .string(voucherNo), "line": "1",
                "voucherMonth": .integer(voucher.date.month),
                "redVoucherNo": .string(redVoucherNo), "reason": .string(naming(reason)),
            ])
    }

    fileprivate func refunded(_ amount: Money, on date: CalendarDate, _ reason: String) -> Step {
        Step(
            "RefundExpenditure", on: date, by: Role.accountant(of: voucher.task),
            [
                "voucherNo": .string(voucherNo), "line": "1",
                "voucherMonth": .integer(voucher.date.month), "amount": .amount(amount),
                "reason": .string(naming(reason)),
            ])
    }
}
