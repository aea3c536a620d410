import BudgetDomain

/// What takes its place in the year's journal by date (序时登记).
enum JournalEntry {
    /// A voucher; the label is there for later entries to refer to it.
    case voucher(PlannedVoucher, label: String? = nil)
    /// The blue voucher that follows a red one; `{原凭证}` stands for the original's number.
    case correction(of: String, PlannedVoucher, summary: String)
    /// A red voucher (红字冲销) of the labelled one.
    case redVoucher(original: String, on: CalendarDate, reason: String)
    /// Money of the labelled voucher that came back (退回); it takes no number.
    case refund(original: String, on: CalendarDate, Money, reason: String)

    var date: CalendarDate {
        switch self {
        case .voucher(let voucher, _), .correction(_, let voucher, _): voucher.date
        case .redVoucher(_, let date, _), .refund(_, let date, _, _): date
        }
    }
}
