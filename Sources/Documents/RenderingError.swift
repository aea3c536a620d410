/// Why a document could not be written, or a file not be read back.
package enum RenderingError: Error, Hashable, Sendable {
    /// A program that does the work is not installed; `remedy` says in Chinese how to get it.
    case toolMissing(name: String, remedy: String)
    /// A program that does the work failed; `detail` is its own message.
    case toolFailed(name: String, detail: String)
    /// A library refused; `detail` is its own message.
    case libraryFailed(name: String, detail: String)
    /// The format cannot print a character of the document; `place` is the text that it stands in.
    case notPrintable(character: String, place: String)
    /// A name, or all figures together, are longer than the format allows a text to be.
    case tooLong
    /// The file's name says none of the formats.
    case unknownFormat(path: String)
    case unreadable(path: String, detail: String)
    /// The file has no record of its origin: it was not written by this program, or was stripped.
    case noRecord(path: String)
}

extension RenderingError: CustomStringConvertible {
    /// A sentence for people, in Chinese.
    package var description: String {
        switch self {
        case .toolMissing(let name, let remedy): "未找到 \(name)。\(remedy)"
        case .toolFailed(let name, let detail): "\(name) 运行失败：\(detail)"
        case .libraryFailed(let name, let detail): "\(name) 写文件失败：\(detail)"
        case .notPrintable(let character, let place):
            "PDF 所用的字体没有“\(character)”这个字，它出现在“\(place)”里；"
                + "请从该名称或文字中去掉它再生成，或改用 docx、xlsx、html 格式"
        case .tooLong:
            "名称太长，或者登记的数字太多，超过 PDF/A 对一段文字的限制（32767 个字符）；"
                + "请缩短名称，或改用 docx、xlsx、html 格式"
        case .unknownFormat(let path): "不支持的文件格式：\(path)（可用 docx、pdf、xlsx、html、txt、json）"
        case .unreadable(let path, let detail): "无法读取 \(path)：\(detail)"
        case .noRecord(let path): "\(path) 中没有知行的版本说明，不是本系统生成的文件，或说明已被删去"
        }
    }
}

extension RenderingError {
    /// Stable, for scripts.
    package var code: String {
        switch self {
        case .toolMissing: "toolMissing"
        case .toolFailed, .libraryFailed: "renderingFailed"
        case .notPrintable: "notPrintable"
        case .tooLong: "tooLong"
        case .unknownFormat: "unknownFormat"
        case .unreadable: "fileNotReadable"
        case .noRecord: "noProvenance"
        }
    }
}
