/// Every alert of a book with where it stands (预警台账).
package struct AlertRegister: Hashable, Sendable {
    /// Where an alert stands.
    package enum State: String, WordCode {
        case raised
        case acknowledged
        case explained
        case waived
        case resolved
    }

    /// One alert: the newest statement of it and all that happened to it.
    package struct Alert: Hashable, Sendable {
        package var state: State
        /// The first day of the present episode: of the raising, or of the last reopening.
        package var since: CalendarDate
        package var statement: AlertStatement
        /// The last day it is set aside; nil unless waived.
        package var waivedUntil: CalendarDate?
        package var history: [Entry]

        package var key: AlertKey { statement.key }
        package var severity: Severity { statement.severity }
        /// Whether somebody still has to do something about it.
        package var isOpen: Bool { state != .resolved && state != .waived }
    }

    /// One thing that happened to an alert.
    package struct Entry: Hashable, Sendable {
        package let on: CalendarDate
        package let actor: String
        package let event: AlertEvent
    }

    /// In the order they were first raised.
    package private(set) var alerts: [Alert] = []
    private var index: [AlertKey: Int] = [:]
    /// The day of the last evaluation; nil before the first.
    ///
    /// An evaluation that changes nothing appends nothing. Its day is known all the same, because
    /// every budget event is followed by one: ``noteEvaluation(on:)`` is told of those.
    package private(set) var lastEvaluatedOn: CalendarDate?

    package init() {}

    package subscript(key: AlertKey) -> Alert? { index[key].map { alerts[$0] } }

    /// The severities that a hysteresis margin may hold: those of alerts not resolved.
    package var holding: [AlertKey: Severity] {
        var severities: [AlertKey: Severity] = [:]
        for alert in alerts where alert.state != .resolved {
            severities[alert.key] = alert.severity
        }
        return severities
    }
}

// MARK: - Evaluation dates

extension AlertRegister {
    /// The day to evaluate on after something happened: never before the last evaluation.
    package func evaluationDate(after date: CalendarDate) -> CalendarDate {
        lastEvaluatedOn.map { max($0, date) } ?? date
    }

    /// Moves the day of the last evaluation, never back.
    package mutating func noteEvaluation(on date: CalendarDate) {
        lastEvaluatedOn = evaluationDate(after: date)
    }
}

// MARK: - Evolving

extension AlertRegister {
    /// Applies what happened on a day.
    package mutating func evolve(_ event: AlertEvent, on date: CalendarDate, by actor: String) {
        let entry = Entry(on: date, actor: actor, event: event)
        if let statement = event.statement { noteEvaluation(on: statement.evaluatedOn) }
        guard let place = index[event.key] else {
            guard let statement = event.statement else { return }
            index[event.key] = alerts.count
            alerts.append(
                Alert(
                    state: .raised, since: statement.evaluatedOn, statement: statement,
                    history: [entry]))
            return
        }
        alerts[place].apply(event)
        alerts[place].history.append(entry)
    }
}

extension AlertRegister.Alert {
    fileprivate mutating func apply(_ event: AlertEvent) {
        switch event {
        case .raised(let event): begin(event.statement)
        case .reopened(let event): begin(event.statement)
        case .severityChanged(let event):
            // What was answered to yellow does not answer red.
            if event.statement.severity > severity { state = .raised }
            statement = event.statement
        case .resolved(let event):
            state = .resolved
            statement = event.statement
        case .acknowledged: state = .acknowledged
        case .explained: state = .explained
        case .waived(let event):
            state = .waived
            waivedUntil = event.until
        }
        if state != .waived { waivedUntil = nil }
    }

    private mutating func begin(_ statement: AlertStatement) {
        state = .raised
        since = statement.evaluatedOn
        self.statement = statement
    }
}
