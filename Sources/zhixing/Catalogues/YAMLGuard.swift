/// A file refused before any of it is understood, with the line where that shows.
struct YAMLRefusal: Error {
    /// Counted from 1; nil where it is about the whole file.
    let line: Int?
    let message: String
}

/// Looks over YAML text before it is parsed, for what no catalogue needs and what is made to harm:
/// anchors and aliases that multiply, tags, tabs as indentation, deep nesting, sheer size.
enum YAMLGuard {
    static let largestFile = 256 * 1024
    private static let deepest = 12

    static func text(_ bytes: [UInt8]) throws(YAMLRefusal) -> String {
        guard bytes.count <= largestFile else {
            throw YAMLRefusal(line: nil, message: "文件太大，指标体系文件最多 256 KB")
        }
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        guard let text = String(validating: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self)
        else {
            throw YAMLRefusal(line: nil, message: "不是 UTF-8 编码的文本；请另存为 UTF-8 编码的 YAML 文件")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw YAMLRefusal(line: nil, message: "文件是空的")
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (offset, line) in lines.enumerated() {
            if let complaint = complaint(about: line) {
                throw YAMLRefusal(line: offset + 1, message: complaint)
            }
        }
        return text
    }

    private static func complaint(about line: Substring) -> String? {
        if line.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" && $0 != "\r" }) {
            return "有控制字符，请删去"
        }
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        if indentation.contains("\t"), line.contains(where: { !$0.isWhitespace }) {
            return "用了制表符缩进；YAML 只能用空格缩进"
        }
        return complaint(aboutTokensOf: line)
    }

    /// Only what begins a token counts; within quotes and words every character is plain text.
    private static func complaint(aboutTokensOf line: Substring) -> String? {
        var scan = TokenScan()
        for character in line {
            if let complaint = scan.take(character) { return complaint }
            if scan.isOver { break }
            if max(scan.depth, scan.dashes) > deepest {
                return "层次太深，指标体系用不到这么多层"
            }
        }
        return nil
    }

    /// Where a line's tokens begin, one character after the other.
    private struct TokenScan {
        private(set) var depth = 0
        private(set) var dashes = 0
        /// A comment reaches to the end of the line.
        private(set) var isOver = false
        private var quote: Character?
        private var isAtTokenStart = true
        /// A blank after it begins a token: behind `:` and `-`.
        private var awaitsBlank = false
        private var isAfterBlank = true

        /// Takes one more character; answers what is wrong with it.
        mutating func take(_ character: Character) -> String? {
            if let open = quote {
                if character == open { quote = nil }
                return nil
            }
            defer { isAfterBlank = character == " " || character == "\t" }
            switch character {
            case " ", "\t": isAtTokenStart = isAtTokenStart || awaitsBlank
            case "#" where isAfterBlank: isOver = true
            case "&" where isAtTokenStart, "*" where isAtTokenStart:
                return "YAML 的锚点（&）和别名（*）不能用；文字以这两个符号开头的，请整个放在引号里"
            case "!" where isAtTokenStart:
                return "YAML 的类型标签（!）不能用；文字以 ! 开头的，请整个放在引号里"
            case "\"" where isAtTokenStart, "'" where isAtTokenStart:
                quote = character
                isAtTokenStart = false
            case "[" where isAtTokenStart, "{" where isAtTokenStart: depth += 1
            case "-" where isAtTokenStart, "?" where isAtTokenStart:
                dashes += 1
                (isAtTokenStart, awaitsBlank) = (false, true)
            case ":": (isAtTokenStart, awaitsBlank) = (false, true)
            case "," where depth > 0: isAtTokenStart = true
            default: (isAtTokenStart, awaitsBlank) = (false, false)
            }
            return nil
        }
    }
}
