import EventSourcing

// When something may count: in the book's fiscal year and in an open month.

extension BudgetBook {
    /// Refuses a money event outside the fiscal year or in a closed month.
    func requireOpenMonth(_ date: CalendarDate) throws(BudgetRejection) {
        try requireFiscalYear(date)
        try requireYearNotClosed()
        guard date.month > register.lastClosedMonth else {
            throw .refused(
                "monthClosed",
                "\(key.fiscalYear)年\(date.month)月已结账，不能再登记 \(date) 的业务；"
                    + "迟到的票据请记入尚未结账的月份",
                figures: [
                    ("month", String(date.month)),
                    ("lastClosedMonth", String(register.lastClosedMonth)),
                ])
        }
    }

    func requireFiscalYear(_ date: CalendarDate) throws(BudgetRejection) {
        guard date.year == key.fiscalYear else {
            throw .refused(
                "wrongFiscalYear",
                "业务日期 \(date) 不在 \(key.fiscalYear) 年度内；跨年的业务请记入当年的账簿",
                figures: [("occurredOn", "\(date)"), ("fiscalYear", String(key.fiscalYear))])
        }
    }

    func requireYearNotClosed() throws(BudgetRejection) {
        guard !register.isClosed else {
            throw .refused(
                "fiscalYearClosed", "\(key.fiscalYear) 年度已经年结，不能再登记预算和支出业务",
                figures: [("fiscalYear", String(key.fiscalYear))])
        }
    }

    @discardableResult
    func requireTask(_ code: String) throws(BudgetRejection) -> BudgetTask {
        guard let task = register.task(code) else {
            throw .refused(
                "unknownTask", "没有编码为 \(code) 的任务；请先用 RegisterTask 登记，或检查编码",
                figures: [("task", code)])
        }
        return task
    }

    func requirePositive(_ amount: Money, _ field: String = "amount") throws(BudgetRejection) {
        guard amount > .zero else {
            throw .malformed(
                "badField", "字段 \(field)：金额必须大于零", figures: [("field", field)])
        }
    }

    /// Refuses to take more than is available of a line.
    func requireAvailable(_ amount: Money, of task: String, _ fundSource: FundSource)
        throws(BudgetRejection)
    {
        let line = BudgetLine(task: task, fundSource: fundSource)
        guard register.disposals[line] == nil else {
            throw .refused(
                "lineDisposed", "任务 \(task) 的结转结余已经处置，不能再有收支变动",
                figures: [("task", task), ("available", "0.00")])
        }
        let available = max(available(task, fundSource), .zero)
        guard amount <= available else {
            let frozen = frozen(task)
            let blocked = frozen > .zero ? "（另有 \(frozen.groupedYuanText) 元冻结）" : ""
            throw .refused(
                "availableBalanceExceeded",
                "任务 \(task) 可用余额 \(available.groupedYuanText) 元\(blocked)，"
                    + "申请 \(amount.groupedYuanText) 元，还差 \((amount - available).groupedYuanText) 元",
                figures: [
                    ("task", task), ("fundSource", fundSource.rawValue),
                    ("available", available.yuanText), ("asked", amount.yuanText),
                    ("missing", (amount - available).yuanText),
                    ("frozen", frozen.yuanText),
                ])
        }
    }
}
