import EventSourcing
import PostgreSQL

/// Holds payees' names, which lie beside the log, against the digests that events keep of them.
///
/// A name that was erased is no finding: erasing is what the digest is salted for.
struct PayeeCheck {
    /// So many names are in memory at a time.
    private static let page = 10_000

    private struct Place {
        let unit: String
        let digest: [UInt8]
    }

    let connection: Connection

    /// The events of one book, or of all, whose payee has another name than when they were recorded.
    func problems(_ key: BookKey?) async throws -> [LogProblem] {
        let units = key.map { "unit = \(SQLQuery.quoted(literal: $0.unit))" } ?? "true"
        var problems: [LogProblem] = []
        var last = Place(unit: "", digest: [])
        while true {
            let rows = try await connection.query(
                """
                SELECT unit, digest, salt, name FROM payee
                WHERE \(raw: units) AND (unit, digest) > (\(last.unit), \(last.digest))
                ORDER BY unit, digest LIMIT \(Int64(Self.page))
                """)
            var changed: [Place] = []
            for row in rows {
                last = Place(unit: try row[0, String.self], digest: try row[1, [UInt8].self])
                let digest = PayeeDirectory.digest(
                    of: try row[3, String.self], salt: try row[2, [UInt8].self])
                if digest != last.digest { changed.append(last) }
            }
            if !changed.isEmpty { problems += try await events(of: changed, in: key) }
            guard rows.count == Self.page else { return problems }
        }
    }

    private func events(of payees: [Place], in key: BookKey?) async throws -> [LogProblem] {
        let rows = try await connection.query(
            """
            SELECT unit, fiscal_year, version FROM event
            WHERE (unit, substring(payload::text FROM '"payeeDigest":"([0-9a-f]{64})"')) IN (SELECT * FROM
                    unnest(\(payees.map(\.unit)), \(payees.map { hexadecimal($0.digest) })))
                AND \(raw: key.map { BookRange.only($0).condition(on: "event") } ?? "true")
            ORDER BY unit, fiscal_year, version
            """)
        return try rows.map { row in
            LogProblem(
                book: BookKey(
                    unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])),
                version: try row[2, Int64.self], kind: .payeeMismatch)
        }
    }
}
