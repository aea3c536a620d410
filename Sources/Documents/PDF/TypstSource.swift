/// Typst markup being written; all text passes as string literals, so none of it can become code.
struct TypstSource {
    private(set) var text = ""

    /// Adds a piece of this program's own markup.
    mutating func code(_ code: String) {
        text += code
    }

    /// Adds a line of this program's own markup.
    mutating func line(_ code: String) {
        text += code + "\n"
    }

    /// Text as a string literal.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in TextLayout.printable(text).unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
