import CXlsxwriter

/// An XLSX file being written through libxlsxwriter.
struct Workbook: ~Copyable {
    private let pointer: UnsafeMutablePointer<lxw_workbook>
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var names: Set<String> = []

    /// Begins a file at that path.
    init(path: String) throws {
        guard let pointer = workbook_new(path) else {
            throw RenderingError.libraryFailed(name: "libxlsxwriter", detail: path)
        }
        self.pointer = pointer
    }

    /// Adds a sheet; the name is shortened and numbered until the format takes it.
    mutating func addSheet(_ name: String) throws -> Worksheet {
        let name = unused(name)
        guard let sheet = workbook_add_worksheet(pointer, name) else {
            throw RenderingError.libraryFailed(name: "libxlsxwriter", detail: "工作表 \(name)")
        }
        return Worksheet(name: name, pointer: sheet)
    }

    /// The format of a style, made once.
    mutating func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[style] { return known }
        let format = workbook_add_format(pointer)
        style.apply(to: format)
        formats[style] = format
        return format
    }

    /// A chart that a sheet can take.
    func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
        workbook_add_chart(pointer, UInt8(type.rawValue))
    }

    /// Sets what a file's details show; the date of making is the document's own.
    func setProperties(title: String, author: String, comments: String, created: Int) {
        title.withMutableCString { title in
            author.withMutableCString { author in
                comments.withMutableCString { comments in
                    var properties = lxw_doc_properties()
                    properties.title = title
                    properties.author = author
                    properties.comments = comments
                    properties.created = created
                    workbook_set_properties(pointer, &properties)
                }
            }
        }
    }

    func setProperty(_ name: String, _ value: String) {
        workbook_set_custom_property_string(pointer, name, TextLayout.printable(value))
    }

    /// Writes the file.
    consuming func close() throws {
        let code = workbook_close(pointer)
        guard code == LXW_NO_ERROR else {
            throw RenderingError.libraryFailed(
                name: "libxlsxwriter", detail: String(cString: lxw_strerror(code)))
        }
    }

    /// A name of at most 31 characters without those that formulas use, not yet taken.
    private mutating func unused(_ name: String) -> String {
        let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
        let clean = TextLayout.printable(name).filter { !forbidden.contains($0) }
        var candidate = String(clean.unicodeScalars.prefix(31))
        if candidate.isEmpty { candidate = "表" }
        var number = 1
        while !names.insert(candidate.lowercased()).inserted {
            number += 1
            candidate = String(clean.unicodeScalars.prefix(26)) + "（\(number)）"
        }
        return candidate
    }
}

extension String {
    /// The text as C wants it where it takes a mutable pointer without ever writing to it, without
    /// what XML cannot hold, which the library does not look for.
    fileprivate func withMutableCString<Result>(
        _ body: (UnsafeMutablePointer<CChar>?) -> Result
    ) -> Result {
        var bytes = Array(TextLayout.printable(self).utf8CString)
        return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}
