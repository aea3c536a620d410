import BudgetDomain
import Crypto
import PostgreSQL

/// Payees' names beside the log: the event keeps only a salted digest (HMAC-SHA-256).
///
/// The same name of a unit keeps its salt, so that a line sent twice is recognised; erasing the row
/// erases name and salt, and nothing can be guessed back from the digest.
struct PayeeDirectory {
    let connection: Connection

    /// The digest for a name, in hexadecimal; a new name is entered, in the open transaction if any.
    func digest(of name: String, unit: String) async throws -> String {
        let known = try await connection.query(
            """
            SELECT digest FROM payee WHERE unit = \(unit) AND name = \(name)
            ORDER BY digest LIMIT 1
            """)
        if let row = known.first { return hexadecimal(try row[0, [UInt8].self]) }
        let salt = SymmetricKey(size: .bits256)
        let digest = Array(
            HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: salt))
        _ = try await connection.query(
            """
            INSERT INTO payee (unit, digest, salt, name)
            VALUES (\(unit), \(digest), \(salt.withUnsafeBytes(Array.init)), \(name))
            """)
        return hexadecimal(digest)
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
