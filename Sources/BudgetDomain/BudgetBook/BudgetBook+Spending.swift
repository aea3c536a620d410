// Decides on vouchers: recorded, drafted, approved, rejected.

extension BudgetBook {
    func decideOnSpending(_ command: BudgetCommand, _ context: DecisionContext)
        throws(BudgetRejection) -> BudgetDecision?
    {
        let date = command.occurredOn
        switch command.action {
        case .recordExpenditure(let action):
            return .append([try record(action, context, on: date)], on: date)
        case .draftExpenditure(let action):
            return .append([try draft(action, context, on: date)], on: date)
        case .approveExpenditure(let action): return try approve(action, context)
        case .rejectExpenditure(let action):
            return .append([try reject(action, context)], on: date)
        case .reverseExpenditure(let action):
            return .append([try reverse(action, context, on: date)], on: date)
        case .refundExpenditure(let action):
            return .append([try refund(action, context, on: date)], on: date)
        default: return nil
        }
    }

    private func record(
        _ action: RecordExpenditure, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requireSeparation(drafter: action.line.drafter, reviewer: action.reviewer)
        let entry = VoucherEntry(action.line, payeeDigest: context.payeeDigest)
        try requireSpendable(entry, action.override, on: date)
        return .expenditureApproved(
            ExpenditureApproved(entry: entry, reviewer: action.reviewer, override: action.override))
    }

    private func draft(
        _ action: DraftExpenditure, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requireText(action.line.drafter, "drafter")
        let entry = VoucherEntry(action.line, payeeDigest: context.payeeDigest)
        try requireSpendable(entry, action.override, on: date)
        return .expenditureDrafted(ExpenditureDrafted(entry: entry, override: action.override))
    }

    /// Posts a draft on the draft's own date; the approval's date is not judged.
    private func approve(_ action: ApproveExpenditure, _ context: DecisionContext)
        throws(BudgetRejection) -> BudgetDecision
    {
        let pending = try pendingDraft(action.voucher, context)
        let entry = pending.draft.entry
        try requireSeparation(drafter: entry.drafter, reviewer: action.reviewer)
        let key = entry.key(on: pending.occurredOn)
        if let posted = context.posted(at: key) {
            guard case .expenditureApproved(let before) = posted.event, before.entry == entry else {
                throw keyReused(key, posted)
            }
            throw .refused(
                "alreadyApproved",
                "凭证 \(key.text) 已经直接登记（版本 \(posted.version)），内容与这笔待审核制单相同；"
                    + "请用 RejectExpenditure 退回这笔制单",
                figures: [("version", String(posted.version)), ("voucherNo", key.voucherNo)])
        }
        let override = action.override ?? pending.draft.override
        try requireSpendable(entry, override, on: pending.occurredOn)
        let event = ExpenditureApproved(
            entry: entry, reviewer: action.reviewer, override: override,
            originalVersion: pending.version, reason: action.reason)
        return .append([.expenditureApproved(event)], on: pending.occurredOn)
    }

    private func reject(_ action: RejectExpenditure, _ context: DecisionContext)
        throws(BudgetRejection) -> BudgetEvent
    {
        let pending = try pendingDraft(action.voucher, context)
        try requireSeparation(drafter: pending.draft.entry.drafter, reviewer: action.reviewer)
        return .expenditureRejected(
            ExpenditureRejected(
                originalVersion: pending.version, reviewer: action.reviewer, reason: action.reason))
    }

    private func pendingDraft(_ voucher: VoucherReference, _ context: DecisionContext)
        throws(BudgetRejection) -> DecisionContext.PendingDraft
    {
        let pending = context.pendingDrafts(voucher)
        if let only = pending.first, pending.count == 1 { return only }
        guard pending.isEmpty else {
            throw ambiguous(voucher, pending.map(\.occurredOn.month))
        }
        guard context.postedLines(voucher).isEmpty else {
            throw .refused(
                "alreadyApproved", "凭证 \(voucher.text) 已经审核登记",
                figures: [("voucherNo", voucher.voucherNo)])
        }
        throw .refused(
            "unknownDraft", "没有待审核的凭证 \(voucher.text)；请核对凭证号、行号、来源和月份",
            figures: [("voucherNo", voucher.voucherNo), ("line", voucher.line.text)])
    }

    func ambiguous(_ voucher: VoucherReference, _ months: [Int]) -> BudgetRejection {
        let months = months.sorted().map(String.init).joined(separator: "、")
        return .refused(
            "voucherAmbiguous", "凭证 \(voucher.text) 在 \(months) 月都有；请用 voucherMonth 指明月份",
            figures: [("voucherNo", voucher.voucherNo), ("months", months)])
    }

    // MARK: - Rules

    /// 不相容岗位分离: who drafts does not review.
    private func requireSeparation(drafter: String, reviewer: String) throws(BudgetRejection) {
        try requireText(drafter, "drafter")
        try requireText(reviewer, "reviewer")
        guard drafter != reviewer else {
            throw .refused(
                "drafterIsReviewer", "制单人与审核人不能是同一人（\(drafter)）",
                figures: [("drafter", drafter), ("reviewer", reviewer)])
        }
    }

    private func requireSpendable(
        _ entry: VoucherEntry, _ override: ThreePublicOverride?, on date: CalendarDate
    ) throws(BudgetRejection) {
        try requirePositive(entry.amount)
        try requireText(entry.voucherNo, "voucherNo")
        try requireText(entry.summary, "summary")
        try requireOpenMonth(date)
        try requireTask(entry.task)
        if let code = entry.economicCode, !EconomicClassification.allows(code) {
            throw .refused(
                "economicCodeNotAllowed", "“\(code)”不是部门预算支出经济分类科目；应为 301、302、303 等类下的编码",
                figures: [("economicCode", code)])
        }
        try requireAvailable(entry.amount, of: entry.task, entry.fundSource)
        try requireThreePublicCeiling(entry, override)
    }

    /// Control is on the total of fiscal funds, and only where a budget was ever set.
    private func requireThreePublicCeiling(_ entry: VoucherEntry, _ override: ThreePublicOverride?)
        throws(BudgetRejection)
    {
        if let override {
            try requireText(override.by, "override.by")
            try requireText(override.reason, "override.reason")
            return
        }
        guard entry.threePublic != nil, entry.fundSource == .fiscal,
            let budget = register.threePublicBudget
        else { return }
        let available = max(budget - ledger.threePublicSpent, .zero)
        guard entry.amount <= available else {
            throw .refused(
                "threePublicCeilingExceeded",
                "“三公”经费预算 \(budget.groupedYuanText) 元，"
                    + "已支出 \(ledger.threePublicSpent.groupedYuanText) 元，"
                    + "不能再支出 \(entry.amount.groupedYuanText) 元；确需支出须由领导批准（override）",
                figures: [
                    ("budget", budget.yuanText), ("spent", ledger.threePublicSpent.yuanText),
                    ("available", available.yuanText), ("asked", entry.amount.yuanText),
                    ("missing", (entry.amount - available).yuanText),
                ])
        }
    }
}
