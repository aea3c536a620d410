/// A document's machine-readable part: its provenance and every bound figure as printed.
///
/// Reading it back is all that `report verify FILE` needs from the file.
package struct DocumentRecord: Hashable, Sendable {
    package let provenance: DocumentProvenance
    package let title: String
    package let figures: [PrintedFigure]

    package init(provenance: DocumentProvenance, title: String, figures: [PrintedFigure]) {
        self.provenance = provenance
        self.title = title
        self.figures = figures
    }

    /// What the document says of itself.
    package init(_ document: Document) {
        self.init(
            provenance: document.provenance, title: document.title,
            figures: document.figures.map {
                PrintedFigure(identifier: $0.identifier, shown: $0.shown, exact: $0.value.exactText)
            })
    }
}

/// A figure as a file has it: what was printed and the exact value under it.
package struct PrintedFigure: Hashable, Sendable {
    package let identifier: FigureIdentifier
    package let shown: String
    /// Money in 元, ratios as `numerator/denominator`; see ``ShownValue/exactText``.
    package let exact: String

    package init(identifier: FigureIdentifier, shown: String, exact: String) {
        self.identifier = identifier
        self.shown = shown
        self.exact = exact
    }
}
