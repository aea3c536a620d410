/// How an actual is held against its target.
package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = "≥"
    case atMost = "≤"
    case equal = "="

    /// Reads the sign, or what people type for it.
    package init?(_ text: String) {
        switch text {
        case "≥", ">=", "=>", "＞=", "≧": self = .atLeast
        case "≤", "<=", "=<", "＜=", "≦": self = .atMost
        case "=", "==", "＝": self = .equal
        default: return nil
        }
    }

    /// Whether an actual meets the target.
    package func isMet(_ actual: Rate, _ target: Rate) -> Bool {
        switch self {
        case .atLeast: actual >= target
        case .atMost: actual <= target
        case .equal: actual == target
        }
    }

    /// How far the target is reached, from 0 to 1: 完成值/指标值, or its opposite for ≤.
    package func degree(_ actual: Rate, of target: Rate) -> Rate {
        if isMet(actual, target) { return .one }
        let degree =
            switch self {
            case .atLeast: actual / target
            case .atMost: target / actual
            // Too much is as far off as too little.
            case .equal: actual < target ? actual / target : target / actual
            }
        return min(max(degree ?? .zero, .zero), .one)
    }
}

extension Comparison: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let comparison = Comparison(text) else {
            throw malformed(decoder, "“\(text)”不在可用的值之内：≥、≤、=")
        }
        self = comparison
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
