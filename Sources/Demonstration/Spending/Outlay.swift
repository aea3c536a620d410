import BudgetDomain

/// What a task spends on one kind of thing in the year, to be split into vouchers (支出安排).
struct Outlay {
    let task: String
    /// Nil for what remains of the task's year besides its other outlays and corrections.
    let annual: Money?
    /// Twelve weights, January first.
    let rhythm: [Int64]
    /// About how much one voucher is; nil for one voucher a month.
    let typical: Money?
    /// Amounts are whole multiples of it, but for what is left over.
    let granule: Money
    /// Days of the month that vouchers fall on.
    let days: ClosedRange<Int>
    /// Taken in turn.
    let purposes: [Purpose]

    init(
        _ task: DemonstrationTask, _ annual: Money? = nil, rhythm: [Int64], typical: Money? = nil,
        granule: Money = .yuan(10), days: ClosedRange<Int> = 5...27, _ purposes: [Purpose]
    ) {
        self.task = task.code
        self.annual = annual
        self.rhythm = rhythm
        self.typical = typical
        self.granule = granule
        self.days = days
        self.purposes = purposes
    }

    static let everyMonth = [Int64](repeating: 1, count: 12)
    /// March, June, September, December.
    static let quarterly: [Int64] = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]
}

extension Outlay {
    /// The vouchers of the year for an annual amount, which they add up to exactly.
    func vouchers(for annual: Money, _ generator: inout SeededGenerator) -> [PlannedVoucher] {
        var vouchers: [PlannedVoucher] = []
        let months = annual.apportioned(by: rhythm, granule: granule)
        for (month, amount) in zip(1..., months) where amount > .zero {
            let count = typical.map { max(1, amount.fen / $0.fen) } ?? 1
            let weights = (0..<count).map { _ in Int64(generator.number(in: 70...130)) }
            let parts = amount.apportioned(by: weights, granule: granule)
            let dates = parts.map { _ in date(in: month, &generator) }.sorted()
            for (date, part) in zip(dates, parts) {
                let purpose = purposes[vouchers.count % purposes.count]
                vouchers.append(
                    PlannedVoucher(
                        task: task, date: date,
                        lines: [PlannedLine(purpose: purpose, amount: part)],
                        handling: generator.number(in: 1...6) == 1 ? .approvedLater : .recorded))
            }
        }
        return vouchers
    }

    private func date(in month: Int, _ generator: inout SeededGenerator) -> CalendarDate {
        // January's spending waits for the initial budget.
        let earliest = month == 1 ? max(days.lowerBound, 11) : days.lowerBound
        let latest = max(earliest, days.upperBound)
        return WorkCalendar.workday(month, generator.number(in: earliest...latest))
    }
}
