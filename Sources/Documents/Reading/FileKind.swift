import Foundation

/// The kinds of files the linter reads.
enum FileKind {
    case text, html, docx, xlsx, pdf

    /// The kind by content, checked against the extension of the name.
    ///
    /// A `.docx` that is a PDF inside was renamed, not converted; guessing would hide that.
    init(_ data: Data, name: String) throws {
        let parts = name.split(separator: ".")
        let suffix = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
        let head = [UInt8](data.prefix(1024))
        let isZip = head.starts(with: [0x50, 0x4B])
        let isPDF = Self.contains(head, "%PDF-")
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            if ["docx", "xlsx"].contains(suffix) {
                throw DocumentRefusal(.encrypted, "文件加了密码或是旧格式，请取消密码后另存为 \(suffix)，再检查。")
            }
            throw DocumentRefusal(.unknownKind, "这是旧的 Office 格式（doc、xls、wps），请另存为 docx 或 xlsx，再检查。")
        }
        func mismatch(_ kind: String) -> DocumentRefusal {
            DocumentRefusal(
                .wrongExtension, "扩展名是 .\(suffix)，内容却不是\(kind)；请改正扩展名或重新导出，再检查。")
        }
        switch suffix {
        case "docx":
            guard isZip else { throw mismatch(" Word 文档") }
            self = .docx
        case "xlsx":
            guard isZip else { throw mismatch(" Excel 工作簿") }
            self = .xlsx
        case "pdf":
            guard isPDF else { throw mismatch(" PDF") }
            self = .pdf
        case "html", "htm":
            guard !isZip, !isPDF else { throw mismatch("网页") }
            self = .html
        case "txt", "text", "md", "csv", "tsv":
            guard !isZip, !isPDF else { throw mismatch("纯文本") }
            self = .text
        case "":
            throw DocumentRefusal(
                .unknownKind, "文件名没有扩展名；可检查 docx、pdf、xlsx、html、txt，请补上扩展名。")
        default:
            throw DocumentRefusal(
                .unknownKind, "不认识扩展名 .\(suffix.prefix(16))；可检查 docx、pdf、xlsx、html、txt，请先转换。")
        }
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains {
            Array(bytes[$0..<($0 + wanted.count)]) == wanted
        }
    }
}
