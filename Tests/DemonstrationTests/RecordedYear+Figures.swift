import BudgetDomain
import EventSourcing

extension RecordedYear {
    /// The year's figures as of a day, from the events dated up to it.
    func figures(asOf date: CalendarDate) -> YearFigures {
        var book = BudgetBook(key: book.key)
        var recent: [String: Money] = [:]
        let first = date.adding(days: -59).number
        for event in events where event.occurredOn <= date.number {
            book.evolve(event)
            if let movement = event.event.movement, movement.entry.isSpending,
                event.occurredOn >= first
            {
                recent[movement.task, default: .zero] += movement.amount
            }
        }
        return YearFigures(book, asOf: date, recent: recent)
    }

    /// What the rules find on the last day of a month: `A1 T02` and how serious it is.
    func alerts(endOf month: Int) -> [String: Severity] {
        let date = CalendarDate.lastDay(of: month, book.key.fiscalYear)
        let judgements = AlertEvaluation.evaluate(
            figures(asOf: date), on: date, ruleSet: .standard)
        return Dictionary(
            judgements.map { ("\($0.rule.rawValue) \($0.scope.text)", $0.severity) },
            uniquingKeysWith: max)
    }
}
