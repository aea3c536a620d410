/// Finds texts in markup that this program wrote, without reading the rest of it.
enum MarkupText {
    /// The texts between a beginning and an end, character references resolved; with `holding`, only
    /// those that contain it, each from there on.
    static func between(
        _ start: String, _ end: String, in bytes: [UInt8], holding needle: String? = nil
    ) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        if let needle {
            return text.split(separator: needle, omittingEmptySubsequences: false).dropFirst()
                .compactMap { rest in
                    rest.firstRange(of: end).map { needle + resolved(rest[..<$0.lowerBound]) }
                }
        }
        return text.split(separator: start, omittingEmptySubsequences: false).dropFirst()
            .compactMap { rest in
                rest.firstRange(of: end).map { resolved(rest[..<$0.lowerBound]) }
            }
    }

    /// The text with its character references replaced by what they stand for.
    static func resolved(_ text: some StringProtocol) -> String {
        var result = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            let reference = rest[rest.index(after: ampersand)...].prefix(12)
            guard let semicolon = reference.firstIndex(of: ";"),
                let character = character(named: reference[..<semicolon])
            else {
                result.append("&")
                rest = rest[rest.index(after: ampersand)...]
                continue
            }
            result += character
            rest = rest[rest.index(after: semicolon)...]
        }
        return result + rest
    }

    private static func character(named name: Substring) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let digits = name.dropFirst()
            guard name.first == "#" else { return nil }
            let value =
                digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map { String($0) }
        }
    }
}
