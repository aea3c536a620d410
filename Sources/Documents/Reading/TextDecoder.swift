import Foundation

/// Bytes of plain text or HTML to text: UTF-8, UTF-16 or GB18030.
enum TextDecoder {
    /// - Throws: ``DocumentRefusal`` where the bytes are text in none of these.
    static func decode(_ data: Data, limits: ReadingLimits) throws -> String {
        let text = decoded(data)
        guard let text, !text.unicodeScalars.contains(where: { $0.value == 0 }) else {
            throw DocumentRefusal(.broken, "文件不是文字，或编码不是 UTF-8、UTF-16、GB18030；请另存为 UTF-8 文本，再检查。")
        }
        guard text.utf8.count / 3 <= limits.textCharacters else {
            throw DocumentRefusal(.tooLarge, "文字超过 \(limits.textCharacters) 字，不像一份报告；请只保留报告正文。")
        }
        return text
    }

    private static func decoded(_ data: Data) -> String? {
        let head = [UInt8](data.prefix(3))
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            return String(data: data.dropFirst(3), encoding: .utf8)
        }
        if head.starts(with: [0xFF, 0xFE]) {
            return String(data: data.dropFirst(2), encoding: .utf16LittleEndian)
        }
        if head.starts(with: [0xFE, 0xFF]) {
            return String(data: data.dropFirst(2), encoding: .utf16BigEndian)
        }
        if let text = String(data: data, encoding: .utf8), !text.unicodeScalars.contains("\0") {
            return text
        }
        return utf16(data) ?? gb18030(data)
    }

    /// UTF-16 without a mark shows itself by the zero bytes beside digits and spaces.
    private static func utf16(_ data: Data) -> String? {
        let sample = [UInt8](data.prefix(4096))
        let zeros = sample.indices.filter { sample[$0] == 0 }
        guard zeros.count * 50 > sample.count, sample.count > 1 else { return nil }
        let odd = zeros.count { $0 % 2 == 1 }
        return String(
            data: data, encoding: odd * 2 > zeros.count ? .utf16LittleEndian : .utf16BigEndian)
    }

    private static func gb18030(_ data: Data) -> String? {
        String(data: data, encoding: String.Encoding(rawValue: 0x8000_0632))
    }
}
