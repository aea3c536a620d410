import Foundation
import JSON
package import Reports

extension DocumentProvenance {
    /// Where a file comes from, read from the file alone.
    ///
    /// - Throws: ``RenderingError`` where the file cannot be read, or was not written by this program.
    package static func read(_ path: String) throws -> DocumentProvenance {
        try DocumentRecord.read(path).provenance
    }
}

extension DocumentRecord {
    /// Larger files are not documents of this program.
    private static let largestFile = 64 << 20

    /// The record that a file of any format carries.
    ///
    /// - Throws: ``RenderingError`` where the file cannot be read, or has no record.
    package static func read(_ path: String) throws -> DocumentRecord {
        guard let format = DocumentFormat(path: path) else {
            throw RenderingError.unknownFormat(path: path)
        }
        let text: String? =
            switch format {
            case .docx: try wordText(path)
            case .xlsx:
                try ZipEntry.bytes(of: "xl/sharedStrings.xml", in: path).flatMap {
                    joined(MarkupText.between(">", "</t>", in: $0, holding: partName))
                }
            case .pdf:
                joined(
                    MarkupText.between(
                        "<pdf:Keywords>", "</pdf:Keywords>", in: try contents(of: path)
                    ).flatMap(PDFRecord.keywords(in:)))
            case .html:
                MarkupText.between(
                    "<meta name=\"\(propertyName)\" content=\"", "\"", in: try contents(of: path)
                ).first
            case .txt:
                String(decoding: try contents(of: path), as: UTF8.self)
                    .split(whereSeparator: \.isNewline).last { $0.hasPrefix(textMarker) }
                    .map { String($0.dropFirst(textMarker.count)) }
            case .json: try jsonText(path)
            }
        guard let text, let json = try? JSONParser.parse(text),
            let record = DocumentRecord(json: json)
        else { throw RenderingError.noRecord(path: path) }
        return record
    }

    private static func contents(of path: String) throws -> [UInt8] {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard let size = attributes[.size] as? Int, size <= largestFile else {
                throw RenderingError.unreadable(path: path, detail: "文件过大")
            }
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let error as RenderingError {
            throw error
        } catch {
            throw RenderingError.unreadable(path: path, detail: "文件不存在或没有读取权限")
        }
    }

    /// Office programs renumber the parts they keep, so each one is asked whether it is the record.
    private static func wordText(_ path: String) throws -> String? {
        for number in 1...9 {
            let name = "customXml/item\(number).xml"
            guard let bytes = try ZipEntry.bytes(of: name, in: path) else { continue }
            let found = MarkupText.between(
                "\"\(WordNamespace.record)\">", "</", in: bytes)
            if let text = found.first { return text }
        }
        return nil
    }

    private static func jsonText(_ path: String) throws -> String? {
        guard let json = try? JSONParser.parse(try contents(of: path)) else { return nil }
        return json["document"]?.text
    }

    /// The record put together from texts that hold its numbered parts, in whatever order.
    private static func joined(_ texts: [String]) -> String? {
        var parts: [Int: String] = [:]
        for text in texts {
            for piece in text.split(separator: partName) {
                guard let colon = piece.firstRange(of: ": "),
                    let number = Int(piece[..<colon.lowerBound])
                else { continue }
                parts[number] = String(piece[colon.upperBound...])
            }
        }
        return parts.isEmpty ? nil : (0..<parts.count).map { parts[$0] ?? "" }.joined()
    }
}
