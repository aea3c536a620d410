import JSON
import Reports

/// The record of a PDF file: keywords, which every PDF program keeps (XMP metadata).
enum PDFRecord {
    /// PDF/A allows no string above 32 767 bytes.
    private static let longest = 30_000

    /// The record as keywords: the provenance, then as many parts as the figures take.
    static func keywords(of record: DocumentRecord) -> [String] {
        DocumentRecord.parts(of: record.json.text, size: longest).enumerated().map { number, part in
            DocumentRecord.chunkMarker(number) + part
        }
    }

    /// The keywords that typst joined into one text, without the commas it put between them.
    static func keywords(in text: String) -> [String] {
        let pieces = text.split(separator: ", " + DocumentRecord.partName)
        return pieces.enumerated().map { offset, piece in
            offset == 0 ? String(piece) : DocumentRecord.partName + piece
        }
    }
}
