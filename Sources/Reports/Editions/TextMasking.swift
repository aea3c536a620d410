import BudgetDomain
import JSON

/// Takes names that an edition must not show out of any text, wherever somebody wrote them.
///
/// The rows themselves are merged before; this catches reasons, explanations and saved texts that
/// mention a task by name. A part of another word is masked as well: better once too often.
package struct TextMasking: Hashable, Sendable {
    /// Contents shorter than this are everyday words rather than something to hide.
    private static let shortestContent = 4

    /// Longest first, so that no name is left in pieces.
    private let secrets: [String]

    /// Hides the names and contents of these tasks.
    init(hiding tasks: [BudgetTask]) {
        let contents = tasks.compactMap(\.content).filter { $0.count >= Self.shortestContent }
        secrets = (tasks.map(\.name) + contents).filter { !$0.isEmpty }.sorted {
            ($0.count, $0) > ($1.count, $1)
        }
    }

    /// Whether there is nothing to hide.
    var isEmpty: Bool { secrets.isEmpty }

    /// The text without any of the names.
    func masked(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: MergedTasks.rowName) }
    }

    /// The value with every string masked; member names are fixed words.
    func masked(_ json: JSONValue) -> JSONValue {
        guard !isEmpty else { return json }
        return switch json {
        case .string(let text): .string(masked(text))
        case .array(let values): .array(values.map(masked))
        case .object(let members): .object(members.map { .init($0.name, masked($0.value)) })
        case .null, .bool, .number: json
        }
    }
}
