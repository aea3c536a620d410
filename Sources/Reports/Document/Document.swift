/// A report as a value without a format: title, provenance and blocks in reading order (文稿).
///
/// Renderers turn the same value into DOCX, XLSX, PDF, HTML, text and JSON and compute no figure,
/// so what one format prints is what every other prints.
package struct Document: Hashable, Sendable {
    package let title: String
    /// Printed under the title in its own line, such as `（2021 年度）`; nil for none.
    package let subtitle: String?
    package let provenance: DocumentProvenance
    package let blocks: [Block]
    /// Why its figures are what they are, for formats that can be asked; what they are made of follows
    /// them.
    package let explanations: [FigureExplanation]

    package init(
        title: String, subtitle: String? = nil, provenance: DocumentProvenance, blocks: [Block],
        explanations: [FigureExplanation] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.provenance = provenance
        self.blocks = blocks
        self.explanations = explanations
    }

    /// Which report this is.
    package var kind: DocumentKind { provenance.kind }
    /// The body the report is about, as printed on it.
    package var unitName: String { provenance.unitName }
    package var fiscalYear: Int { provenance.fiscalYear }
}

// MARK: - Figures

extension Document {
    /// Every figure that carries an identifier, once each, in the order of first appearance.
    ///
    /// A document lists them in its machine-readable part, so that `report verify` can hold each one
    /// against the book.
    package var figures: [Figure] {
        var seen: Set<FigureIdentifier> = []
        return blocks.flatMap(\.figures).filter { seen.insert($0.identifier).inserted }
    }
}
