/// Text whose figures are placeholders: `预算执行率{{unit.rateOnAdjusted}}。` (绑定数字的文字).
///
/// Staff may change every word around the placeholders, but no figure can be typed.
package struct NarrativeTemplate: Hashable, Sendable {
    /// A stretch of the text.
    package enum Part: Hashable, Sendable {
        case text(String)
        /// The name between `{{` and `}}`, without blanks around it.
        case placeholder(String)
    }

    package let parts: [Part]

    /// Reads a text; an opening without its end is plain text.
    package init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{"),
            let closing = rest[opening.upperBound...].firstRange(of: "}}")
        {
            if opening.lowerBound > rest.startIndex {
                parts.append(.text(String(rest[..<opening.lowerBound])))
            }
            let name = rest[opening.upperBound..<closing.lowerBound]
            parts.append(.placeholder(name.filter { !$0.isWhitespace }))
            rest = rest[closing.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The names bound, in reading order.
    package var placeholders: [String] {
        parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
    }

    /// The first run of digits that is not bound, in whatever script digits stand; nil where there is none.
    package var unboundNumber: String? {
        for case .text(let text) in parts {
            if let start = text.firstIndex(where: \.isNumberDigit) {
                return String(text[start...].prefix { $0.isNumberDigit || ".,%％．，".contains($0) })
            }
        }
        return nil
    }
}

extension Character {
    /// A decimal digit of any script; Chinese numerals such as 一 are words here, since they number headings.
    fileprivate var isNumberDigit: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .decimalNumber }
    }
}
