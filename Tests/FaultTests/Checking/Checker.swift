import BudgetDomain
import Crypto
import EventSourcing
import PostgreSQL

/// Holds a log against what its clients remember.
///
/// It shares nothing with the store: it reads the tables by SQL of its own, and knows of the events
/// only what their published encoding and the meaning of their columns say.
struct Checker {
    let connection: Connection
    /// The units whose books are looked at, and whose clients' memory is complete.
    let units: [String]
    let entries: [ClientRecord.Entry]

    /// Everything that is wrong, in sentences; empty where the log is as it should be.
    func findings() async throws -> [String] {
        var findings = try await answered()
        for (name, query) in [
            ("numbers", CheckerSQL.numbers), ("chain", CheckerSQL.chain),
            ("balance", CheckerSQL.balances), ("fold", CheckerSQL.fold),
        ] {
            let rows = try await connection.query(query(units))
            findings += try rows.map { "\(name): \(try $0[0, String.self])" }
        }
        return findings + (try await payees())
    }

    // MARK: - Answers

    private struct Stored {
        let version: Int64
        let id: String
        let part: Int16
        let type: String
        let amountFen: Int64?
        let task: String?
    }

    /// A command's identity in the log: its key, else its voucher's number.
    private struct Key: Hashable {
        let unit: String
        let text: String

        init(unit: String, commandID: String?, voucherNo: String?) {
            self.unit = unit
            text = commandID ?? "voucher \(voucherNo ?? "")"
        }
    }

    /// What clients never send here: the opening, and what follows by itself.
    private static let others = ["FiscalYearOpened", "TaskRegistered", "InitialBudgetApproved"]

    /// Every acknowledged command exactly once, no other more than once, nothing that nobody sent.
    private func answered() async throws -> [String] {
        let rows = try await connection.query(
            """
            SELECT unit, version, event_id::text, command_part, type, amount_fen, task,
                command_id::text, voucher_no
            FROM event WHERE unit = ANY (\(units)) AND type <> ALL (\(Self.others))
                AND type NOT LIKE 'Alert%'
            ORDER BY unit, fiscal_year, version
            """)
        var stored: [Key: [Stored]] = [:]
        for row in rows {
            let key = Key(
                unit: try row[0, String.self], commandID: try row[7, String?.self],
                voucherNo: try row[8, String?.self])
            stored[key, default: []].append(
                Stored(
                    version: try row[1, Int64.self], id: try row[2, String.self],
                    part: try row[3, Int16.self], type: try row[4, String.self],
                    amountFen: try row[5, Int64?.self], task: try row[6, String?.self]))
        }
        var findings: [String] = []
        for entry in entries {
            let command = entry.command
            let key = Key(
                unit: command.book.unit, commandID: command.commandID,
                voucherNo: command.voucherNo)
            let found = stored.removeValue(forKey: key) ?? []
            findings += Self.findings(entry, found).map {
                "answers: \(command.action.name) \(key.unit) \(key.text): \($0)"
            }
        }
        return findings + stored.keys.map { "answers: \($0.unit) \($0.text): nobody sent it" }
    }

    private static func findings(_ entry: ClientRecord.Entry, _ found: [Stored]) -> [String] {
        var findings: [String] = []
        if found.map(\.part) != found.indices.map({ Int16($0) }) {
            findings.append("stored \(found.count) times, as parts \(found.map(\.part))")
        }
        if zip(found, found.dropFirst()).contains(where: { $0.version + 1 != $1.version }) {
            findings.append("its events are apart: \(found.map(\.version))")
        }
        if entry.isContradicted { findings.append("refused after it had been acknowledged") }
        guard !entry.acknowledgements.isEmpty else {
            if !entry.refusals.isEmpty, !found.isEmpty {
                findings.append("refused (\(entry.refusals[0])) and stored all the same")
            }
            return findings
        }
        if found.isEmpty { findings.append("acknowledged and not there") }
        let events = found.map { ClientRecord.Event(id: $0.id, version: $0.version) }
        for told in entry.acknowledgements {
            if let told, told != events {
                findings.append("acknowledged as \(told), stored as \(events)")
            }
        }
        if case .recordExpenditure(let action) = entry.command.action, let event = found.first,
            event.type != "ExpenditureApproved" || event.amountFen != action.line.amount.fen
                || event.task != action.line.task
        {
            findings.append("stored with other content")
        }
        return findings
    }

    // MARK: - Payees

    /// Every digest has its name beside the log, and it is the name that was sent.
    private func payees() async throws -> [String] {
        let rows = try await connection.query(
            """
            SELECT event.unit, event.version, event.command_id::text, event.voucher_no,
                payee.name, payee.salt, payee.digest
            FROM event LEFT JOIN payee ON payee.unit = event.unit
                AND encode(payee.digest, 'hex') = event.payload ->> 'payeeDigest'
            WHERE event.unit = ANY (\(units)) AND event.payload ->> 'payeeDigest' IS NOT NULL
            """)
        let names = Dictionary(
            entries.map { entry in
                let command = entry.command
                let key = Key(
                    unit: command.book.unit, commandID: command.commandID,
                    voucherNo: command.voucherNo)
                return (key, command.payee)
            }, uniquingKeysWith: { $1 })
        return try rows.compactMap { row in
            let place = "payee: \(try row[0, String.self]) version \(try row[1, Int64.self])"
            guard let name = try row[4, String?.self] else { return "\(place): has no name" }
            let key = Key(
                unit: try row[0, String.self], commandID: try row[2, String?.self],
                voucherNo: try row[3, String?.self])
            if let sent = names[key], sent != name { return "\(place): has another's name" }
            let code = HMAC<SHA256>.authenticationCode(
                for: Array(name.utf8), using: SymmetricKey(data: try row[5, [UInt8].self]))
            return Array(code) == (try row[6, [UInt8].self])
                ? nil : "\(place): its name does not give the digest"
        }
    }
}
