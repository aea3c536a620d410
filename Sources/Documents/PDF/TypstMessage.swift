import Reports

/// What typst said when it failed, as far as people can do something about it.
struct TypstMessage {
    /// Its own words, in one line: what the Python module raised, or the command's first error.
    let summary: String

    /// The end of a message that the fonts lack a character, and what stands before the character.
    private static let missing = (start: "the text `\"", end: "\"` could not be displayed")

    /// How much of the text around a character is told.
    private static let longest = 40

    init(_ output: String) {
        let lines = output.split(whereSeparator: \.isNewline).map(String.init)
        let line = lines.first { $0.hasPrefix("error: ") } ?? lines.last ?? ""
        let raised = "typst.TypstError: "
        summary = line.hasPrefix(raised) ? String(line.dropFirst(raised.count)) : line
    }

    /// The character that no font has; nil where something else was wrong.
    var missingCharacter: String? {
        guard let start = summary.firstRange(of: Self.missing.start)?.upperBound,
            let end = summary.firstRange(of: Self.missing.end)?.lowerBound, start < end
        else { return nil }
        let text = String(summary[start..<end])
        // Characters without a picture of their own are told by number, as `\u{200d}`.
        guard text.hasPrefix("\\u{"), let brace = text.firstIndex(of: "}"),
            let code = UInt32(text[..<brace].dropFirst(3), radix: 16),
            let scalar = Unicode.Scalar(code)
        else { return text }
        return String(scalar)
    }

    /// The error that tells which text of the document is in the way.
    func error(about document: Document) -> RenderingError {
        guard let missing = missingCharacter else {
            return summary.contains("PDF string is longer")
                ? .tooLong : .toolFailed(name: "typst", detail: summary)
        }
        let texts = [document.unitName] + document.texts
        let place = texts.first { text in
            missing.unicodeScalars.allSatisfy { text.unicodeScalars.contains($0) }
        }
        return .notPrintable(
            character: missing,
            place: TextLayout.truncate(TextLayout.printable(place ?? missing), to: Self.longest))
    }
}
