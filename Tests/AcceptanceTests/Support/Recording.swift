import JSON

/// What `zhixing record` answered.
struct Recording: Sendable {
    let status: Int32
    let answers: [Answer]

    /// The answer to one line of input.
    struct Answer: Sendable {
        let json: JSONValue

        var line: Int? { json["line"]?.integerValue }
        var isAccepted: Bool { json["ok"]?.boolValue == true }
        var events: [JSONValue] { json["events"]?.arrayValue ?? [] }
        var versions: [Int] { events.compactMap { $0["version"]?.integerValue } }
        var error: JSONValue? { json["error"] }
        var code: String? { error?["code"]?.stringValue }
    }

    init(_ outcome: Outcome) throws {
        status = outcome.status
        answers = try outcome.lines.map { line in
            guard let json = try? JSONParser.parse(line), json["line"] != nil, json["ok"] != nil
            else { throw Unexpected("not an answer (exit \(outcome.status)): \(line)") }
            return Answer(json: json)
        }
        if answers.isEmpty, status != 0 { throw Unexpected("exit \(status): \(outcome.errors)") }
    }

    /// `ok` of every answer, in order.
    var accepted: [Bool] { answers.map(\.isAccepted) }

    /// The codes of what was refused, with their lines.
    var refusals: [String] {
        answers.filter { !$0.isAccepted }.map { "\($0.line ?? 0): \($0.error?.text ?? "")" }
    }

    /// The last answer, which has to be a refusal.
    func refusal() throws -> Refusal {
        guard let last = answers.last, !last.isAccepted, let error = last.error else {
            throw Unexpected("nothing was refused (exit \(status))")
        }
        return Refusal(
            status: status, code: error["code"]?.stringValue ?? "",
            message: error["message"]?.stringValue ?? "", figures: error["figures"] ?? .null)
    }
}

/// Why a command was refused, and the exit code it gave.
struct Refusal: Sendable, CustomStringConvertible {
    let status: Int32
    let code: String
    let message: String
    let figures: JSONValue

    /// `4 availableBalanceExceeded`, as the tables of the tests have it.
    var description: String { "\(status) \(code)" }

    /// What was there, what was asked, and what is missing, in 元.
    var balance: String { figures.figures("available asked missing") }
}
