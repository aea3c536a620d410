import BudgetDomain

/// The irregular vouchers of the year: a mistake corrected, money that came back, late paper, a rejected draft.
///
/// References name the original by its label, since numbers are given only when the year is sorted.
enum Corrections {
    static let entries: [JournalEntry] = [
        // Typed 8,300 for 3,800; found after May was closed, so the correction is June's.
        .voucher(
            voucher("T02", 5, 20, maintenance, .yuan(8_300)), label: "mistyped"),
        .redVoucher(
            original: "mistyped", on: WorkCalendar.workday(6, 8),
            reason: "冲销{原凭证}：金额误记为8300.00元"),
        .correction(
            of: "mistyped", voucher("T02", 6, 8, maintenance, .yuan(3_800)),
            summary: "更正{原凭证}：机要设备年度检修，应为3800.00元"),
        // A training that cost less than was paid in advance.
        .voucher(
            voucher(
                "T08", 10, 14, Purpose("30216", "国家安全业务培训班预付费用", "云澜知远培训中心"),
                .yuan(2_860)), label: "prepaid"),
        .refund(
            original: "prepaid", on: WorkCalendar.workday(11, 9), .yuan(460),
            reason: "培训班结算，退回{原凭证}多付费用；出纳丙已确认到账"),
        // Paper of June that arrived when June was closed.
        .voucher(
            voucher(
                "T06", 7, 6,
                Purpose("30227", "补记6月档案数字化服务费（票据7月送达，6月已结账）", "云澜存真档案服务有限公司"),
                .yuan(2_100)), label: "late"),
        // Drafted above what the contract says, so the reviewer sent it back.
        .voucher(
            voucher(
                "T08", 9, 15, Purpose("30227", "国家安全宣传展板制作", "云澜丹霞文化传播有限公司"),
                .yuan(3_600), handling: .rejectedFirst(.yuan(3_960))), label: "rejected"),
    ]

    /// What they move of a task in the year: what its regular vouchers leave for them.
    static func net(of task: String) -> Money {
        var originals: [String: PlannedVoucher] = [:]
        var net = Money.zero
        for entry in entries {
            switch entry {
            case .voucher(let voucher, let label):
                label.map { originals[$0] = voucher }
                if voucher.task == task { net += voucher.amount }
            case .correction(_, let voucher, _):
                if voucher.task == task { net += voucher.amount }
            case .redVoucher(let original, _, _):
                if let voucher = originals[original], voucher.task == task { net -= voucher.amount }
            case .refund(let original, _, let amount, _):
                if originals[original]?.task == task { net -= amount }
            }
        }
        return net
    }

    private static let maintenance = Purpose("30213", "机要设备年度检修", "砚湖明德电子服务部")

    private static func voucher(
        _ task: String, _ month: Int, _ day: Int, _ purpose: Purpose, _ amount: Money,
        handling: PlannedVoucher.Handling = .recorded
    ) -> PlannedVoucher {
        PlannedVoucher(
            task: task, date: WorkCalendar.workday(month, day),
            lines: [PlannedLine(purpose: purpose, amount: amount)], handling: handling)
    }
}
