/// A closed vocabulary written as words: decoding names the words that are allowed.
package protocol WordCode: RawRepresentable<String>, CaseIterable, Codable, Hashable, Sendable {}

extension WordCode {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let code = Self(rawValue: text) else {
            let words = Self.allCases.map(\.rawValue).joined(separator: "、")
            throw malformed(decoder, "“\(text)”不在可用的值之内：\(words)")
        }
        self = code
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
