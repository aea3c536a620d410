/// What makes a posted voucher line (记账凭证分录) unique within a book.
///
/// Vouchers are numbered anew each month, so 记-0001 of January and of February are two.
package struct VoucherKey: Hashable, Sendable {
    /// The system it came from; empty when recorded here by hand.
    package let sourceSystem: String
    /// Month of the business date, 1 to 12.
    package let month: Int
    package let voucherNo: String
    package let line: VoucherLine

    package init(sourceSystem: String?, month: Int, voucherNo: String, line: VoucherLine) {
        self.sourceSystem = sourceSystem ?? ""
        self.month = month
        self.voucherNo = voucherNo
        self.line = line
    }
}

/// How a command names a voucher line: the month only where the number alone is ambiguous.
package struct VoucherReference: Hashable, Sendable, Codable {
    package let sourceSystem: String?
    package let voucherNo: String
    package let line: VoucherLine
    /// 1 to 12.
    package let voucherMonth: Int?

    package init(sourceSystem: String?, voucherNo: String, line: VoucherLine, voucherMonth: Int?) {
        self.sourceSystem = sourceSystem
        self.voucherNo = voucherNo
        self.line = line
        self.voucherMonth = voucherMonth
    }

    /// The voucher as people write it: `3月 记-0001 第1行`.
    package var text: String {
        (voucherMonth.map { "\($0)月 " } ?? "") + "\(voucherNo) 第\(line.text)行"
    }
}
