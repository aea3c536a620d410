/// The entities of HTML that published reports use.
enum Entities {
    private static let named: [Substring: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ",
        "emsp": " ", "thinsp": " ", "ge": "≥", "le": "≤", "ldquo": "“", "rdquo": "”",
        "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–", "middot": "·", "hellip": "…",
        "times": "×", "divide": "÷", "yen": "¥", "permil": "‰", "bull": "•",
    ]

    static func decode(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        var result = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let after = rest[rest.index(after: start)...]
            let name = after.prefix(10).prefix { $0 != ";" }
            if name.count < 10, let character = character(name),
                after.dropFirst(name.count).first == ";"
            {
                result.append(character)
                rest = after.dropFirst(name.count + 1)
            } else {
                result.append("&")
                rest = after
            }
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> Character? {
        guard name.first == "#" else { return named[name] }
        let digits = name.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value >= 32, let scalar = Unicode.Scalar(value) else { return nil }
        return Character(scalar)
    }
}
