import BudgetDomain
import EventSourcing
import PostgreSQL

// Vouchers in one round trip: decided on the state in memory, taking for granted that they are new.
// The log's unique keys say otherwise where they are not, and then each is looked up on its own.

extension CommandHandler {
    /// Handles a batch up to the first refusal.
    func handle(_ batch: VoucherBatch) async throws -> [Answer] {
        for _ in 1...Self.attempts {
            let loaded = try await loaded(batch.commands[0].book)
            guard let decided = try await decide(batch, on: loaded) else { break }
            switch try await append(decided, after: loaded) {
            case .appended: return decided.answers
            case .notNew: return try await handleEach(batch)
            case .conflict:
                onConflict()
                books[loaded.book.key] = nil
            }
        }
        return try await handleEach(batch)
    }

    /// One by one, with everything looked up; also tells a twin from a refusal.
    private func handleEach(_ batch: VoucherBatch) async throws -> [Answer] {
        var answers: [Answer] = []
        for command in batch.commands {
            answers.append(try await handleAlone(command))
            if case .failure = answers.last { break }
        }
        return answers
    }

    private struct Decided {
        var state: LoadedBook
        var rows: [EventRow] = []
        var answers: [Answer] = []
    }

    private enum Appending {
        case appended, notNew, conflict
    }

    /// Decides on all of them; nil where one is refused, which may be a twin that must be looked up.
    private func decide(_ batch: VoucherBatch, on loaded: LoadedBook) async throws -> Decided? {
        var decided = Decided(state: loaded)
        for command in batch.commands {
            var context = DecisionContext()
            context.payeeDigest = try await payees.digest(of: command, on: connection)
            guard
                case .append(let events, let date)? = try? decided.state.book.decide(
                    command, context)
            else {
                payees.forgetNew()
                return nil
            }
            let origin = origin(of: command, on: date, payeeDigest: context.payeeDigest)
            let rows = decided.state.record(events, of: origin)
            decided.rows += rows
            decided.answers.append(
                .success(CommandOutcome(events: rows.map { .init($0) }, isRepetition: false)))
        }
        return decided
    }

    private func append(_ decided: Decided, after loaded: LoadedBook) async throws -> Appending {
        let statement = AppendStatement.query(
            decided.rows, expectedVersion: loaded.book.version, previousHash: loaded.headHash)
        let inserts = payees.insertions
        do {
            let answer: [Row]
            if isInTransaction {
                // A violation would end the caller's transaction; a savepoint keeps it.
                try await connection.execute("SAVEPOINT vouchers")
                for insert in inserts { _ = try await connection.query(insert) }
                answer = try await connection.query(statement)
                try await connection.execute("RELEASE SAVEPOINT vouchers")
            } else if inserts.isEmpty {
                answer = try await connection.query(statement)
            } else {
                answer =
                    try await connection.pipeline(inserts + [statement], transaction: true).last?
                    .get() ?? []
            }
            try Self.requireAppended(answer, loaded.book.key, expected: loaded.book.version)
            payees.noteEntered()
            books[loaded.book.key] = decided.state
            return .appended
        } catch let error as PostgreSQLError where error.isUniqueViolation {
            if isInTransaction { try await connection.execute("ROLLBACK TO SAVEPOINT vouchers") }
            payees.forgetNew()
            return .notNew
        } catch let conflict as ConcurrencyConflict {
            if isInTransaction { throw conflict }
            payees.forgetNew()
            return .conflict
        } catch {
            payees.forgetNew()
            throw error
        }
    }
}
