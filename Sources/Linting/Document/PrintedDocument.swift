/// A published report as text and cells, whatever kind of file it came from (公开的报告).
///
/// Everything is a line. A paragraph is a line of one cell; a row of a table is a line of
/// several. Converters lose borders and merge columns, so nothing here claims to be a table:
/// recognition finds that out from what is printed.
package struct PrintedDocument: Hashable, Sendable {
    package var lines: [PrintedLine]
    /// Figures the file itself vouches to be exact, as they are printed: `17.36%`, `1125.54`.
    ///
    /// A document of this program carries the unrounded amounts behind what it prints; a rate or a
    /// sum made of them may differ from that of the rounded ones without being a rounding slip.
    package var exactFigures: Set<String>

    package init(lines: [PrintedLine], exactFigures: Set<String> = []) {
        self.lines = lines
        self.exactFigures = exactFigures
    }
}

extension PrintedDocument {
    /// Whether the file carries this printed figure with the exact value under it.
    func vouches(for printed: String) -> Bool {
        guard !exactFigures.isEmpty else { return false }
        let plain = printed.hasSuffix("万元") ? String(printed.dropLast(2)) : printed
        return exactFigures.contains(plain)
    }
}

/// One line of a printed report: a paragraph, or a row of a table.
package struct PrintedLine: Hashable, Sendable {
    /// How far the places of the cells can be trusted.
    package enum Layout: Hashable, Sendable {
        /// Running text.
        case prose
        /// Cells divided by tabs; an empty cell is seen, but rows may be shifted.
        case tabs
        /// Cells divided by runs of spaces; an empty cell leaves no trace but its width.
        case spaces
        /// Cells printed one below the other; a blank cell leaves no trace.
        case stacked
        /// Cells at places measured on the page: an empty cell is a gap.
        case placed
        /// Cells of a true table: columns are certain.
        case grid
    }

    package var cells: [PrintedCell]
    package var layout: Layout
    /// The line of a text file, or the row counted through the document, from 1.
    package var number: Int
    /// The page or the sheet, where the file knows it.
    package var page: String?
    /// The table this row belongs to, counted from 1; nil where the file has no tables.
    package var table: Int?

    package init(
        cells: [PrintedCell], layout: Layout, number: Int, page: String? = nil, table: Int? = nil
    ) {
        self.cells = cells
        self.layout = layout
        self.number = number
        self.page = page
        self.table = table
    }
}

/// One cell of a printed line.
package struct PrintedCell: Hashable, Sendable {
    /// The text as printed.
    package var text: String
    /// The column: counted from 0 in tables and between tabs, in half characters between spaces.
    package var column: Int
    /// How many columns the cell spans; between spaces, its width.
    package var span: Int

    package init(text: String, column: Int, span: Int = 1) {
        self.text = text
        self.column = column
        self.span = span
    }
}
