import EventSourcing

// Decides on initial budgets, carry-over, increases, decreases, transfers and their taking back.

extension BudgetBook {
    func approve(_ action: ApproveInitialBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requirePositive(action.amount)
        try requireLine(action.task, action.fundSource, on: date)
        let balance = ledger.balance(action.task, action.fundSource)
        guard balance.initial == .zero else {
            throw .refused(
                "initialBudgetAlreadyApproved",
                "任务 \(action.task) 的年初预算已批复 \(balance.initial.groupedYuanText) 元；"
                    + "录错了请用 ReverseBudgetEntry 更正，要增减请用 IncreaseBudget 或 DecreaseBudget",
                figures: [("task", action.task), ("initial", balance.initial.yuanText)])
        }
        // Once reversed, the entry may be approved anew whatever came in between.
        guard !balance.isAdjusted || balance.initialEntries > 0 else {
            throw .refused(
                "initialBudgetAfterAdjustment",
                "任务 \(action.task) 已有追加、追减或调剂，不能再批复年初预算；请用 IncreaseBudget",
                figures: [("task", action.task)])
        }
        return .initialBudgetApproved(
            InitialBudgetApproved(
                task: action.task, fundSource: action.fundSource, amount: action.amount,
                documentNo: action.documentNo))
    }

    func bringIn(
        _ action: BringInCarryover, _ earlier: DecisionContext.EarlierBook?, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requirePositive(action.amount)
        try requireLine(action.task, action.fundSource, on: date)
        guard action.fromYear < key.fiscalYear else {
            throw .refused(
                "wrongFiscalYear", "结转只能来自 \(key.fiscalYear) 年以前的年度",
                figures: [("fromYear", String(action.fromYear))])
        }
        if let earlier {
            try requireCarriedOver(action, earlier)
        } else if (action.documentNo ?? "").isEmpty {
            throw .refused(
                "documentNoRequired",
                "这里没有 \(action.fromYear) 年度的账簿可核对，结转必须注明批复文号（documentNo）",
                figures: [("fromYear", String(action.fromYear))])
        }
        return .carryoverBroughtIn(
            CarryoverBroughtIn(
                task: action.task, fundSource: action.fundSource, amount: action.amount,
                fromYear: action.fromYear, documentNo: action.documentNo))
    }

    /// Holds a carry-over against what the closed year carried over of the same line.
    private func requireCarriedOver(
        _ action: BringInCarryover, _ earlier: DecisionContext.EarlierBook
    ) throws(BudgetRejection) {
        guard earlier.isClosed else {
            throw .refused(
                "earlierYearNotClosed", "\(action.fromYear) 年度尚未年结，不能带入其结转",
                figures: [("fromYear", String(action.fromYear))])
        }
        let line = BudgetLine(task: action.task, fundSource: action.fundSource)
        let carried = earlier.disposals[line]?.carryover ?? .zero
        let before = ledger.carriedIn(action.task, action.fundSource)
        let left = max(carried - before, .zero)
        guard action.amount <= left else {
            throw .refused(
                "carryoverExceeded",
                "\(action.fromYear) 年度任务 \(action.task) 结转 \(carried.groupedYuanText) 元，"
                    + "已带入 \(before.groupedYuanText) 元，不能再带入 \(action.amount.groupedYuanText) 元",
                figures: [
                    ("available", left.yuanText), ("asked", action.amount.yuanText),
                    ("missing", (action.amount - left).yuanText), ("carryover", carried.yuanText),
                ])
        }
    }

    func increase(_ action: IncreaseBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requirePositive(action.amount)
        try requireText(action.reason, "reason")
        try requireLine(action.task, action.fundSource, on: date)
        return .budgetIncreased(
            BudgetIncreased(
                task: action.task, fundSource: action.fundSource, amount: action.amount,
                reason: action.reason, documentNo: action.documentNo,
                exempt: action.exempt ?? false))
    }

    func decrease(_ action: DecreaseBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requirePositive(action.amount)
        try requireText(action.reason, "reason")
        try requireLine(action.task, action.fundSource, on: date)
        try requireAvailable(action.amount, of: action.task, action.fundSource)
        if action.recovery == true, action.exempt == true {
            throw .malformed(
                "badField", "字段 exempt：收回（recovery）不能同时标为不计入调整率",
                figures: [("field", "exempt")])
        }
        return .budgetDecreased(
            BudgetDecreased(
                task: action.task, fundSource: action.fundSource, amount: action.amount,
                reason: action.reason, documentNo: action.documentNo,
                exempt: action.exempt ?? false, recovery: action.recovery ?? false))
    }

    func transfer(_ action: TransferBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requirePositive(action.amount)
        try requireText(action.reason, "reason")
        guard action.from != action.to else {
            throw .refused(
                "sameTask", "调出与调入不能是同一任务 \(action.from)", figures: [("task", action.from)])
        }
        try requireLine(action.from, action.fundSource, on: date)
        try requireLine(action.to, action.fundSource, on: date)
        let level = action.approvalLevel ?? .unit
        let categories = [
            try requireTask(action.from).category, try requireTask(action.to).category,
        ]
        guard level == .finance || categories[0] == categories[1] else {
            throw .refused(
                "financeApprovalRequired",
                "基本支出与项目支出之间的调剂须经财政部门批准；获批后请注明 approvalLevel 为 finance",
                figures: [("from", action.from), ("to", action.to)])
        }
        try requireAvailable(action.amount, of: action.from, action.fundSource)
        return .budgetTransferred(
            BudgetTransferred(
                task: action.from, counterTask: action.to, fundSource: action.fundSource,
                amount: action.amount, reason: action.reason, documentNo: action.documentNo,
                approvalLevel: level))
    }

    /// Takes back a mistyped entry while its month is open and its amount still there.
    func reverse(
        _ action: ReverseBudgetEntry, _ named: DecisionContext.NamedEntry?, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requireText(action.reason, "reason")
        try requireOpenMonth(date)
        guard let named, let movement = named.event.movement, !movement.entry.isSpending,
            !named.isEntryReversal
        else {
            throw .refused(
                "notABudgetEntry", "版本 \(action.version) 不是可以更正的预算业务",
                figures: [("version", String(action.version))])
        }
        guard !named.isReversed else {
            throw .refused(
                "entryAlreadyReversed", "版本 \(action.version) 的预算业务已经更正过",
                figures: [("version", String(action.version))])
        }
        try requireOpenMonth(named.occurredOn)
        let amount = movement.amount.magnitude
        // Taking back an increase takes money away, from the receiver where it was a transfer.
        if movement.amount > .zero {
            try requireAvailable(
                amount, of: movement.counterTask ?? movement.task, movement.fundSource)
        }
        return .budgetEntryReversed(
            BudgetEntryReversed(
                originalVersion: action.version, entry: movement.entry, task: movement.task,
                counterTask: movement.counterTask, fundSource: movement.fundSource, amount: amount,
                reason: action.reason))
    }

    private func requireLine(_ task: String, _ fundSource: FundSource, on date: CalendarDate)
        throws(BudgetRejection)
    {
        try requireOpenMonth(date)
        try requireTask(task)
        guard register.disposals[BudgetLine(task: task, fundSource: fundSource)] == nil else {
            throw .refused(
                "lineDisposed", "任务 \(task) 的结转结余已经处置，不能再有收支变动",
                figures: [("task", task), ("available", "0.00")])
        }
    }
}

extension DecisionContext.NamedEntry {
    var isEntryReversal: Bool {
        if case .budgetEntryReversed = event { true } else { false }
    }
}

extension ExecutionLedger {
    /// What a line has brought in from last year so far.
    func carriedIn(_ task: String, _ fundSource: FundSource) -> Money {
        cells.reduce(.zero) { sum, row in
            row.key.entry == .carryover && row.key.task == task && row.key.fundSource == fundSource
                ? sum + row.value.amount : sum
        }
    }
}
