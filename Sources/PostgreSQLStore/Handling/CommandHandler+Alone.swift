package import BudgetDomain
package import EventSourcing
import PostgreSQL
import ReadModels

// A command on its own: everything it names is looked up, and alerts are judged after it where a
// budget changed, all in one transaction.

extension CommandHandler {
    /// Handles one command of any kind.
    func handleAlone(_ command: BudgetCommand) async throws -> Answer {
        if isInTransaction { return try await attempt(command) }
        for attempt in 1... {
            let known = payees
            do {
                return try await transaction {
                    // Others were faster once: now they wait at the head, so that nobody who needs
                    // longer to decide is outrun for ever.
                    if attempt > 1 { try await self.lockHeads(of: [command.book]) }
                    return try await self.attempt(command)
                }
            } catch let error {
                books[command.book] = nil
                // What was entered has been rolled back with the rest.
                payees = known
                if error is ConcurrencyConflict { onConflict() }
                guard attempt < Self.attempts, error.mayPassWhenRepeated else { throw error }
            }
        }
        preconditionFailure("The loop ends by returning or throwing")
    }

    private func transaction(_ body: () async throws -> Answer) async throws -> Answer {
        try await connection.execute("BEGIN")
        do {
            let answer = try await body()
            try await connection.execute("COMMIT")
            return answer
        } catch {
            try? await connection.execute("ROLLBACK")
            throw error
        }
    }

    private func attempt(_ command: BudgetCommand) async throws -> Answer {
        if let repetition = try await repetition(of: command) { return repetition }
        var loaded = try await loaded(command.book)
        let payee = try await payees.digest(of: command, on: connection)
        var context = try await ContextLoader(connection: connection)
            .context(for: command, payeeDigest: payee)
        context.ruleSet = ruleSet
        if case .selfEvaluation(let action) = command.action {
            try await prepare(&context, for: action, loaded)
        }
        do {
            switch try loaded.book.decide(command, context) {
            case .alreadyRecorded(let versions):
                return .success(try await outcome(at: versions, of: command.book))
            case .append(let events, let date):
                try await payees.enterNew(on: connection)
                let origin = origin(of: command, on: date, payeeDigest: payee)
                let rows = try await append(events, of: origin, to: &loaded)
                let alerts = try await judge(after: events, on: date, &loaded)
                books[command.book] = loaded
                return .success(
                    CommandOutcome(
                        events: rows.map { .init($0) }, isRepetition: false, consequences: alerts))
            }
        } catch let rejection as BudgetRejection {
            payees.forgetNew()
            try await requireCurrent(loaded)
            return .failure(rejection)
        }
    }

    /// A state from memory may be behind the log, where somebody else has meanwhile given what a
    /// command was refused for; throws ``ConcurrencyConflict`` then.
    private func requireCurrent(_ loaded: LoadedBook) async throws {
        let (key, known) = (loaded.book.key, loaded.book.version)
        let (version, _, _) =
            try await BookLoader(connection).head(key) ?? (0, [], loaded.recordedAt)
        guard version == known else {
            throw ConcurrencyConflict(book: key, expected: known, actual: version)
        }
    }

    /// Adds what only the report made of the book can tell: contradictions, and names of figures.
    private func prepare(
        _ context: inout DecisionContext, for action: SelfEvaluationAction, _ loaded: LoadedBook
    ) async throws {
        switch action {
        case .submitSelfEvaluation, .saveNarrative: break
        default: return
        }
        let key = loaded.book.key
        let frozen = try await ReadingLoader(connection).reading(
            key, at: PointInTime(asOf: .lastDay(of: 12, key.fiscalYear)),
            version: loaded.book.selfEvaluation.bookVersion)
        guard let frozen else { return }
        context.blockingFindings = review.blockingFindings(frozen, loaded.book.selfEvaluation)
        context.placeholders = review.placeholders(frozen, loaded.book.selfEvaluation)
    }

    /// Appends events in the open transaction; throws ``ConcurrencyConflict`` if others were faster.
    private func append(
        _ events: [BudgetEvent], of origin: EventOrigin, to loaded: inout LoadedBook
    )
        async throws -> [EventRow]
    {
        let (version, hash) = (loaded.book.version, loaded.headHash)
        let rows = loaded.record(events, of: origin)
        let answer = try await connection.query(
            AppendStatement.query(rows, expectedVersion: version, previousHash: hash))
        try Self.requireAppended(answer, loaded.book.key, expected: version)
        return rows
    }

    static func requireAppended(_ answer: [Row], _ key: BookKey, expected: Int64) throws {
        guard let row = answer.first else { return }
        let result = try row[0, Int64.self]
        if result < 0 {
            throw ConcurrencyConflict(book: key, expected: expected, actual: -1 - result)
        }
    }

    // MARK: - Alerts

    /// Judges alerts after a budget event or a month's close, and appends what changed.
    private func judge(
        after events: [BudgetEvent], on date: CalendarDate, _ loaded: inout LoadedBook
    ) async throws -> [BudgetEvent] {
        let days = events.compactMap { loaded.book.evaluationDate(after: $0, on: date) }
        guard let day = days.max() else { return [] }
        return try await judge(on: day, &loaded)
    }

    /// Judges alerts on a day, and appends what changed.
    func judge(on day: CalendarDate, _ loaded: inout LoadedBook) async throws -> [BudgetEvent] {
        let events = try await judgement(on: day, loaded)
        guard !events.isEmpty else { return [] }
        let origin = EventOrigin(occurredOn: day, actor: Self.systemActor, now: clock())
        _ = try await append(events, of: origin, to: &loaded)
        return events
    }

    /// What an evaluation on a day would change; appends nothing.
    func judgement(on day: CalendarDate, _ loaded: LoadedBook) async throws -> [BudgetEvent] {
        let (figures, lastVoucherOn) = try await ReadingLoader(connection).evaluationFigures(
            loaded.book.key, on: day, version: loaded.book.version)
        let basis = AlertRegister.Basis(
            figures: figures, on: day, ruleSet: ruleSet,
            dataStale: ruleSet.isStale(lastVoucherOn: lastVoucherOn, on: day),
            declarations: loaded.book.selfEvaluation.completions)
        return loaded.book.alerts.evaluate(basis).map { .alert($0) }
    }

    /// The actor of events that follow by themselves.
    static let systemActor = "zhixing"

    /// Evaluates a book's alerts on a day (none: today, within the fiscal year).
    ///
    /// Answers what changed. A day before the last evaluation is refused unless `isDryRun`.
    package func evaluateAlerts(_ key: BookKey, on date: CalendarDate, isDryRun: Bool) async throws
        -> Result<[BudgetEvent], BudgetRejection>
    {
        var answer: Result<[BudgetEvent], BudgetRejection> = .success([])
        try await inTransaction { handler in
            var loaded = try await handler.loaded(key)
            if let last = loaded.book.lastEvaluatedOn, date < last, !isDryRun {
                answer = .failure(
                    .refused(
                        "evaluationInThePast",
                        "预警最近一次评估在 \(last)，不能再以更早的 \(date) 评估；"
                            + "要看当日的判断请加 --dry-run",
                        figures: [("lastEvaluatedOn", "\(last)"), ("on", "\(date)")]))
                return false
            }
            if isDryRun {
                answer = .success(try await handler.judgement(on: date, loaded))
            } else {
                answer = .success(try await handler.judge(on: date, &loaded))
                handler.books[key] = loaded
            }
            return !isDryRun
        }
        return answer
    }
}
