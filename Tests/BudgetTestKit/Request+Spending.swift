import JSON

/// Vouchers with the fields that most tests need.
extension Request {
    /// A voucher line already reviewed.
    package static func spend(
        _ task: String, _ amount: String, _ voucherNo: String = "记-0001",
        _ source: String = "fiscal", on day: String = "2021-02-01"
    ) -> Request {
        draft(task, amount, voucherNo, source, on: day, "RecordExpenditure")
            .with("reviewer", "李审核")
    }

    package static func draft(
        _ task: String, _ amount: String, _ voucherNo: String = "记-0001",
        _ source: String = "fiscal", on day: String = "2021-02-01",
        _ name: String = "DraftExpenditure"
    ) -> Request {
        money(name, task, amount, source, on: day).with("voucherNo", .string(voucherNo))
            .with("line", "1").with("summary", "支出").with("drafter", "张制单")
    }

    package static func approve(_ voucherNo: String, on day: String) -> Request {
        keyed("ApproveExpenditure", voucherNo, on: day).with("reviewer", "李审核")
    }

    package static func reject(_ voucherNo: String, on day: String) -> Request {
        keyed("RejectExpenditure", voucherNo, on: day).with("reviewer", "李审核")
    }

    package static func reverse(_ voucherNo: String, by redVoucherNo: String, on day: String)
        -> Request
    {
        keyed("ReverseExpenditure", voucherNo, on: day)
            .with("redVoucherNo", .string(redVoucherNo)).with("reason", "冲销")
    }

    package static func refund(_ voucherNo: String, _ amount: String, on day: String) -> Request {
        keyed("RefundExpenditure", voucherNo, on: day).with("amount", .string(amount))
            .with("reason", "退回")
    }

    private static func keyed(_ name: String, _ voucherNo: String, on day: String) -> Request {
        Request(name, on: day, ["voucherNo": .string(voucherNo), "line": "1"])
    }
}
