/// Namespaces, content types and relationship types of OOXML (ISO/IEC 29500).
enum WordNamespace {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/"
    static let relationships = officeDocument + "relationships"
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    static let wordDrawing =
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    static let package = "http://schemas.openxmlformats.org/package/2006/"
    static let contentType = "application/vnd.openxmlformats-officedocument."
    /// Of the record that this program puts beside the text.
    static let record = "urn:zhixing:document-record:1"
}
