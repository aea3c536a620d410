package import EventSourcing

/// A unit's fiscal year as decisions see it: the state that commands are decided against (预算账簿).
package struct BudgetBook: Sendable {
    package let key: BookKey
    /// The version of the last event, 0 where nothing has happened.
    package private(set) var version: Int64 = 0
    package private(set) var register = BudgetRegister()
    package private(set) var ledger = ExecutionLedger()
    package private(set) var alerts = AlertRegister()
    package private(set) var selfEvaluation = SelfEvaluation()
    /// The latest day of a setting or freeze, which alerts were evaluated after.
    private var lastSettingOn: CalendarDate?

    package init(key: BookKey) {
        self.key = key
    }

    /// The state as the database's fold has it, so that the stream need not be replayed.
    package init(
        key: BookKey, version: Int64, ledger: ExecutionLedger,
        applying events: some Sequence<RecordedEvent<BudgetEvent>>
    ) {
        self.key = key
        for event in events { applyBesidesMoney(event) }
        self.ledger = ledger
        self.version = version
    }

    /// Applies one recorded event; facts are not judged again.
    package mutating func evolve(_ recorded: RecordedEvent<BudgetEvent>) {
        if let movement = recorded.event.movement {
            let date = CalendarDate(number: recorded.occurredOn) ?? .lastDay(of: 12, key.fiscalYear)
            evolve(movement, on: date, version: recorded.version)
        } else {
            version = recorded.version
            applyBesidesMoney(recorded)
        }
    }

    /// Applies what a recorded event moves, where that is all it does.
    package mutating func evolve(
        _ movement: ExecutionMovement, on date: CalendarDate, version: Int64
    ) {
        self.version = version
        ledger.apply(movement, on: date, version: version)
    }

    private mutating func applyBesidesMoney(_ recorded: RecordedEvent<BudgetEvent>) {
        let date = CalendarDate(number: recorded.occurredOn) ?? .lastDay(of: 12, key.fiscalYear)
        switch recorded.event {
        case .alert(let event): alerts.evolve(event, on: date, by: recorded.actor)
        case .selfEvaluation(let event):
            selfEvaluation.evolve(
                event, by: recorded.actor, on: date, version: recorded.version)
        default:
            register.apply(recorded.event, actor: recorded.actor)
            if recorded.event.isBudgetEvent { lastSettingOn = max(lastSettingOn ?? date, date) }
        }
    }
}

// MARK: - When alerts were evaluated

extension BudgetBook {
    /// The day alerts were last evaluated on; nil before the first budget event.
    ///
    /// Every budget event and every close of a month had them evaluated, so the day follows from the
    /// book itself, also where an evaluation changed nothing and left no event.
    package var lastEvaluatedOn: CalendarDate? {
        let budgetDays = ledger.cells.lazy.filter { !$0.key.entry.isSpending }.map(\.value.lastOn)
        let closed = register.lastClosedMonth
        let days = [
            alerts.lastEvaluatedOn, lastSettingOn, budgetDays.max(),
            closed > 0 ? CalendarDate.lastDay(of: closed, key.fiscalYear) : nil,
        ]
        return days.compactMap(\.self).max()
    }

    /// The day to evaluate alerts on after an event: the event's own, or the last evaluation's if later.
    ///
    /// Nil for events that do not have them evaluated. A closed month counts by its last day.
    package func evaluationDate(after event: BudgetEvent, on date: CalendarDate) -> CalendarDate? {
        let day: CalendarDate
        if case .monthClosed(let event) = event {
            day = .lastDay(of: event.month, key.fiscalYear)
        } else if event.isBudgetEvent {
            day = date
        } else {
            return nil
        }
        return max(day, lastEvaluatedOn ?? day)
    }
}

extension BudgetEvent {
    /// Whether the event moves or sets budget money, and so can change what alerts find.
    var isBudgetEvent: Bool {
        switch self {
        case .budgetFrozen, .budgetUnfrozen, .threePublicBudgetSet, .procurementBudgetSet: true
        default: movement.map { !$0.entry.isSpending } ?? false
        }
    }
}

// MARK: - What is available

extension BudgetBook {
    /// What a task has left over all its fund sources, before any freeze; disposed lines have nothing.
    package func unfrozenResidue(of task: String) -> Money {
        FundSource.allCases.reduce(.zero) { $0 + lineResidue(task, $1) }
    }

    /// What is blocked of a task (冻结).
    package func frozen(_ task: String) -> Money {
        switch register.freezes[task] {
        case nil: .zero
        // What was disposed of at year end cannot be blocked any more.
        case .amount(let amount): min(amount, unfrozenResidue(of: task))
        case .whole: unfrozenResidue(of: task)
        }
    }

    /// What may still be spent, decreased or transferred of a line (可用余额).
    ///
    /// A freeze is per task, so it can bind a line below the line's own residue.
    package func available(_ task: String, _ fundSource: FundSource) -> Money {
        min(lineResidue(task, fundSource), unfrozenResidue(of: task) - frozen(task))
    }

    private func lineResidue(_ task: String, _ fundSource: FundSource) -> Money {
        register.disposals[BudgetLine(task: task, fundSource: fundSource)] == nil
            ? ledger.balance(task, fundSource).residue : .zero
    }
}
