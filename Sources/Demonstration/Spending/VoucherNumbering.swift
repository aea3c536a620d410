import BudgetDomain

/// Gives each month's vouchers their numbers, 记-0001 first and none left out (凭证编号).
struct VoucherNumbering {
    /// A voucher that has its number.
    struct Numbered {
        let voucherNo: String
        let voucher: PlannedVoucher

        /// `5月20日记-0017号`, as a correction's summary names its original.
        var text: String { "\(voucher.date.month)月\(voucher.date.day)日\(voucherNo)号" }
    }

    private var last: [Int: Int] = [:]
    private var labelled: [String: Numbered] = [:]

    mutating func next(in month: Int) -> String {
        let number = last[month, default: 0] + 1
        last[month] = number
        let digits = String(number)
        return "记-" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    mutating func number(_ voucher: PlannedVoucher, label: String? = nil) -> Numbered {
        let numbered = Numbered(voucherNo: next(in: voucher.date.month), voucher: voucher)
        if let label { labelled[label] = numbered }
        return numbered
    }

    /// The voucher of that label, which comes earlier in the year.
    func original(_ label: String) -> Numbered {
        guard let numbered = labelled[label] else {
            preconditionFailure("No voucher \(label) comes before what refers to it")
        }
        return numbered
    }
}
