// Decides on red vouchers and refunds: what was posted is corrected by more events, never changed.

extension BudgetBook {
    /// Cancels a line in full; a red voucher never needs budget.
    func reverse(
        _ action: ReverseExpenditure, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requireText(action.reason, "reason")
        try requireText(action.redVoucherNo, "redVoucherNo")
        let (posted, original) = try original(action.voucher, context, on: date)
        guard posted.refunded == .zero else {
            throw .refused(
                "partlyRefunded",
                "凭证 \(action.voucher.text) 已退回 \(posted.refunded.groupedYuanText) 元，不能再整笔冲销；"
                    + "其余部分请用 RefundExpenditure 退回",
                figures: [
                    ("refunded", posted.refunded.yuanText), ("amount", original.amount.yuanText),
                ])
        }
        return .expenditureReversed(
            ExpenditureReversed(
                originalVersion: posted.version, task: original.task,
                fundSource: original.fundSource, amount: original.amount,
                sourceSystem: original.sourceSystem, voucherNo: action.redVoucherNo,
                voucherLine: action.line, threePublic: original.threePublic,
                economicCode: original.economicCode, procurement: original.procurement,
                reason: action.reason))
    }

    func refund(
        _ action: RefundExpenditure, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requirePositive(action.amount)
        try requireText(action.reason, "reason")
        let (posted, original) = try original(action.voucher, context, on: date)
        let left = original.amount - posted.refunded
        guard action.amount <= left else {
            throw .refused(
                "refundExceedsOriginal",
                "凭证 \(action.voucher.text) 原支出 \(original.amount.groupedYuanText) 元，"
                    + "已退回 \(posted.refunded.groupedYuanText) 元，"
                    + "不能再退回 \(action.amount.groupedYuanText) 元",
                figures: [
                    ("available", left.yuanText), ("asked", action.amount.yuanText),
                    ("missing", (action.amount - left).yuanText),
                    ("refunded", posted.refunded.yuanText),
                ])
        }
        return .expenditureRefunded(
            ExpenditureRefunded(
                originalVersion: posted.version, task: original.task,
                fundSource: original.fundSource, amount: action.amount,
                threePublic: original.threePublic, economicCode: original.economicCode,
                procurement: original.procurement, reason: action.reason))
    }

    /// The one posted line that is named, if it may still be corrected on that day.
    private func original(
        _ voucher: VoucherReference, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> (DecisionContext.PostedLine, VoucherEntry) {
        let candidates = context.postedLines(voucher)
        guard let posted = candidates.first, case .expenditureApproved(let event) = posted.event
        else {
            throw .refused(
                "unknownVoucher", "没有已登记的凭证 \(voucher.text)；请核对凭证号、行号、来源和月份",
                figures: [("voucherNo", voucher.voucherNo), ("line", voucher.line.text)])
        }
        guard candidates.count == 1 else {
            throw ambiguous(voucher, candidates.map(\.occurredOn.month))
        }
        guard !posted.isReversed else {
            throw .refused(
                "alreadyReversed", "凭证 \(voucher.text) 已经冲销过",
                figures: [("voucherNo", voucher.voucherNo), ("version", String(posted.version))])
        }
        try requireOpenMonth(date)
        guard date >= posted.occurredOn else {
            throw .refused(
                "beforeOriginal", "冲销或退回的日期 \(date) 不能早于原凭证日期 \(posted.occurredOn)",
                figures: [("occurredOn", "\(date)"), ("original", "\(posted.occurredOn)")])
        }
        let line = BudgetLine(task: event.entry.task, fundSource: event.entry.fundSource)
        guard register.disposals[line] == nil else {
            throw .refused(
                "lineDisposed", "任务 \(line.task) 的结转结余已经处置，不能再有收支变动",
                figures: [("task", line.task), ("available", "0.00")])
        }
        return (posted, event.entry)
    }
}
