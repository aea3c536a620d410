import JSON

extension Ledger {
    /// The alerts as `A1 T01: red raised 2021-07-31`, by rule and scope.
    func alerts(_ options: String...) async throws -> [String: String] {
        let list = try await ask("alert", "list", options: options)
        guard let alerts = list["alerts"]?.arrayValue else { throw Unexpected(list.text) }
        let pairs = alerts.map { ($0.figures("rule scope"), $0.figures("severity state since")) }
        return Dictionary(pairs) { first, second in "\(first), \(second)" }
    }
}
