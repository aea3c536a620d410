// How exact numbers stand in rule sets and events: decimal text, never a floating-point number.

extension Rate: Codable {
    /// Reads `0.1`, `10%` or `7/12`, each exactly.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let rate = Rate(exactText: text) else {
            throw malformed(decoder, "应为十进制数文本，如 \"0.1\"、\"10%\" 或 \"7/12\"")
        }
        self = rate
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(exactText)
    }
}

extension Rate {
    /// Reads a plain decimal, a percentage or a fraction exactly; nil where the text is none.
    package init?(exactText text: some StringProtocol) {
        if text.hasSuffix("%") || text.hasSuffix("％") {
            guard let percent = Rate(decimal: text.dropLast()) else { return nil }
            self = percent * .percent(1)
        } else if let slash = text.firstIndex(of: "/") {
            guard let numerator = Rate(decimal: text[..<slash]),
                let denominator = Rate(decimal: text[text.index(after: slash)...]),
                let quotient = numerator / denominator
            else { return nil }
            self = quotient
        } else {
            guard let number = Rate(decimal: text) else { return nil }
            self = number
        }
    }

    /// The number without rounding: a decimal where it ends, else a fraction.
    package var exactText: String {
        var scale: Int128 = 1
        for places in 0...9 {
            if scale % denominator == 0 {
                let digits = (numerator.magnitude * (scale / denominator).magnitude)
                var text = String(digits)
                while text.utf8.count <= places { text = "0" + text }
                if places > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -places)) }
                return (numerator < 0 ? "-" : "") + text
            }
            scale *= 10
        }
        return "\(numerator)/\(denominator)"
    }
}
