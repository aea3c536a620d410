import BudgetDomain
import Crypto
import EventSourcing
import PostgreSQL

/// Payees' names beside the log: the event keeps only a salted digest (HMAC-SHA-256).
///
/// The same name of a unit keeps its salt, so that a line sent twice is recognised; erasing the row
/// erases name and salt, and nothing can be guessed back from the digest.
struct PayeeDirectory {
    struct Name: Hashable, Sendable {
        let unit: String
        let text: String
    }

    private struct Entry {
        let digest: [UInt8]
        let salt: [UInt8]
    }

    /// At most this many names are remembered; more are looked up again.
    private static let remembered = 10_000

    private var known: [Name: [UInt8]] = [:]
    private var new: [Name: Entry] = [:]

    /// The digest of the payee that a command names, in hexadecimal; a new name is yet to be entered.
    mutating func digest(of command: BudgetCommand, on connection: Connection) async throws
        -> String?
    {
        guard let text = command.payeeName else { return nil }
        let name = Name(unit: command.book.unit, text: text)
        if let digest = known[name] ?? new[name]?.digest { return hexadecimal(digest) }
        let rows = try await connection.query(
            """
            SELECT digest FROM payee
            WHERE unit = \(name.unit) AND name = \(name.text) AND is_current
            """)
        if let row = rows.first {
            let digest = try row[0, [UInt8].self]
            if known.count >= Self.remembered { known = [:] }
            known[name] = digest
            return hexadecimal(digest)
        }
        return hexadecimal(enter(name))
    }

    /// The digests of all payees that commands name, in hexadecimal, by one lookup of the unknown.
    mutating func digests(of commands: [BudgetCommand], on connection: Connection) async throws
        -> [Name: String]
    {
        var names: Set<Name> = []
        for command in commands {
            if let text = command.payeeName {
                names.insert(Name(unit: command.book.unit, text: text))
            }
        }
        let unknown = names.filter { known[$0] == nil && new[$0] == nil }
        if !unknown.isEmpty {
            let rows = try await connection.query(
                """
                SELECT unit, name, digest FROM payee
                WHERE is_current AND (unit, name) IN (SELECT * FROM
                    unnest(\(unknown.map(\.unit)), \(unknown.map(\.text))))
                """)
            if known.count >= Self.remembered { known = [:] }
            for row in rows {
                known[Name(unit: try row[0, String.self], text: try row[1, String.self])] =
                    try row[2, [UInt8].self]
            }
        }
        var digests: [Name: String] = [:]
        for name in names {
            let digest = known[name] ?? new[name]?.digest ?? enter(name)
            digests[name] = hexadecimal(digest)
        }
        return digests
    }

    /// Makes the digest of a new name, yet to be entered.
    private mutating func enter(_ name: Name) -> [UInt8] {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)
        let digest = Self.digest(of: name.text, salt: salt)
        new[name] = Entry(digest: digest, salt: salt)
        return digest
    }

    /// What an event keeps of a payee's name (HMAC-SHA-256).
    static func digest(of name: String, salt: [UInt8]) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array(name.utf8), using: SymmetricKey(data: salt)))
    }

    /// The statements that enter the new names.
    var insertions: [SQLQuery] {
        new.map { name, entry in
            """
            INSERT INTO payee (unit, digest, salt, name)
            VALUES (\(name.unit), \(entry.digest), \(entry.salt), \(name.text))
            """
        }
    }

    /// Enters the new names in the open transaction.
    mutating func enterNew(on connection: Connection) async throws {
        for insertion in insertions { _ = try await connection.query(insertion) }
        noteEntered()
    }

    /// The new names have been entered.
    mutating func noteEntered() {
        for (name, entry) in new { known[name] = entry.digest }
        new = [:]
    }

    /// What brought the new names was refused.
    mutating func forgetNew() {
        new = [:]
    }
}

extension BudgetCommand {
    /// The payee's name that a command brings, if any.
    var payeeName: String? {
        switch action {
        case .recordExpenditure(let action): action.line.payee
        case .draftExpenditure(let action): action.line.payee
        default: nil
        }
    }
}
