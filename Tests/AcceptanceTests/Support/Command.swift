import JSON

/// One line of input for `zhixing record`, without its unit and year, which the ledger adds.
struct Command: Sendable {
    var name: String
    var day: String
    var actor = "张制单"
    var fields: [JSONValue.Member]

    init(_ name: String, on day: String, _ fields: KeyValuePairs<String, JSONValue?>) {
        self.name = name
        self.day = day
        self.fields = fields.compactMap { name, value in value.map { .init(name, $0) } }
    }

    /// The same with a field set, or taken away by `nil`.
    func with(_ field: String, _ value: JSONValue?) -> Command {
        var changed = self
        let position = changed.fields.firstIndex { $0.name == field }
        switch (position, value) {
        case (let position?, let value?): changed.fields[position] = .init(field, value)
        case (let position?, nil): changed.fields.remove(at: position)
        case (nil, let value?): changed.fields.append(.init(field, value))
        case (nil, nil): break
        }
        return changed
    }

    /// The same by somebody else.
    func by(_ actor: String) -> Command {
        var changed = self
        changed.actor = actor
        return changed
    }

    /// The same on another day.
    func on(_ day: String) -> Command {
        var changed = self
        changed.day = day
        return changed
    }

    /// The same with the idempotency key of that number.
    func id(_ number: Int) -> Command {
        let digits = String(number, radix: 16)
        let padded = String(repeating: "0", count: 12 - digits.count) + digits
        return with("commandId", .string("0a0b0c0d-0000-4000-8000-\(padded)"))
    }

    /// The line of JSON for a unit's year; a field of the envelope set by ``with(_:_:)`` wins.
    func line(unit: String, year: Int) -> String {
        let envelope: [JSONValue.Member] = [
            .init("command", .string(name)), .init("unit", .string(unit)),
            .init("fiscalYear", .integer(year)), .init("occurredOn", .string(day)),
            .init("actor", .string(actor)),
        ]
        let set = Set(fields.map(\.name))
        return JSONValue.object(envelope.filter { !set.contains($0.name) } + fields).text
    }
}

/// 元 from 万元, in which the sources print: `wan("69.64")` is `696400.00`.
func wan(_ text: String) -> String {
    let negative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let decimals = parts.count > 1 ? parts[1] : ""
    let digits = "\(parts[0])\(decimals)" + String(repeating: "0", count: 6 - decimals.count)
    return (negative ? "-" : "") + fenText(Int64(digits) ?? .min)
}

/// 元 with two places from 分.
func fenText(_ fen: Int64) -> String {
    let magnitude = fen.magnitude
    let cents = magnitude % 100
    return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
}
