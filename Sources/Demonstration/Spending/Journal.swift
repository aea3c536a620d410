import BudgetDomain

/// The year's vouchers in order of their dates (序时登记).
struct Journal {
    /// Entries of a day stay in the order they were planned.
    let entries: [JournalEntry]

    init(_ planned: [JournalEntry]) {
        entries = planned.enumerated()
            .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
    }

    /// All spending of the demonstration, which adds up to each task's published year.
    static var year: Journal {
        let outlays = Outlay.personnel + Outlay.running + Outlay.party + Outlay.projects
        var generator = SeededGenerator(seed: 20_211_231)
        var vouchers = Payroll.all.flatMap { $0.vouchers() }
        for outlay in outlays {
            let annual = outlay.annual ?? rest(of: outlay.task, besides: outlays)
            vouchers += outlay.vouchers(for: annual, &generator)
        }
        return Journal(vouchers.map { .voucher($0) } + Corrections.entries)
    }

    /// What the fixed outlays, the payroll and the corrections leave of a task's year.
    private static func rest(of code: String, besides outlays: [Outlay]) -> Money {
        let task = DemonstrationTask.coded(code)
        let fixed = outlays.filter { $0.task == code }.compactMap(\.annual)
        let payroll = task.category == .basic ? Payroll.all.map(\.annual) : []
        return (fixed + payroll).reduce(task.spent - Corrections.net(of: code), -)
    }
}
