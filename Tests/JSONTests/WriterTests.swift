import JSON
import Testing

@Suite("Writing JSON")
struct WriterTests {
    @Test(
        arguments: [
            .init("null", .null), .init("true", true), .init("false", false),
            .init("1.10", .number("1.10")), .init("-7", -7), .init("[]", []), .init("{}", [:]),
            .init("[[],{},null]", [[], [:], nil]),
            .init(#"{"b":1,"a":{"x":"y"}}"#, ["b": 1, "a": ["x": "y"]]),
            .init(#""\"\\/""#, "\"\\/"), .init(#""\n\r\t""#, "\n\r\t"), .init("\"知行😀\"", "知行😀"),
            .init(#""\u0000\u001f\u007f""#, "\u{0}\u{1F}\u{7F}"),
            .init(#""\u0008\u000c""#, "\u{8}\u{C}"),
            .init(#"{"键\n":1}"#, ["键\n": 1]),
        ] as [Written])
    func `each value has one compact text`(_ written: Written) {
        #expect(written.value.text == written.text)
        var bytes = Array("before ".utf8)
        written.value.write(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "before " + written.text)
    }

    @Test func `text for people is indented by two spaces and ends no line with one`() {
        let value: JSONValue = ["a": [1, ["b": "c"]], "empty": [], "none": [:]]
        #expect(
            value.indentedText == """
                {
                  "a": [
                    1,
                    {
                      "b": "c"
                    }
                  ],
                  "empty": [],
                  "none": {}
                }
                """)
    }

    @Test(arguments: UInt64(1)...20)
    func `what is written is read back, and writing that gives the same bytes`(_ seed: UInt64)
        throws
    {
        var generator = ValueGenerator(seed: seed)
        for _ in 0..<100 {
            let value = generator.value(depth: 4)
            let compact = try JSONParser.parse(value.text)
            let indented = try JSONParser.parse(value.indentedText)
            #expect(compact == value, "seed \(seed): \(value.text)")
            #expect(indented == value, "seed \(seed): \(value.text)")
            #expect(compact.text == value.text)
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `a cut text is refused, never read as something else`(_ seed: UInt64) {
        var generator = ValueGenerator(seed: seed)
        let bytes = Array(JSONValue.object([.init("v", generator.value(depth: 3))]).text.utf8)
        for end in 0..<bytes.count {
            #expect(syntaxError(Array(bytes[..<end])) != nil, "seed \(seed), \(end) bytes")
        }
    }
}

/// Random values that are the same on every run.
struct ValueGenerator {
    private var state: UInt64
    private static let texts = [
        "", "a", "金额", "😀", "\"", "\\", "\n", "\u{0}", "\u{7F}", "\u{2028}", "e\u{301}", "/", " ",
    ]
    private static let numbers = ["0", "-1", "3.14", "1e9", "-2.50E-3", "9007199254740993"]

    init(seed: UInt64) {
        state = seed
    }

    private mutating func next(_ bound: Int) -> Int {
        // Knuth's linear congruence; its upper bits are good enough to choose by.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func text() -> String {
        (0..<next(4)).map { _ in Self.texts[next(Self.texts.count)] }.joined()
    }

    mutating func value(depth: Int) -> JSONValue {
        switch next(depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .bool(next(2) == 0)
        case 2: return .number(Self.numbers[next(Self.numbers.count)])
        case 3, 4: return .string(text())
        case 5: return .array((0..<next(4)).map { _ in value(depth: depth - 1) })
        default:
            return .object(
                (0..<next(4)).map { .init("\($0)" + text(), value(depth: depth - 1)) })
        }
    }
}
