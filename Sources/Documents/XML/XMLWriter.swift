/// Writes XML or HTML as bytes, escaping all text; the same calls give the same bytes.
///
/// Elements are closures, so that what is opened is closed, and no text can become a tag.
struct XMLWriter {
    /// The difference that matters: HTML's void elements have no end tag and no slash.
    enum Syntax {
        case xml
        case html
    }

    typealias Attributes = KeyValuePairs<String, String?>

    private(set) var bytes: [UInt8] = []
    private let syntax: Syntax

    init(_ syntax: Syntax = .xml) {
        self.syntax = syntax
        switch syntax {
        case .xml:
            markup(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#)
            markup("\n")
        case .html: markup("<!DOCTYPE html>\n")
        }
    }

    /// An empty writer for a part that another document takes in.
    init(fragmentOf syntax: Syntax) {
        self.syntax = syntax
    }

    /// An element with content; attributes whose value is nil are left out.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:],
        _ content: (inout XMLWriter) throws -> Void
    ) rethrows {
        openTag(name, attributes)
        markup(">")
        try content(&self)
        markup("</")
        markup(name)
        markup(">")
    }

    /// An element of plain text.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without content.
    mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
        openTag(name, attributes)
        markup(syntax == .xml ? "/>" : ">")
    }

    /// Text, escaped; characters that XML cannot hold become the replacement character.
    mutating func text(_ text: String) {
        escape(text)
    }

    /// Bytes that a writer of the same syntax made.
    mutating func append(_ fragment: XMLWriter) {
        bytes += fragment.bytes
    }

    /// Style rules as they are; only constants of this program, never anyone's text.
    mutating func style(_ rules: StaticString) {
        element("style") { $0.markup(rules) }
    }

    private mutating func openTag(_ name: StaticString, _ attributes: Attributes) {
        markup("<")
        markup(name)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            bytes += name.utf8
            markup("=\"")
            escape(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func markup(_ text: StaticString) {
        text.withUTF8Buffer { bytes += $0 }
    }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup("&amp;")
            case "<": markup("&lt;")
            case ">": markup("&gt;")
            case "\"": markup("&quot;")
            case "'": markup("&#39;")
            case "\t", "\n": bytes.append(UInt8(scalar.value))
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                bytes += "\u{FFFD}".utf8
            default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
    }
}
