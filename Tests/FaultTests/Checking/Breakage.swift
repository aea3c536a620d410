import PostgreSQL
import Schema

/// A way to break the store, in a database of its own: what the checker must notice.
enum Breakage: String, CaseIterable, Sendable {
    /// Appends wherever the head is, on decisions that were made long before.
    case ignoresVersion
    /// Stores the event and leaves the figures as they were.
    case forgetsFold
    /// Takes a command again that it has had.
    case forgetsKeys
    /// Says yes and rolls back.
    case answersBeforeCommit
    /// Loses the newest event of a book, and its head with it.
    case losesTheLast
    /// Spends more than there is.
    case overspends
    /// Keeps the digest and not the name.
    case losesPayees
    /// Keeps another name.
    case confusesPayees
    /// Changes what an event says.
    case rewrites

    /// The check that must speak up.
    var finding: String {
        switch self {
        case .ignoresVersion: "numbers"
        case .forgetsFold: "fold"
        case .forgetsKeys, .answersBeforeCommit, .losesTheLast: "answers"
        case .overspends: "balance"
        case .losesPayees, .confusesPayees: "payee"
        case .rewrites: "chain"
        }
    }

    /// What is done to the database before anything is recorded.
    func statementsBefore() -> [String] {
        switch self {
        case .ignoresVersion:
            [
                "ALTER TABLE event DROP CONSTRAINT event_pkey",
                "DROP INDEX event_register",
                Self.append.replacing("AND version = p_expected_version", with: "")
                    .replacing("AND head_hash = p_previous_hash", with: ""),
            ]
        case .forgetsFold:
            [Self.append.replacing("amount_fen, 1, occurred_on", with: "0, 1, occurred_on")]
        case .forgetsKeys: ["DROP INDEX event_command", "DROP INDEX event_voucher"]
        default: []
        }
    }

    /// What is done to it afterwards, as only its owner can.
    func statementsAfter() -> [String] {
        let change: String
        switch self {
        case .losesTheLast:
            change = """
                DELETE FROM event USING book WHERE event.unit = book.unit
                    AND event.fiscal_year = book.fiscal_year AND event.version = book.version;
                UPDATE book SET version = book.version - 1, head_hash = event.hash,
                    recorded_at = event.recorded_at
                FROM event WHERE event.unit = book.unit
                    AND event.fiscal_year = book.fiscal_year
                    AND event.version = book.version - 1
                """
        case .overspends:
            change = "UPDATE event SET amount_fen = 99999900 WHERE entry = 'spending'"
        case .losesPayees: change = "DELETE FROM payee"
        case .confusesPayees: change = "UPDATE payee SET name = name || '二'"
        case .rewrites: change = "UPDATE event SET actor = '他人' WHERE version = 3"
        default: return []
        }
        return [
            "ALTER TABLE event DISABLE TRIGGER ALL", change, "ALTER TABLE event ENABLE TRIGGER ALL",
        ]
    }

    private static let append = Schema.functions.first { $0.name == "append" }?.sql ?? ""
}
