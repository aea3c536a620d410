import JSON

/// Voucher commands with the fields that most tests need.
extension Command {
    /// A voucher line already reviewed.
    static func spend(
        _ task: String, _ amount: String, _ voucherNo: String = "记-0001", on day: String
    ) -> Command {
        voucher("RecordExpenditure", task, amount, voucherNo, on: day).with("reviewer", "李审核")
    }

    static func draft(
        _ task: String, _ amount: String, _ voucherNo: String = "记-0001", on day: String
    ) -> Command {
        voucher("DraftExpenditure", task, amount, voucherNo, on: day)
    }

    static func approve(_ voucherNo: String = "记-0001", on day: String) -> Command {
        keyed("ApproveExpenditure", voucherNo, on: day).with("reviewer", "李审核").by("李审核")
    }

    static func reject(_ voucherNo: String = "记-0001", on day: String) -> Command {
        keyed("RejectExpenditure", voucherNo, on: day).with("reviewer", "李审核")
            .with("reason", "附件不全").by("李审核")
    }

    /// 红字冲销 of a whole line by a red voucher.
    static func reverse(
        _ voucherNo: String = "记-0001", by redVoucherNo: String, on day: String
    ) -> Command {
        keyed("ReverseExpenditure", voucherNo, on: day).with("redVoucherNo", .string(redVoucherNo))
            .with("reason", "冲销")
    }

    static func refund(_ voucherNo: String = "记-0001", _ amount: String, on day: String) -> Command
    {
        keyed("RefundExpenditure", voucherNo, on: day).with("amount", .string(amount))
            .with("reason", "退回")
    }

    private static func voucher(
        _ name: String, _ task: String, _ amount: String, _ voucherNo: String, on day: String
    ) -> Command {
        Command(
            name, on: day,
            [
                "task": .string(task), "fundSource": "fiscal", "amount": .string(amount),
                "voucherNo": .string(voucherNo), "line": "1", "summary": "支出",
                "drafter": "张制单",
            ])
    }

    private static func keyed(_ name: String, _ voucherNo: String, on day: String) -> Command {
        Command(name, on: day, ["voucherNo": .string(voucherNo), "line": "1"])
    }
}
