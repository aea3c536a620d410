package import BudgetDomain
package import EventSourcing

/// An invented unit's fiscal year (演示年度): published annual totals, everything below them made up.
///
/// Recording it twice changes nothing, since every command carries its own idempotency key.
package enum DemonstrationYear {
    package static let book = BookKey(unit: "DEMO-QWB", fiscalYear: WorkCalendar.year)
    package static let unitName = "云澜市砚湖区委办公室（演示单位）"
    /// What is taken from where, to be shown wherever the demonstration is.
    package static let notice =
        "本单位为虚构的演示单位：年度总额取自一份公开报告，月份、凭证、收款人、调整的拆分均为虚构。"

    /// The commands of the whole year in the order they are to be recorded, the same at every call.
    package static func commands() -> [BudgetCommand] {
        var keys = CommandKeys()
        return steps().map { $0.command(of: book, key: keys.next()) }
    }

    /// By date; what is said first of a day stays first.
    private static func steps() -> [Step] {
        let groups = [
            Opening.steps, Adjustments.steps, Journal.year.steps(), MonthClosings.steps,
            YearEnd.steps, SelfEvaluationYear.steps,
        ]
        return groups.joined().enumerated()
            .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
    }
}
