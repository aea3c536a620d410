/// Tables drawn with `│` and `─`, as programs print them in terminals.
enum BoxDrawing {
    private static let bars: Set<Character> = ["│", "┃", "║"]
    private static let corners: Set<Character> = [
        "├", "┼", "┤", "┌", "┬", "┐", "└", "┴", "┘", "─", "━", "═", "┏", "┗", "┣", "╔", "╚", "╠",
    ]

    /// Whether a line is part of such a table.
    static func isTable(_ line: String) -> Bool {
        guard let first = line.first(where: { $0 != " " }) else { return false }
        return bars.contains(first) || corners.contains(first)
    }

    /// The cells of a line with their width; nil for a rule between rows.
    static func cells(of line: String) -> [(text: String, isFull: Bool)]? {
        guard !line.contains(where: { corners.contains($0) }) else { return nil }
        let parts = line.split(omittingEmptySubsequences: false) { bars.contains($0) }
        return parts.dropFirst().dropLast().map { part in
            let text = trimmed(part, of: " ")
            return (text, !text.isEmpty && width(part) - width(text) <= 4)
        }
    }

    /// Whether a line goes on with the cells of the line above: it only prints below full ones.
    static func goesOn(
        _ cells: [(text: String, isFull: Bool)], below: [(text: String, isFull: Bool)]
    )
        -> Bool
    {
        let printed = cells.indices.filter { !cells[$0].text.isEmpty }
        return cells.count == below.count && !printed.isEmpty
            && printed.allSatisfy { below[$0].isFull && PrintedNumber(cells[$0].text) == nil }
            && printed.count < below.count { !$0.text.isEmpty }
    }

    private static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
    }
}
