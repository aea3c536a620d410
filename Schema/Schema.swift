/// The database's objects, one per file, embedded in the program.
package enum Schema {
    /// One SQL object and the name of its file.
    package struct Object: Sendable {
        package let name: String
        package let sql: String
    }

    /// Forward-only, applied once each, in this order; a released one is never changed.
    package static let tables = [
        object("0001-book", PackageResources._001_book_sql),
        object("0002-event", PackageResources._002_event_sql),
        object("0003-event-command", PackageResources._003_event_command_sql),
        object("0004-event-voucher", PackageResources._004_event_voucher_sql),
        object("0005-event-draft", PackageResources._005_event_draft_sql),
        object("0006-event-original", PackageResources._006_event_original_sql),
        object("0007-event-register", PackageResources._007_event_register_sql),
        object("0008-execution", PackageResources._008_execution_sql),
        object("0009-payee", PackageResources._009_payee_sql),
        object("0010-payee-name", PackageResources._010_payee_name_sql),
        object("0011-payee-current", PackageResources._011_payee_current_sql),
        object("0012-payee-current-name", PackageResources._012_payee_current_name_sql),
    ]

    /// Applied again whenever their text has changed, in this order.
    package static let functions = [
        object("refuse-change", PackageResources.refuse_change_sql),
        object("event-append-only", PackageResources.event_append_only_sql),
        object("fold-execution", PackageResources.fold_execution_sql),
        object("execution-as-of", PackageResources.execution_as_of_sql),
        object("recent-spending", PackageResources.recent_spending_sql),
        object("version-known-at", PackageResources.version_known_at_sql),
        object("append", PackageResources.append_sql),
        object("append-many", PackageResources.append_many_sql),
        object("grants", PackageResources.grants_sql),
    ]

    /// The functions by name, with the text that PostgreSQL keeps of each.
    package static let functionBodies: [(name: String, body: String)] = functions.compactMap {
        let parts = $0.sql.split(separator: "$$", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].contains("CREATE OR REPLACE FUNCTION ") else { return nil }
        return ($0.name.replacing("-", with: "_"), String(parts[1]))
    }

    /// The core fold over the events that fulfil a condition; see `folds/execution.sql`.
    package static func executionFold(where range: String) -> String {
        text(PackageResources.execution_sql).replacing("{{range}}", with: range)
    }

    private static func object(_ name: String, _ bytes: [UInt8]) -> Object {
        Object(name: name, sql: withFolds(text(bytes)))
    }

    /// Writes the fold where a function names it, so that its text stands once.
    private static func withFolds(_ sql: String) -> String {
        let parts = sql.split(separator: "{{fold-execution:", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts[0])) { done, part in
            let halves = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
            return done + executionFold(where: String(halves[0]))
                + (halves.count > 1 ? halves[1] : "")
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
