// How the vocabulary is written in commands and events: texts, never floating-point numbers.

extension Money: Codable {
    /// Reads 元 as commands write them; a leading minus only stands in events.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let negative = text.hasPrefix("-")
        guard let money = Money(yuan: negative ? text.dropFirst() : text[...]) else {
            throw malformed(
                decoder, "应为以元计的金额文本，如 \"1345000.00\"，整数最多十五位，小数最多两位，只用半角数字，不带逗号和货币符号")
        }
        self = negative ? -money : money
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(yuanText)
    }
}

extension CalendarDate: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CalendarDate(text) else {
            throw malformed(decoder, "应为存在的日期，如 \"2021-07-31\"")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A text of the right kind that is not allowed, at the field being read.
func malformed(_ decoder: any Decoder, _ reason: String) -> DecodingError {
    .dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: reason))
}
