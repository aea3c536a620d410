package import BudgetDomain
package import EventSourcing
package import JSON

/// A command as scripts write it, with what every command carries filled in.
package struct Request: Hashable, Sendable {
    package static let book = BookKey(unit: "Q01", fiscalYear: 2021)

    package var name: String
    package var day: String
    package var actor = "张制单"
    package var unit = Request.book.unit
    package var fields: [JSONValue.Member]

    package init(_ name: String, on day: String, _ fields: KeyValuePairs<String, JSONValue?>) {
        self.name = name
        self.day = day
        self.fields = fields.compactMap { name, value in value.map { .init(name, $0) } }
    }

    /// The same with a field set, or taken away by `nil`.
    package func with(_ field: String, _ value: JSONValue?) -> Request {
        var changed = self
        changed.fields.removeAll { $0.name == field }
        if let value { changed.fields.append(.init(field, value)) }
        return changed
    }

    /// The same by somebody else.
    package func by(_ actor: String) -> Request {
        var changed = self
        changed.actor = actor
        return changed
    }

    /// The same on another day.
    package func on(_ day: String) -> Request {
        var changed = self
        changed.day = day
        return changed
    }

    /// The same in another unit's book of the year.
    package func of(_ unit: String) -> Request {
        var changed = self
        changed.unit = unit
        return changed
    }

    /// The same with the idempotency key of that number.
    package func id(_ number: Int) -> Request {
        let digits = String(number, radix: 16)
        let padded = String(repeating: "0", count: 12 - digits.count) + digits
        return with("commandId", .string("0a0b0c0d-0000-4000-8000-\(padded)"))
    }

    package var json: JSONValue {
        let envelope: [JSONValue.Member] = [
            .init("command", .string(name)), .init("unit", .string(unit)),
            .init("fiscalYear", .integer(Self.book.fiscalYear)), .init("occurredOn", .string(day)),
            .init("actor", .string(actor)),
        ]
        return .object(envelope + fields)
    }

    /// The command; throws the refusal of a malformed one.
    package func command() throws -> BudgetCommand { try BudgetCommand(json: json) }
}
