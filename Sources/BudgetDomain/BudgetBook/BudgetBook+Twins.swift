// A twin is recognised before any other rule is asked: the same line sent again is one line,
// other content under the same number is an error that says so.

extension BudgetBook {
    /// The version at which the very same was recorded; nil where the command is new.
    ///
    /// - Throws: ``BudgetRejection`` of kind `conflict` where the key stands for something else.
    func twin(of command: BudgetCommand, _ context: DecisionContext) throws(BudgetRejection)
        -> Int64?
    {
        switch command.action {
        case .recordExpenditure(let action):
            return try twin(of: action, on: command.occurredOn, context)
        case .draftExpenditure(let action):
            return try twin(of: action, on: command.occurredOn, context)
        case .reverseExpenditure(let action):
            return try twin(of: action, on: command.occurredOn, context)
        case .selfEvaluation(.publishCatalogue(let action)):
            // The same file imported again is one event.
            let present = selfEvaluation.publication(of: action.task)
            return present?.catalogue == action.catalogue ? present?.version : nil
        default: return nil
        }
    }

    private func twin(
        of action: RecordExpenditure, on date: CalendarDate, _ context: DecisionContext
    ) throws(BudgetRejection) -> Int64? {
        let entry = VoucherEntry(action.line, payeeDigest: context.payeeDigest)
        guard let posted = context.posted(at: entry.key(on: date)) else { return nil }
        guard case .expenditureApproved(let before) = posted.event, before.entry == entry,
            before.reviewer == action.reviewer, before.override == action.override,
            posted.occurredOn == date
        else { throw keyReused(entry.key(on: date), posted) }
        return posted.version
    }

    private func twin(
        of action: DraftExpenditure, on date: CalendarDate, _ context: DecisionContext
    ) throws(BudgetRejection) -> Int64? {
        let entry = VoucherEntry(action.line, payeeDigest: context.payeeDigest)
        let key = entry.key(on: date)
        if let posted = context.posted(at: key) {
            guard case .expenditureApproved(let before) = posted.event, before.entry == entry,
                posted.occurredOn == date, let draft = before.originalVersion
            else { throw keyReused(key, posted) }
            return draft
        }
        let pending = context.pendingDrafts.first { $0.draft.entry.key(on: $0.occurredOn) == key }
        guard let pending else { return nil }
        guard pending.draft.entry == entry, pending.draft.override == action.override,
            pending.occurredOn == date
        else {
            throw .conflict(
                "voucherKeyReused", "凭证 \(key.text) 已有内容不同的待审核制单（版本 \(pending.version)）",
                figures: [("version", String(pending.version))])
        }
        return pending.version
    }

    private func twin(
        of action: ReverseExpenditure, on date: CalendarDate, _ context: DecisionContext
    ) throws(BudgetRejection) -> Int64? {
        let key = VoucherKey(
            sourceSystem: action.sourceSystem, month: date.month, voucherNo: action.redVoucherNo,
            line: action.line)
        guard let posted = context.posted(at: key) else { return nil }
        guard case .expenditureReversed(let before) = posted.event, posted.occurredOn == date,
            before.reason == action.reason,
            context.postedLines(action.voucher).contains(where: {
                $0.version == before.originalVersion
            })
        else { throw keyReused(key, posted) }
        return posted.version
    }

    func keyReused(_ key: VoucherKey, _ posted: DecisionContext.PostedLine) -> BudgetRejection {
        .conflict(
            "voucherKeyReused",
            "凭证 \(key.text) 已经登记（版本 \(posted.version)），内容与这次不同；"
                + "请核对凭证号和行号，或先冲销原凭证再用新号登记",
            figures: [("version", String(posted.version)), ("voucherNo", key.voucherNo)])
    }
}

extension VoucherEntry {
    /// The entry that a line makes; the kind of 三公 follows from the economic code.
    init(_ line: ExpenditureLine, payeeDigest: String?) {
        self.init(
            task: line.task, fundSource: line.fundSource, amount: line.amount,
            // An empty source is none: the log keeps no difference between them.
            sourceSystem: line.sourceSystem.flatMap { $0.isEmpty ? nil : $0 },
            voucherNo: line.voucherNo, voucherLine: line.line,
            summary: line.summary, payeeDigest: payeeDigest, economicCode: line.economicCode,
            threePublic: line.economicCode.flatMap { ThreePublicKind(economicCode: $0) },
            procurement: line.procurement ?? false, contractNo: line.contractNo,
            drafter: line.drafter)
    }

    /// The key of the entry when posted on a day.
    package func key(on date: CalendarDate) -> VoucherKey {
        VoucherKey(
            sourceSystem: sourceSystem, month: date.month, voucherNo: voucherNo, line: voucherLine)
    }
}

extension VoucherKey {
    /// The voucher as people write it: `3月 记-0001 第1行`.
    var text: String { "\(month)月 \(voucherNo) 第\(line.text)行" }
}

extension BudgetEvent {
    /// The posted voucher line's key; nil for events that post none.
    package func voucherKey(on date: CalendarDate) -> VoucherKey? {
        switch self {
        case .expenditureApproved(let event): event.entry.key(on: date)
        case .expenditureReversed(let event):
            VoucherKey(
                sourceSystem: event.sourceSystem, month: date.month, voucherNo: event.voucherNo,
                line: event.voucherLine)
        default: nil
        }
    }
}

extension DecisionContext {
    /// The posted line of exactly that key.
    func posted(at key: VoucherKey) -> PostedLine? {
        postedLines.first { $0.event.voucherKey(on: $0.occurredOn) == key }
    }

    /// The posted blue lines that a reference names.
    func postedLines(_ reference: VoucherReference) -> [PostedLine] {
        postedLines.filter { line in
            guard case .expenditureApproved(let event) = line.event else { return false }
            return reference.names(event.entry, on: line.occurredOn)
        }
    }

    /// The pending drafts that a reference names.
    func pendingDrafts(_ reference: VoucherReference) -> [PendingDraft] {
        pendingDrafts.filter { reference.names($0.draft.entry, on: $0.occurredOn) }
    }
}

extension VoucherReference {
    func names(_ entry: VoucherEntry, on date: CalendarDate) -> Bool {
        entry.voucherNo == voucherNo && entry.voucherLine == line
            && (entry.sourceSystem ?? "") == (sourceSystem ?? "")
            && (voucherMonth ?? date.month) == date.month
    }
}
