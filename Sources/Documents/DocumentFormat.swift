/// The kinds of file a document can be written as, each by its file name extension.
package enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
    case docx
    case pdf
    case xlsx
    case html
    case txt
    case json

    /// The format that a path's extension names, in either case; nil for any other.
    package init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        self.init(rawValue: name[name.index(after: dot)...].lowercased())
    }

    /// The media type that a web server sends with such a file.
    package var mediaType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .html: "text/html; charset=utf-8"
        case .txt: "text/plain; charset=utf-8"
        case .json: "application/json"
        }
    }
}
