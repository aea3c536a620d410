import JSON

/// A weight (分值) or a score (得分) in points: exact, not negative, two decimals at most.
package struct Points: Hashable, Sendable, Comparable {
    package let rate: Rate

    /// Reads `2`, `2.5` or `100`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 4,
            parts.count == 1 || (1...2).contains(parts[1].utf8.count),
            !text.hasPrefix("-"), let rate = Rate(decimal: text)
        else { return nil }
        self.rate = rate
    }

    package init(whole points: Int) {
        rate = Rate(whole: points)
    }

    /// Always two decimals: `9.00`.
    package var text: String { rate.decimalTextRounded }

    package static func < (left: Points, right: Points) -> Bool { left.rate < right.rate }
}

extension Points: Codable {
    /// Reads text, and a JSON number as it is spelled; neither becomes a floating-point number.
    package init(from decoder: any Decoder) throws {
        guard let points = Points(try decimalText(from: decoder)) else {
            throw malformed(decoder, "应为不小于零的十进制数文本，最多两位小数，如 \"2.5\"")
        }
        self = points
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rate.exactText)
    }
}

/// A reported value or a target as it was written: text, or a JSON number as it is spelled.
package struct WrittenValue: Hashable, Sendable, Codable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        text = try decimalText(from: decoder)
        guard !text.isBlank else {
            throw malformed(decoder, "不能为空")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

private func decimalText(from decoder: any Decoder) throws -> String {
    let container = try decoder.singleValueContainer()
    if case .number(let text) = try container.decode(JSONValue.self) { return text }
    return try container.decode(String.self)
}
