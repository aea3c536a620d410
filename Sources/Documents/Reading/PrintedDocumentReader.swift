package import Foundation
package import Linting
import Reports

/// Reads published reports of any common kind into text and cells (`docx`, `pdf`, `xlsx`, `html`, `txt`).
///
/// Files come from other offices: they may be broken, huge, encrypted or hostile. Every such file
/// is refused with one sentence; none may crash or hang the program.
package enum PrintedDocumentReader {
    /// Reads the file at a path, by its content and its extension.
    ///
    /// - Throws: ``DocumentRefusal``.
    package static func read(path: String) throws -> PrintedDocument {
        let limits = ReadingLimits.standard
        let url = URL(fileURLWithPath: path)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw DocumentRefusal(.missing, "找不到文件 \(path)，请检查路径。")
        }
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: url.resolvingSymlinksInPath().path)
        guard !isDirectory.boolValue,
            (attributes?[.type] as? FileAttributeType) == .typeRegular
        else {
            throw DocumentRefusal(.unreadable, "\(path) 不是普通文件，请给出报告文件本身的路径。")
        }
        guard let size = (attributes?[.size] as? NSNumber)?.intValue, size <= limits.fileBytes
        else {
            throw DocumentRefusal.tooLarge(limits.fileBytes)
        }
        guard let data = try? Data(contentsOf: url) else {
            throw DocumentRefusal(.unreadable, "无法读取 \(path)，请检查文件权限。")
        }
        var document = try read(data, name: url.lastPathComponent)
        document.exactFigures = exactFigures(path)
        return document
    }

    /// The figures that a document of this program carries unrounded; none in any other file.
    private static func exactFigures(_ path: String) -> Set<String> {
        guard let record = try? DocumentRecord.read(path) else { return [] }
        return Set(record.figures.filter { !$0.exact.isEmpty }.map(\.shown))
    }

    /// Reads the bytes of a file of that name.
    ///
    /// - Throws: ``DocumentRefusal``.
    package static func read(_ data: Data, name: String) throws -> PrintedDocument {
        try read(data, name: name, limits: .standard)
    }

    /// The same within other limits.
    package static func read(_ data: Data, name: String, limits: ReadingLimits) throws
        -> PrintedDocument
    {
        guard data.count <= limits.fileBytes else {
            throw DocumentRefusal.tooLarge(limits.fileBytes)
        }
        guard !data.isEmpty else {
            throw DocumentRefusal(.empty, "文件是空的，请重新导出报告。")
        }
        var document: PrintedDocument
        switch try FileKind(data, name: name) {
        case .text:
            let text = try TextDecoder.decode(data, limits: limits)
            document = PrintedDocument(text: withoutRecord(text))
        case .html:
            document = HTMLReader.read(try TextDecoder.decode(data, limits: limits))
        case .docx: document = try WordReader.read(data, limits: limits)
        case .xlsx: document = try SpreadsheetReader.read(data, limits: limits)
        case .pdf: document = try PortableDocumentReader.read(data, limits: limits)
        }
        let characters = document.lines.reduce(0) { sum, line in
            sum + line.cells.reduce(0) { $0 + $1.text.utf8.count / 3 }
        }
        guard document.lines.count <= limits.lines, characters <= limits.textCharacters else {
            throw DocumentRefusal(
                .tooLarge, "文件的文字超过 \(limits.textCharacters) 字或 \(limits.lines) 行，不像一份报告；请只保留报告正文。")
        }
        guard document.lines.contains(where: { $0.cells.contains { !$0.text.isEmpty } }) else {
            throw DocumentRefusal(.noText, "文件里没有文字；扫描件请先做文字识别（OCR），再检查。")
        }
        return document
    }
}

extension PrintedDocumentReader {
    /// The text without the line that only machines read.
    private static func withoutRecord(_ text: String) -> String {
        guard let range = text.ranges(of: "\n" + DocumentRecord.textMarker).last else {
            return text
        }
        let rest = text[range.upperBound...].drop { !$0.isNewline }
        return String(text[..<range.lowerBound]) + rest
    }
}

extension DocumentRefusal {
    static func tooLarge(_ bytes: Int) -> DocumentRefusal {
        DocumentRefusal(.tooLarge, "文件超过 \(bytes >> 20) MB，不像一份报告；请去掉图片附件后另存，再检查。")
    }

    static func broken(_ kind: String) -> DocumentRefusal {
        DocumentRefusal(.broken, "\(kind) 文件已损坏，读不出内容；请用原来的软件打开后另存，再检查。")
    }
}
