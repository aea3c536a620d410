/// Figures with their names, in the order they are told; an object in JSON.
package struct NamedFigures: Hashable, Sendable {
    /// One figure as text: money in 元, rates in percent; nil where there is nothing to divide by.
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let text: String?

        package init(_ name: String, _ text: String?) {
            self.name = name
            self.text = text
        }
    }

    package private(set) var entries: [Entry]

    package init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    package subscript(name: String) -> String? { entries.first { $0.name == name }?.text }

    mutating func add(_ name: String, _ money: Money) {
        entries.append(Entry(name, money.yuanText))
    }

    mutating func add(_ name: String, _ rate: Rate?) {
        entries.append(Entry(name, rate?.percentText))
    }

    mutating func add(_ name: String, text: String) {
        entries.append(Entry(name, text))
    }
}

extension NamedFigures: Codable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        entries = try container.allKeys.map { name in
            let isNull = try container.decodeNil(forKey: name)
            return Entry(
                name.stringValue, isNull ? nil : try container.decode(String.self, forKey: name))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for entry in entries {
            let name = Name(stringValue: entry.name)
            if let text = entry.text {
                try container.encode(text, forKey: name)
            } else {
                try container.encodeNil(forKey: name)
            }
        }
    }
}
