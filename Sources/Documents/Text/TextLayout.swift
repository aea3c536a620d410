package import Reports

/// Breaking, cutting and padding text by the cells of a terminal.
package enum TextLayout {
    /// The title in the lines it is printed in: a long one is divided after the unit's name, where
    /// its sense allows it, rather than wherever the page ends.
    static func titleLines(of document: Document) -> [String] {
        let (title, name) = (document.title, document.unitName)
        // A page turned to landscape holds half as much again.
        let isTurned = if case .landscape = document.blocks.first { true } else { false }
        let longest = isTurned ? longestTitle * 3 / 2 : longestTitle
        guard DisplayWidth.of(title) > longest, !name.isEmpty, title.hasPrefix(name),
            title != name
        else { return [title] }
        return [name, String(title.dropFirst(name.count))]
    }

    /// As many cells of 二号 as a line of an official document has.
    private static let longestTitle = 38

    /// Text without control characters, which could steer a terminal, and without what XML 1.0 cannot
    /// hold; line breaks become spaces.
    package static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    if scalar == "\n" || scalar == "\t" { return " " }
                    return isUnprintable(scalar) ? nil : scalar
                }))
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar == "\u{FFFE}"
            || scalar == "\u{FFFF}"
    }

    /// Lines of at most `width` cells; numbers and words stay whole where they fit in a line.
    package static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(of: text) {
            let needed = DisplayWidth.of(piece)
            if used + needed <= width {
                line += piece
                used += needed
                continue
            }
            if used > 0 {
                lines.append(line)
                (line, used) = ("", 0)
            }
            for character in piece {
                let cells = DisplayWidth.of(character)
                if used + cells > width, used > 0 {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += cells
            }
        }
        return lines.isEmpty || !line.isEmpty ? lines + [line] : lines
    }

    /// The text cut to `width` cells, its end replaced by an ellipsis where it was longer.
    package static func truncate(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        var kept = ""
        var used = 0
        for character in text {
            let cells = DisplayWidth.of(character)
            guard used + cells <= width - 1 else { break }
            kept.append(character)
            used += cells
        }
        return kept + "…"
    }

    /// The text filled up with spaces to `width` cells.
    package static func pad(_ text: String, to width: Int, _ alignment: Table.Alignment) -> String {
        let missing = max(width - DisplayWidth.of(text), 0)
        let before =
            switch alignment {
            case .left: 0
            case .center: missing / 2
            case .right: missing
            }
        return spaces(before) + text + spaces(missing - before)
    }

    /// So many spaces; none where the count is negative.
    package static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: max(count, 0))
    }

    /// What may not be broken: a number or word with its signs, or a character with the closing
    /// punctuation that must not begin a line (避头尾).
    static func pieces(of text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if next == text.endIndex || mayBreak(between: text[index], and: text[next]) {
                pieces.append(text[start..<next])
                start = next
            }
            index = next
        }
        return pieces
    }

    private static func mayBreak(between left: Character, and right: Character) -> Bool {
        if neverFirst.contains(right) || neverLast.contains(left) { return false }
        return !(isNarrow(left) && isNarrow(right))
    }

    private static func isNarrow(_ character: Character) -> Bool {
        character != " " && DisplayWidth.of(character) == 1
    }

    private static let neverFirst: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "）", "”", "’", "》", "】", "%", "％",
    ]
    private static let neverLast: Set<Character> = ["（", "“", "‘", "《", "【"]
}
