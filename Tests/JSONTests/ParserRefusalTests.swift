import JSON
import Testing

/// Text that is no JSON, and where it stops being so.
struct Malformed: Sendable, CustomTestStringConvertible {
    let text: String
    let column: Int
    let problem: String

    init(_ text: String, _ column: Int, _ problem: String) {
        self.text = text
        self.column = column
        self.problem = problem
    }

    var testDescription: String { text.debugDescription }
}

/// The syntax error that a text meets; nil where it is JSON.
func syntaxError(_ bytes: [UInt8]) -> JSONSyntaxError? {
    do {
        _ = try JSONParser.parse(bytes)
        return nil
    } catch {
        return error
    }
}

@Suite("What is not JSON")
struct ParserRefusalTests {
    private static let values: [Malformed] = [
        .init("", 1, "内容不完整"),
        .init("  ", 3, "内容不完整"),
        .init("tru", 1, "不是 JSON 值"),
        .init("True", 1, "不是 JSON 值"),
        .init("fals3", 1, "不是 JSON 值"),
        .init("nul", 1, "不是 JSON 值"),
        .init("NaN", 1, "不是 JSON 值"),
        .init("'a'", 1, "不是 JSON 值"),
        .init("1 2", 3, "多余的内容"),
        .init("{} ,", 4, "多余的内容"),
        .init("\u{FEFF}{}", 1, "不是 JSON 值"),
        .init("/* no */ 1", 1, "不是 JSON 值"),
    ]

    private static let numbers: [Malformed] = [
        .init("-", 1, "不是 JSON 值"),
        .init("+1", 1, "不是 JSON 值"),
        .init("01", 1, "不是 JSON 值"),
        .init("-01", 1, "不是 JSON 值"),
        .init(".5", 1, "不是 JSON 值"),
        .init("1.", 2, "小数点后缺少数字"),
        .init("1.e3", 2, "小数点后缺少数字"),
        .init("1e", 2, "指数缺少数字"),
        .init("1e+", 2, "指数缺少数字"),
        .init("1.5E-", 4, "指数缺少数字"),
        .init("0x10", 2, "多余的内容"),
        .init("１", 1, "不是 JSON 值"),
    ]

    private static let containers: [Malformed] = [
        .init("{", 2, "内容不完整"),
        .init("{1:2}", 2, "此处应为字段名"),
        .init("{\"a\":1,}", 8, "此处应为字段名"),
        .init("{\"a\" 1}", 6, "字段名后应为冒号"),
        .init("{\"a\"", 5, "内容不完整"),
        .init("{\"a\":", 6, "内容不完整"),
        .init("{\"a\":1 \"b\":2}", 8, "此处应为逗号或右花括号"),
        .init("{\"a\":1", 7, "内容不完整"),
        .init("[", 2, "内容不完整"),
        .init("[1", 3, "内容不完整"),
        .init("[1,]", 4, "不是 JSON 值"),
        .init("[,1]", 2, "不是 JSON 值"),
        .init("[1 2]", 4, "此处应为逗号或右方括号"),
        .init("[1}", 3, "此处应为逗号或右方括号"),
    ]

    private static let strings: [Malformed] = [
        .init("\"", 2, "字符串没有结束"),
        .init("\"abc", 5, "字符串没有结束"),
        .init("\"a\\", 4, "字符串没有结束"),
        .init("\"a\\n", 5, "字符串没有结束"),
        .init("\"a\tb\"", 3, "字符串中有控制字符"),
        .init("\"a\\nb\u{1}\"", 7, "字符串中有控制字符"),
        .init("\"\\x41\"", 4, "不认识的转义"),
        .init("\"\\u12\"", 4, "\\u 后应为四位十六进制数"),
        .init("\"\\u12G4\"", 4, "\\u 后应为四位十六进制数"),
        .init("\"\\u+123\"", 4, "\\u 后应为四位十六进制数"),
        .init("\"\\uD83D\"", 8, "不成对的代理字符"),
        .init("\"\\uD83Dx\"", 8, "不成对的代理字符"),
        .init("\"\\uDE00\"", 8, "不成对的代理字符"),
        .init("\"\\uD83D\\u0041\"", 14, "不成对的代理字符"),
        .init("\"\\uD83D\\uD83D\"", 14, "不成对的代理字符"),
    ]

    @Test(arguments: values + numbers + containers)
    func `a refusal names the column where the text stops being JSON`(_ malformed: Malformed) {
        let error = syntaxError(Array(malformed.text.utf8))
        #expect(error?.column == malformed.column)
        #expect(error?.problem == malformed.problem)
    }

    @Test(arguments: strings)
    func `a string's refusal stands behind what was read of it`(_ malformed: Malformed) throws {
        let error = try #require(syntaxError(Array(malformed.text.utf8)))
        #expect(error.problem == malformed.problem)
        #expect((2...(malformed.column)).contains(error.column))
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22],
            [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22],
        ] as [[UInt8]])
    func `bytes that are no UTF-8 are no text`(_ bytes: [UInt8]) {
        #expect(syntaxError(bytes)?.problem == "不是 UTF-8 文本")
    }

    @Test(arguments: [
        (#"{"a":1,"a":1}"#, "字段 a 重复"), (#"{"a":1,"b":{"c":1,"c":2}}"#, "字段 c 重复"),
        (#"{"a":1,"\u0061":2}"#, "字段 a 重复"), (#"{"":1,"":2}"#, "字段  重复"),
    ])
    func `a name that stands twice is refused, however it is written`(
        _ text: String, _ problem: String
    ) {
        #expect(syntaxError(Array(text.utf8))?.problem == problem)
    }

    @Test func `the same name in two objects is no duplicate`() {
        #expect(syntaxError(Array(#"[{"a":1},{"a":{"a":2}}]"#.utf8)) == nil)
    }

    @Test func `sixty-four levels are read and the sixty-fifth is refused at its place`() {
        func nested(_ depth: Int) -> [UInt8] {
            Array(repeating: UInt8(ascii: "["), count: depth)
                + Array(repeating: UInt8(ascii: "]"), count: depth)
        }
        #expect(syntaxError(nested(64)) == nil)
        #expect(syntaxError(nested(65))?.column == 65)
        #expect(syntaxError(nested(65))?.problem == "嵌套过深")
        #expect(syntaxError(nested(100_000))?.problem == "嵌套过深")
    }
}
