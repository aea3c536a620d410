package import BudgetDomain
package import EventSourcing
package import PostgreSQL
import Synchronization

/// Records commands in bulk: the same decisions, numbers and hashes, by COPY in large transactions.
///
/// Vouchers go in batches, sorted by book and otherwise in their order; every other command is
/// handled on its own between batches, with the alerts that follow it. A batch is one transaction
/// under its books' heads, so a kill costs one batch, and sending the same again doubles nothing:
/// twins are recognised by their keys. Not shared between tasks.
package final class BulkImporter {
    /// Why a command was refused, by its place in the input, from 0.
    package struct Refusal: Sendable {
        package let index: Int
        package let rejection: BudgetRejection
    }

    /// Enough that a batch has many events per book, little enough to hold in memory.
    package static let batchSize = 16_384
    /// Books kept between batches; more are loaded again.
    private static let rememberedBooks = 4096
    /// How many commands are decided while the ones before are being sent.
    private static let slice = 512

    private let connection: Connection
    private let handler: CommandHandler
    private let clock: @Sendable () -> Timestamp
    private var payees = PayeeDirectory()
    private var books: [BookKey: LoadedBook] = [:]
    private var waiting: [(index: Int, command: BudgetCommand)] = []
    private var keys = Set<BulkTwins.Posted>()
    private var ids = Set<BulkTwins.CommandKey>()
    /// Whether keys are looked up first: so after a batch that met its twins.
    private var looksUp = false
    private var count = 0

    package private(set) var tally = BulkTally()
    /// Called with each refusal, in order within a batch.
    package var onRefusal: (Refusal) -> Void = { _ in }

    package init(
        _ connection: Connection, clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none
    ) {
        self.connection = connection
        self.clock = clock
        handler = CommandHandler(connection, clock: clock, review: review)
    }

    /// Takes the next command; what waits is recorded when the batch is full.
    package func take(_ command: BudgetCommand) async throws {
        let index = count
        count += 1
        guard case .recordExpenditure(let action) = command.action else {
            try await flush()
            return try await handleAlone(command, at: index)
        }
        let key = VoucherKey(
            sourceSystem: action.line.sourceSystem, month: command.occurredOn.month,
            voucherNo: action.line.voucherNo, line: action.line.line)
        let posted = BulkTwins.Posted(book: command.book, key: key)
        let id = command.commandID.map { BulkTwins.CommandKey(unit: command.book.unit, id: $0) }
        // A key that stands twice ends the batch, so that a twin meets the log.
        if waiting.count == Self.batchSize || keys.contains(posted)
            || id.map(ids.contains) == true
        {
            try await flush()
        }
        keys.insert(posted)
        if let id { ids.insert(id) }
        waiting.append((index, command))
    }

    /// Records what waits; call it after the last command.
    package func flush() async throws {
        guard !waiting.isEmpty else { return }
        // Books in order, so that heads are locked in order and a book's events lie together.
        let sorted = waiting.sorted { ($0.command.book, $0.index) < ($1.command.book, $1.index) }
        let commands = sorted.map(\.command)
        for attempt in 1... {
            do {
                let decision = try await record(commands)
                books = decision.states
                payees.noteEntered()
                tally += decision.tally
                for refusal in decision.refusals {
                    onRefusal(
                        Refusal(
                            index: sorted[refusal.index].index, rejection: refusal.rejection))
                }
                looksUp = decision.tally.repeated > 0
                break
            } catch let error {
                books = [:]
                payees.forgetNew()
                let mayBeTwin = (error as? PostgreSQLError)?.isUniqueViolation ?? false
                if !looksUp, mayBeTwin || error is BulkDecision.MayBeTwin {
                    looksUp = true
                    continue
                }
                guard attempt < CommandHandler.attempts, error.mayPassWhenRepeated else {
                    throw error
                }
            }
        }
        waiting.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
    }

    private func handleAlone(_ command: BudgetCommand, at index: Int) async throws {
        books[command.book] = nil
        handler.books = [:]
        switch try await handler.handleAlone(command) {
        case .success(let outcome) where outcome.isRepetition: tally.repeated += 1
        case .success(let outcome):
            tally.accepted += 1
            tally.events += Int64(outcome.events.count + outcome.consequences.count)
        case .failure(let rejection):
            tally.refused += 1
            onRefusal(Refusal(index: index, rejection: rejection))
        }
    }

    /// Records vouchers of sorted books in one transaction.
    private func record(_ commands: [BudgetCommand]) async throws -> BulkDecision {
        let keys = commands.map(\.book).reduce(into: [BookKey]()) { keys, key in
            if keys.last != key { keys.append(key) }
        }
        try await connection.execute("BEGIN")
        do {
            let states = try await lock(keys)
            let digests = try await payees.digests(of: commands, on: connection)
            let known = looksUp ? try await BulkTwins.load(commands[...], on: connection) : nil
            let decision = try await copy(
                commands,
                BulkDecision(states: states, payees: digests, known: known, now: clock()))
            for insertion in payees.insertions { _ = try await connection.query(insertion) }
            try await moveHeads(decision)
            try await connection.execute("COMMIT")
            return decision
        } catch {
            try? await connection.execute("ROLLBACK")
            throw error
        }
    }

    /// Locks the heads in sorted order and answers the states as they now are.
    private func lock(_ keys: [BookKey]) async throws -> [BookKey: LoadedBook] {
        try await handler.lockHeads(of: keys)
        let rows = try await connection.query(
            """
            SELECT unit, fiscal_year, version FROM book WHERE (unit, fiscal_year) IN (SELECT * FROM
                unnest(\(keys.map(\.unit)), \(keys.map { Int32($0.fiscalYear) })))
            """)
        var versions: [BookKey: Int64] = [:]
        for row in rows {
            let key = BookKey(
                unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self]))
            versions[key] = try row[2, Int64.self]
        }
        var states = books.count > Self.rememberedBooks ? [:] : books
        for key in keys where states[key]?.book.version != versions[key] ?? 0 {
            states[key] = try await BookLoader(connection).load(key)
        }
        return states
    }

    /// Decides while the rows before are on their way.
    private func copy(_ commands: [BudgetCommand], _ initial: BulkDecision) async throws
        -> BulkDecision
    {
        let box = Mutex(initial)
        try await connection.copyIn(EventRow.copyStatement()) { feed in
            var encoder = BinaryCopyEncoder()
            for start in stride(from: 0, to: commands.count, by: Self.slice) {
                let end = min(start + Self.slice, commands.count)
                try box.withLock { try $0.decide(commands[start..<end], into: &encoder) }
                try await feed.send(encoder.take())
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
        }
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
