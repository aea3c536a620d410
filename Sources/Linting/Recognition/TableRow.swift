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
    /// Whether the row had as many cells as its head, blank ones included.
    var isComplete = true
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

    /// The texts before the first column of figures, joined: the label of the row.
    var label: String {
        let figures = header.columns.firstIndex { $0.kind?.isNumeric == true }
        let texts = values.filter { index, _ in
            index < figures ?? .max && header.columns[index].kind?.isNumeric != true
        }
        return unplaced.filter { $0.count <= 40 }.joined()
            + texts.sorted { $0.key < $1.key }.map(\.value).joined()
    }

    var hasNumbers: Bool { values.values.contains { PrintedNumber($0) != nil } }
}
