/// Reads strict JSON (RFC 8259) and says where it stops being that.
///
/// Duplicate names are refused: which of the two was meant cannot be known.
package struct JSONParser {
    private let bytes: [UInt8]
    private var index = 0
    private static let deepest = 64

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads one value that fills the whole text.
    ///
    /// - Throws: ``JSONSyntaxError`` with the column, counted in bytes from 1.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(bytes)
        parser.skipSpace()
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.index == bytes.count else { throw parser.error("多余的内容") }
        return value
    }

    /// Reads one value that fills the whole text.
    package static func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
        try parse(Array(text.utf8))
    }

    private func error(_ problem: String) -> JSONSyntaxError {
        JSONSyntaxError(column: index + 1, problem: problem)
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        guard index < bytes.count else { throw error("内容不完整") }
        guard depth < Self.deepest else { throw error("嵌套过深") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONSyntaxError)
        -> JSONValue
    {
        let expected = text.description.utf8
        guard bytes[index...].starts(with: expected) else { throw error("不是 JSON 值") }
        index += expected.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        index += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if try take("}") { return .object(members) }
        while true {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw error("此处应为字段名")
            }
            let name = try string()
            guard !members.contains(where: { $0.name == name }) else {
                throw error("字段 \(name) 重复")
            }
            skipSpace()
            guard try take(":") else { throw error("字段名后应为冒号") }
            skipSpace()
            members.append(JSONValue.Member(name, try value(depth: depth + 1)))
            skipSpace()
            if try take("}") { return .object(members) }
            guard try take(",") else { throw error("此处应为逗号或右花括号") }
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        index += 1
        var values: [JSONValue] = []
        skipSpace()
        if try take("]") { return .array(values) }
        while true {
            skipSpace()
            values.append(try value(depth: depth + 1))
            skipSpace()
            if try take("]") { return .array(values) }
            guard try take(",") else { throw error("此处应为逗号或右方括号") }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
        guard index < bytes.count else { throw error("内容不完整") }
        guard bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = index
        func digits(_ from: Int) -> Int {
            var end = from
            while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
            return end
        }
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let whole = digits(index)
        guard whole > index, whole == index + 1 || bytes[index] != 0x30 else {
            index = start
            throw error("不是 JSON 值")
        }
        index = whole
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            let end = digits(index + 1)
            guard end > index + 1 else { throw error("小数点后缺少数字") }
            index = end
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            var exponent = index + 1
            if exponent < bytes.count, [0x2B, 0x2D].contains(bytes[exponent]) { exponent += 1 }
            let end = digits(exponent)
            guard end > exponent else { throw error("指数缺少数字") }
            index = end
        }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let text = String(validating: bytes[start..<index], as: UTF8.self) else {
                    throw error("不是 UTF-8 文本")
                }
                index += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw error("字符串中有控制字符")
            default: index += 1
            }
        }
        throw error("字符串没有结束")
    }

    private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw error("不是 UTF-8 文本")
                }
                return string
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
            case 0..<0x20: throw error("字符串中有控制字符")
            default: text.append(byte)
            }
        }
        throw error("字符串没有结束")
    }

    private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
        guard index < bytes.count else { throw error("字符串没有结束") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try unicodeEscape())).utf8)
        default: throw error("不认识的转义")
        }
    }

    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try hexadecimalUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), index + 1 < bytes.count,
            bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        else { throw error("不成对的代理字符") }
        index += 2
        let second = try hexadecimalUnit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar((first - 0xD800) << 10 + (second - 0xDC00) + 0x10000)
        else { throw error("不成对的代理字符") }
        return scalar
    }

    private mutating func hexadecimalUnit() throws(JSONSyntaxError) -> UInt32 {
        guard index + 4 <= bytes.count,
            bytes[index..<(index + 4)].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(
                String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw error("\\u 后应为四位十六进制数") }
        index += 4
        return unit
    }
}
