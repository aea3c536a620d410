package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Reads, decides, appends: one writer's way to the log, on one connection.
///
/// Book states are kept between commands and refreshed when somebody else was faster, so that a
/// command usually costs one round trip. Not shared between tasks; what it knows of books may be.
package final class CommandHandler {
    package typealias Answer = Result<CommandOutcome, BudgetRejection>

    /// How often a command is decided anew when others append first.
    static let attempts = 50

    let connection: Connection
    let ruleSet: RuleSet
    let clock: @Sendable () -> Timestamp
    let review: SelfEvaluationReview
    let books: KnownBooks
    var payees = PayeeDirectory()
    /// Called each time that somebody else was faster and a command is decided again.
    var onConflict: @Sendable () -> Void = {}
    /// Whether the caller has a transaction open; a conflict then ends all of it.
    var isInTransaction = false
    /// What ``isDistributed()`` was answered.
    var distributed: Bool?

    package convenience init(
        _ connection: Connection, ruleSet: RuleSet = .standard,
        clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none
    ) {
        self.init(connection, ruleSet: ruleSet, clock: clock, review: review, books: KnownBooks())
    }

    init(
        _ connection: Connection, ruleSet: RuleSet = .standard,
        clock: @escaping @Sendable () -> Timestamp, review: SelfEvaluationReview,
        books: KnownBooks
    ) {
        self.connection = connection
        self.ruleSet = ruleSet
        self.clock = clock
        self.review = review
        self.books = books
    }

    /// Handles commands in order until one is refused; answers as many as it came to.
    ///
    /// Vouchers of one book that follow each other are committed together. Throws
    /// ``ConcurrencyConflict`` when others were faster each time, or ``PostgreSQLError``.
    package func handle(_ commands: [BudgetCommand]) async throws -> [Answer] {
        var answers: [Answer] = []
        while answers.count < commands.count {
            let rest = commands[answers.count...]
            let batch = VoucherBatch.prefix(of: rest)
            if batch.isEmpty {
                answers.append(try await handleAlone(rest[rest.startIndex]))
            } else {
                answers += try await handle(batch)
            }
            if case .failure = answers.last { break }
        }
        return answers
    }

    /// Runs `body` in one transaction: kept when it answers true, else rolled back entirely.
    ///
    /// All of it is tried again when a book was changed by somebody else meanwhile.
    package func inTransaction(_ body: (CommandHandler) async throws -> Bool) async throws {
        for attempt in 1... {
            forgetAll()
            isInTransaction = true
            defer { isInTransaction = false }
            do {
                try await connection.execute("BEGIN")
                let keeps = try await body(self)
                try await connection.execute(keeps ? "COMMIT" : "ROLLBACK")
                if !keeps { forgetAll() }
                return
            } catch let error {
                try? await connection.execute("ROLLBACK")
                forgetAll()
                guard attempt < Self.attempts, error.mayPassWhenRepeated else { throw error }
            }
        }
    }

    /// Forgets what it knows of the database, where that may never have been committed.
    private func forgetAll() {
        books.forgetAll()
        payees = PayeeDirectory()
    }

    /// The state of a book, from memory or from the database.
    func loaded(_ key: BookKey) async throws -> LoadedBook {
        if let book = books[key] { return book }
        let book = try await BookLoader(connection).load(key)
        books[key] = book
        return book
    }

    /// What a command with this key did before; nil where the key is new.
    func repetition(of command: BudgetCommand) async throws -> Answer? {
        guard let commandID = command.commandID else { return nil }
        let rows = try await connection.query(
            """
            SELECT \(raw: EventRow.columnList) FROM event
            WHERE unit = \(command.book.unit) AND command_id = \(commandID)::uuid
            ORDER BY command_part
            """
        ).map { try EventRow($0) }
        guard let first = rows.first else { return nil }
        let payee = try await payees.digest(of: command, on: connection)
        guard first.commandDigest == command.digest(payeeDigest: payee) else {
            return .failure(Self.commandIDReused(commandID, first))
        }
        return .success(CommandOutcome(events: rows.map { .init($0) }, isRepetition: true))
    }

    /// The refusal of a key that was used before for something else.
    static func commandIDReused(_ commandID: String, _ first: EventRow) -> BudgetRejection {
        .conflict(
            "commandIdReused",
            "commandId \(commandID) 已用于另一内容的命令（\(first.book.fiscalYear) 年账簿版本 "
                + "\(first.version)）；新的命令请用新的 commandId",
            figures: [("commandId", commandID), ("version", String(first.version))])
    }

    /// The answer to a twin: the events at these versions.
    func outcome(at versions: [Int64], of key: BookKey) async throws -> CommandOutcome {
        let rows = try await connection.query(
            """
            SELECT \(raw: EventRow.columnList) FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear))
                AND version = ANY (\(versions)) ORDER BY version
            """)
        return CommandOutcome(
            events: try rows.map { .init(try EventRow($0)) }, isRepetition: true)
    }

    func origin(of command: BudgetCommand, on date: CalendarDate, payeeDigest: String?)
        -> EventOrigin
    {
        EventOrigin(
            occurredOn: date, actor: command.actor, note: command.note,
            commandID: command.commandID,
            commandDigest: command.commandID.map { _ in command.digest(payeeDigest: payeeDigest) },
            now: clock())
    }
}

extension Error {
    /// Whether the same may succeed when tried again: others were faster, or two waited for each other.
    var mayPassWhenRepeated: Bool {
        switch self {
        case is ConcurrencyConflict: true
        case let error as PostgreSQLError:
            error.isUniqueViolation || error.isSerializationOrDeadlock
        default: false
        }
    }
}
