import JSON

extension JSONValue {
    /// The member names of an object, in order; none of anything else.
    var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.name)
    }

    /// Named members as one line, `1345000.00 51.78 null`: a row of figures that a test can read.
    ///
    /// A missing member shows as `missing`, so that it is not taken for `null`.
    func figures(_ wanted: String) -> String {
        wanted.split(separator: " ").map { name in
            switch self[String(name)] {
            case .none: "missing"
            case .null: "null"
            case .string(let text): text
            case .some(let other): other.text
            }
        }.joined(separator: " ")
    }

    /// The object in an array member whose member `key` is `value`.
    func entry(of list: String, where key: String, is value: String) -> JSONValue? {
        self[list]?.arrayValue?.first { $0[key]?.stringValue == value }
    }
}

/// What the program should have answered and did not.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Outcome {
    /// The output as one JSON document.
    func json() throws -> JSONValue {
        guard let value = try? JSONParser.parse(output) else {
            throw Unexpected("not JSON (exit \(status)): \(output)\(errors)")
        }
        return value
    }

    /// The one error object that a failed command leaves on the standard error.
    func error() throws -> JSONValue {
        guard let value = try? JSONParser.parse(errors), let error = value["error"] else {
            throw Unexpected("not one error object (exit \(status)): \(errors)")
        }
        return error
    }
}
