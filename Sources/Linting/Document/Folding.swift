/// Text with full-width letters, digits and signs made half-width, and odd spaces made plain.
///
/// The same figure is printed 93．07％ by one office and 93.07% by the next.
func folded(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xFF01...0xFF5E:
            result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
        case 0x3000, 0xA0, 0x2000...0x200A, 0x202F: result.append(" ")
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0x0C, 0x0D, 0x07: continue
        case 0xFFE5: result.append("¥")
        case 0x2212, 0xFE63: result.append("-")
        case 0xFE6A: result.append("%")
        case 0xFE64: result.append("<")
        case 0xFE65: result.append(">")
        case 0xFE66: result.append("=")
        case 0x2267, 0x2A7E: result.append("≥")
        case 0x2266, 0x2A7D: result.append("≤")
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// Folded text without any space: converters put spaces and line ends inside words.
func squeezed(_ text: some StringProtocol) -> String {
    folded(text).filter { !$0.isWhitespace }
}

/// The text without the given character at both ends.
func trimmed(_ text: some StringProtocol, of character: Character) -> String {
    var body = Substring(text).drop { $0 == character }
    while body.last == character { body.removeLast() }
    return String(body)
}

extension StringProtocol {
    /// Whether any of the words occurs.
    func containsAny(of words: [String]) -> Bool {
        words.contains { contains($0) }
    }

    /// The text without what stands in parentheses, both kinds folded before.
    var withoutParentheses: String {
        var depth = 0
        var result = ""
        for character in self {
            switch character {
            case "(": depth += 1
            case ")" where depth > 0: depth -= 1
            default: if depth == 0 { result.append(character) }
            }
        }
        return result
    }
}
