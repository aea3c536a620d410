import JSON
package import Reports

/// Writes a document as the bytes of a file of any format.
package enum DocumentRenderer {
    /// The same document and options give the same bytes.
    ///
    /// - Throws: ``RenderingError`` where a format's library or program is missing or fails.
    package static func render(
        _ document: Document, as format: DocumentFormat, options: RenderingOptions = .init()
    ) throws -> [UInt8] {
        switch format {
        case .txt: Array(TextRenderer.render(document, options: options).utf8)
        case .html: HTMLRenderer.render(document, options: options)
        case .json:
            Array(JSONRenderer.render(document, options: options).indentedText.utf8)
                + [UInt8(ascii: "\n")]
        case .docx: try WordRenderer.render(document)
        case .xlsx: try SpreadsheetRenderer.render(document)
        case .pdf: try PDFRenderer.render(document)
        }
    }

    /// The document as text, for a terminal.
    package static func text(
        _ document: Document, options: RenderingOptions = .terminal(width: nil)
    ) -> String {
        TextRenderer.render(document, options: options)
    }
}
