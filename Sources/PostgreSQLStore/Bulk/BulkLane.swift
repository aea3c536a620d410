import BudgetDomain
import EventSourcing
import PostgreSQL
import Synchronization

/// A bulk import's transactions, one after the other on one connection.
actor BulkLane {
    /// What became of a batch.
    struct Outcome: Sendable {
        var tally = BulkTally()
        /// By place in the input.
        var refusals: [BulkImporter.Refusal] = []
    }

    /// Books kept between batches; more are loaded again.
    private static let rememberedBooks = 512
    /// How many commands are decided while the ones before are being sent.
    private static let slice = 512

    private let connection: Connection
    private let handler: CommandHandler
    private let clock: @Sendable () -> Timestamp
    private var payees = PayeeDirectory()
    private var books: [BookKey: LoadedBook] = [:]
    /// Whether keys are looked up first: so after a batch that met its twins.
    private var looksUp = false

    /// Shared with the connection, so that a statement costs no change of threads.
    nonisolated var unownedExecutor: UnownedSerialExecutor { connection.unownedExecutor }

    init(
        _ connection: Connection, clock: @escaping @Sendable () -> Timestamp,
        review: SelfEvaluationReview
    ) {
        self.connection = connection
        self.clock = clock
        handler = CommandHandler(connection, clock: clock, review: review)
    }

    /// Records vouchers; those that turn out to be in the log already are not recorded again.
    func record(_ batch: BulkBatch) async throws -> Outcome {
        if !looksUp {
            do {
                return try await recordPart(batch)
            } catch let error where Self.mayBeTwin(error) {
                looksUp = true
            }
        }
        var outcome = Outcome()
        for part in batch.withoutTwins() {
            let more = try await recordPart(part)
            outcome.tally += more.tally
            outcome.refusals += more.refusals
        }
        looksUp = outcome.tally.repeated + outcome.tally.refused > 0
        return outcome
    }

    /// Handles commands that are no vouchers, with the alerts that follow them, in one transaction;
    /// each is accepted or refused on its own.
    func handleOthers(_ commands: [BudgetCommand], first: Int) async throws -> Outcome {
        books = [:]
        var outcome = Outcome()
        try await handler.inTransaction { handler in
            // It may be tried again, when others changed a book meanwhile.
            outcome = Outcome()
            try await handler.lockHeads(of: Set(commands.map(\.book)).sorted())
            for (index, command) in commands.enumerated() {
                switch try await handler.handleAlone(command) {
                case .success(let answer) where answer.isRepetition: outcome.tally.repeated += 1
                case .success(let answer):
                    outcome.tally.accepted += 1
                    outcome.tally.events += Int64(
                        answer.events.count + answer.consequences.count)
                case .failure(let rejection):
                    outcome.tally.refused += 1
                    outcome.refusals.append(.init(index: first + index, rejection: rejection))
                }
            }
            return true
        }
        handler.books.forgetAll()
        return outcome
    }

    private static func mayBeTwin(_ error: any Error) -> Bool {
        error is BulkDecision.MayBeTwin || (error as? PostgreSQLError)?.isUniqueViolation == true
    }

    /// Records vouchers in one transaction, again where others were faster.
    private func recordPart(_ batch: BulkBatch) async throws -> Outcome {
        for attempt in 1... {
            do {
                let decision = try await recordOnce(batch)
                books = decision.states
                payees.noteEntered()
                return Outcome(
                    tally: decision.tally,
                    refusals: decision.refusals.map {
                        .init(index: batch.places[$0.index], rejection: $0.rejection)
                    })
            } catch let error {
                books = [:]
                payees.forgetNew()
                if !looksUp, Self.mayBeTwin(error) { throw error }
                guard attempt < CommandHandler.attempts, error.mayPassWhenRepeated else {
                    throw error
                }
            }
        }
        preconditionFailure("the last attempt returns or throws")
    }

    private func recordOnce(_ batch: BulkBatch) async throws -> BulkDecision {
        try await connection.execute("BEGIN")
        do {
            let states = try await lock(batch.books)
            let digests = try await payeeDigests(of: batch.commands)
            let known =
                looksUp ? try await BulkTwins.load(batch.commands[...], on: connection) : nil
            let decision = try await copy(
                batch, BulkDecision(states: states, payees: digests, known: known, now: clock()))
            for insertion in payees.insertions { _ = try await connection.query(insertion) }
            try await moveHeads(decision)
            try await connection.execute("COMMIT")
            return decision
        } catch {
            try? await connection.execute("ROLLBACK")
            throw error
        }
    }

    private func payeeDigests(of commands: [BudgetCommand]) async throws
        -> [PayeeDirectory.Name: String]
    {
        // What fails here leaves an empty memory, which is looked up again.
        var directory = payees
        payees = PayeeDirectory()
        let digests = try await directory.digests(of: commands, on: connection)
        payees = directory
        return digests
    }

    /// Locks the heads in sorted order and answers the states as they now are.
    private func lock(_ keys: [BookKey]) async throws -> [BookKey: LoadedBook] {
        var states = books.count + keys.count > Self.rememberedBooks ? [:] : books
        // Only one may hold them, or the first change would copy all.
        books = [:]
        let versions = try await handler.lockHeads(of: keys)
        for key in keys where states[key]?.book.version != versions[key] ?? 0 {
            states[key] = try await BookLoader(connection).load(key)
        }
        return states
    }

    /// Decides while the rows before are on their way.
    private func copy(_ batch: BulkBatch, _ initial: consuming BulkDecision) async throws
        -> BulkDecision
    {
        let box = Mutex(initial)
        try await connection.copyIn(EventRow.copyStatement()) { feed in
            var encoder = VoucherEncoder()
            for run in batch.runs {
                for start in stride(from: run.lowerBound, to: run.upperBound, by: Self.slice) {
                    let slice = start..<min(start + Self.slice, run.upperBound)
                    try box.withLock { try $0.decide(batch.commands[slice], into: &encoder) }
                    if encoder.count >= VoucherEncoder.chunk { try await feed.send(encoder.take()) }
                }
            }
            encoder.finish()
            try await feed.send(encoder.take())
        }
        return box.withLock { $0 }
    }

    /// Folds what was copied and moves the heads to it.
    private func moveHeads(_ decision: BulkDecision) async throws {
        let moved = decision.bases.sorted { $0.key < $1.key }.compactMap { key, base in
            decision.states[key].map { (key: key, base: base, state: $0) }
        }.filter { $0.state.book.version > $0.base }
        guard !moved.isEmpty else { return }
        let units = moved.map(\.key.unit)
        let years = moved.map { Int32($0.key.fiscalYear) }
        let versions = moved.map(\.state.book.version)
        _ = try await connection.query(
            """
            SELECT fold_execution(unit, fiscal_year, base + 1, version)
            FROM unnest(\(units), \(years), \(moved.map(\.base)), \(versions))
                AS moved (unit, fiscal_year, base, version)
            """)
        _ = try await connection.query(
            """
            UPDATE book SET version = moved.version, head_hash = moved.hash,
                recorded_at = moved.recorded_at
            FROM unnest(\(units), \(years), \(versions), \(moved.map(\.state.headHash)),
                \(moved.map {
                    DatabaseTimestamp(microsecondsSince1970: $0.state.recordedAt.microseconds)
                })) AS moved (unit, fiscal_year, version, hash, recorded_at)
            WHERE book.unit = moved.unit AND book.fiscal_year = moved.fiscal_year
            """)
    }
}
