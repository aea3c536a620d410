/// A row of a recognised table with its cells put under their columns.
struct TableRow {
    let header: TableHeader
    /// Text by index of the column.
    let values: [Int: String]
    /// Texts that stand under no column; labels of the money rows among them.
    let unplaced: [String]
    /// Text lines around the row that hold no figure: parts of wrapped names.
    var above: [String] = []
    /// Whether the row was put together from lines of plain text, so that its name may hold words
    /// of its neighbours.
    var isPatched = false
    /// Index of the line in the document.
    let line: Int
    /// Whether two readings of the row are equally good.
    let doubtful: Bool

    /// The squeezed text under a column; nil where nothing is printed or there is no such column.
    func text(_ kind: ColumnKind) -> String? {
        for (index, column) in header.columns.enumerated() where column.kind == kind {
            if let text = values[index] { return text }
        }
        return nil
    }

    func number(_ kind: ColumnKind) -> PrintedNumber? { text(kind).flatMap { PrintedNumber($0) } }

    /// A percentage, also where the column's title says % and the cell does not.
    func percent(_ kind: ColumnKind) -> PrintedNumber? {
        guard let number = number(kind) else { return nil }
        return PrintedNumber(micros: number.micros, places: number.places, unit: "%")
    }

    /// All texts that are no figure, joined: the label of the row.
    var label: String {
        var parts: [(Int, String)] = []
        for (index, text) in values where header.columns[index].kind?.isNumeric != true {
            parts.append((index, text))
        }
        return unplaced.joined() + parts.sorted { $0.0 < $1.0 }.map(\.1).joined()
    }

    var hasNumbers: Bool { values.values.contains { PrintedNumber($0) != nil } }
}
