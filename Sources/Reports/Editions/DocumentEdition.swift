/// Whom a document is for, which decides what tasks it names (版别).
package enum DocumentEdition: String, Hashable, Sendable, CaseIterable {
    /// Names every task.
    case internalUse = "internal"
    /// Merges the tasks marked sensitive, or leaves out their forms; totals and scores stay.
    case publicUse = "public"

    /// As people call it.
    package var term: String {
        switch self {
        case .internalUse: "内部版"
        case .publicUse: "公开版"
        }
    }
}
