import Foundation

/// Reads the XML of office files as events; refuses what office files never hold.
///
/// The parser of Foundation on Linux stops the whole program at some malformed attributes, which
/// fuzzing found within a minute, so that foreign files are read by this small strict one. A
/// DOCTYPE can define entities that grow without end or name files of this machine: refused.
struct XMLEvents {
    private let bytes: [UInt8]
    private let kind: String
    private let limits: ReadingLimits
    private let opened: (String, [String: String]) -> Void
    private let closed: (String) -> Void
    private let text: (String) -> Void
    private let located: (Range<Int>) -> Void
    private var index = 0
    private var names: [String] = []

    /// Names come without their prefix: `w:p` as `p`.
    ///
    /// `located` is told the bytes of each tag before what it opens or closes.
    static func read(
        _ data: Data, kind: String, limits: ReadingLimits,
        located: @escaping (Range<Int>) -> Void = { _ in },
        opened: @escaping (String, [String: String]) -> Void, closed: @escaping (String) -> Void,
        text: @escaping (String) -> Void
    ) throws {
        var events = XMLEvents(
            bytes: [UInt8](data), kind: kind, limits: limits, located: located, opened: opened,
            closed: closed, text: text)
        guard String(validating: events.bytes, as: UTF8.self) != nil else { throw events.broken }
        try events.read()
    }

    private init(
        bytes: [UInt8], kind: String, limits: ReadingLimits,
        located: @escaping (Range<Int>) -> Void,
        opened: @escaping (String, [String: String]) -> Void, closed: @escaping (String) -> Void,
        text: @escaping (String) -> Void
    ) {
        self.located = located
        self.bytes = bytes
        self.kind = kind
        self.limits = limits
        self.opened = opened
        self.closed = closed
        self.text = text
    }

    private var broken: DocumentRefusal { .broken(kind) }

    private mutating func read() throws {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        var elements = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                try readText()
                continue
            }
            if starts("<?") {
                try skip(past: "?>")
            } else if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<![CDATA[") {
                index += 9
                let start = index
                try skip(past: "]]>")
                if !names.isEmpty { text(string(start..<(index - 3))) }
            } else if starts("<!") {
                throw DocumentRefusal(
                    .hostile, "\(kind) 文件含有 DOCTYPE 声明，正常的办公文件没有，不予读取；请用原来的软件另存，再检查。")
            } else {
                elements += 1
                guard elements <= limits.elements else {
                    throw DocumentRefusal(
                        .tooLarge, "\(kind) 文件的内容异常庞大，不像一份报告；请只保留报告正文后另存，再检查。")
                }
                try readTag()
            }
        }
        guard names.isEmpty, elements > 0 else { throw broken }
    }

    private func starts(_ word: String) -> Bool {
        bytes[index...].starts(with: word.utf8)
    }

    private mutating func skip(past word: String) throws {
        let wanted = Array(word.utf8)
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], bytes[index...].starts(with: wanted) {
                index += wanted.count
                return
            }
            index += 1
        }
        throw broken
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func readText() throws {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        guard !names.isEmpty else { return }
        text(try unescaped(start..<index))
    }

    // MARK: - Tags

    private mutating func readTag() throws {
        let start = index
        index += 1
        let closes = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if closes { index += 1 }
        let name = try readName()
        var attributes: [String: String] = [:]
        while true {
            skipSpaces()
            guard index < bytes.count else { throw broken }
            if bytes[index] == UInt8(ascii: ">") {
                index += 1
                break
            }
            if starts("/>"), !closes {
                index += 2
                located(start..<index)
                opened(name, attributes)
                closed(name)
                return
            }
            guard !closes else { throw broken }
            let (key, value) = try readAttribute()
            attributes[key] = value
        }
        if closes {
            guard names.popLast() == name else { throw broken }
            located(start..<index)
            closed(name)
        } else {
            names.append(name)
            guard names.count <= limits.depth else { throw broken }
            located(start..<index)
            opened(name, attributes)
        }
    }

    private mutating func readAttribute() throws -> (String, String) {
        let key = try readName()
        skipSpaces()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { throw broken }
        index += 1
        skipSpaces()
        guard index < bytes.count,
            bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
        else { throw broken }
        let quote = bytes[index]
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != quote { index += 1 }
        guard index < bytes.count else { throw broken }
        index += 1
        return (key, try unescaped(start..<(index - 1)))
    }

    /// A name without its prefix.
    private mutating func readName() throws -> String {
        var start = index
        let first = index
        while index < bytes.count, Self.isNameByte(bytes[index]) {
            if bytes[index] == UInt8(ascii: ":") { start = index + 1 }
            index += 1
        }
        guard index > first, index > start else { throw broken }
        return string(start..<index)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...0xFF:
            true
        default: false
        }
    }

    private mutating func skipSpaces() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    /// Text with `&amp;` and its like resolved; no other entity is known here.
    private func unescaped(_ range: Range<Int>) throws -> String {
        guard bytes[range].contains(UInt8(ascii: "&")) else { return string(range) }
        let text = Substring(string(range))
        let allowed = ["amp", "lt", "gt", "quot", "apos"]
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0 != ";" }
            guard part.count > name.count, name.hasPrefix("#") || allowed.contains(String(name))
            else { throw broken }
        }
        return Entities.decode(text)
    }
}
