import BudgetDomain

/// A voucher of the year before it has its number (记账凭证).
struct PlannedVoucher {
    let task: String
    let date: CalendarDate
    let lines: [PlannedLine]
    var handling = Handling.recorded

    /// How it came into the book.
    enum Handling {
        /// Drafted and reviewed on paper, then recorded.
        case recorded
        /// Drafted in the book, approved the next working day.
        case approvedLater
        /// Drafted with that amount, rejected, drafted anew, approved the next working day.
        case rejectedFirst(Money)
    }

    var amount: Money { lines.reduce(.zero) { $0 + $1.amount } }
}

/// A line of a voucher: what was paid for, and to whom.
struct PlannedLine {
    let purpose: Purpose
    let amount: Money
}

/// What money is paid for (用途): the pattern that invented vouchers follow.
struct Purpose {
    let economicCode: String
    /// `{月}` stands for the month's number.
    let summary: String
    /// A fictional firm or a role; nil where several are paid by list.
    let payee: String?
    /// The contract, where it is government procurement.
    let contractNo: String?

    init(_ economicCode: String, _ summary: String, _ payee: String?, contractNo: String? = nil) {
        self.economicCode = economicCode
        self.summary = summary
        self.payee = payee
        self.contractNo = contractNo
    }

    func summary(in month: Int) -> String { summary.replacing("{月}", with: String(month)) }
}
