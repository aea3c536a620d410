import JSON

/// What people wrote, as far as the document itself prints it (公开版的文字).
///
/// A public edition is read before it is issued, on paper. Evidence and explanations that its forms
/// do not print were read by nobody, and may speak of a task without its name.
struct PrintedTexts {
    /// The members that hold what somebody wrote.
    private static let written: Set<String> = ["content", "evidence", "explanation", "reason"]

    private let texts: [String]

    init(_ document: Document) {
        texts = document.texts
    }

    /// The value without written text that is not printed; findings that are not printed are left out.
    func limiting(_ json: JSONValue) -> JSONValue {
        switch json {
        case .array(let values): return .array(values.filter(isKept).map(limiting))
        case .object(let members):
            return .object(
                members.map { member in
                    if case .string(let text) = member.value,
                        Self.written.contains(member.name), !prints(text)
                    {
                        return .init(member.name, .null)
                    }
                    return .init(member.name, limiting(member.value))
                })
        case .null, .bool, .number, .string: return json
        }
    }

    private func isKept(_ value: JSONValue) -> Bool {
        guard case .string(let message)? = value["message"] else { return true }
        return prints(message)
    }

    private func prints(_ text: String) -> Bool { texts.contains { $0.contains(text) } }
}
