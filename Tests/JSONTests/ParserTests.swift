import JSON
import Testing

/// A value and a text of it.
struct Written: Sendable, CustomTestStringConvertible {
    let text: String
    let value: JSONValue

    init(_ text: String, _ value: JSONValue) {
        self.text = text
        self.value = value
    }

    var testDescription: String { text }
}

@Suite("Reading JSON")
struct ParserTests {
    @Test(
        arguments: [
            .init("null", .null), .init("true", true), .init(" false\r\n", false),
            .init("\"\"", ""), .init("[]", []), .init("{}", [:]),
            .init("\t[ 1 , \"a\" ]", [1, "a"]),
            .init("{ \"a\" : { \"b\" : [ null ] } }", ["a": ["b": [nil]]]),
        ] as [Written])
    func `values of every kind are read, with space around them`(
        _ written: Written
    ) throws {
        let parsed = try JSONParser.parse(written.text)
        #expect(parsed == written.value)
    }

    @Test(arguments: [
        "0", "-0", "1.10", "1e5", "1E+05", "-12.340e-7", "123456789012345678901234567890",
        "0.1000000000000000055511151231257827",
    ])
    func `a number keeps its text and never becomes a double`(_ text: String) throws {
        let parsed = try JSONParser.parse(text)
        #expect(parsed == .number(text))
        #expect(parsed.text == text)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u4e2d\u6587""#, "中文"),
        (#""\uD83D\uDE00""#, "😀"), (#""\ud83d\ude00x""#, "😀x"), (#""\u0000""#, "\u{0}"),
        (#""\uFFFF""#, "\u{FFFF}"), (#""é\u0301""#, "é\u{301}"), ("\"知行😀\"", "知行😀"),
        (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\uD800\uDC00""#, "\u{10000}"),
    ])
    func `escapes and surrogate pairs become the characters they stand for`(
        _ text: String, _ expected: String
    ) throws {
        let parsed = try JSONParser.parse(text)
        #expect(parsed.stringValue.map { Array($0.utf8) } == Array(expected.utf8))
    }

    @Test func `members keep the order they were written in`() throws {
        let parsed = try JSONParser.parse(#"{"z":1,"a":2,"m":3}"#)
        #expect(parsed == .object([.init("z", 1), .init("a", 2), .init("m", 3)]))
        #expect(parsed != ["a": 2, "m": 3, "z": 1])
    }

    @Test func `accessors answer only for their own kind`() throws {
        let value = try JSONParser.parse(#"{"n":12,"f":1.5,"s":"12","b":true,"a":[1],"z":null}"#)
        #expect(value["n"]?.integerValue == 12)
        #expect(value["f"]?.integerValue == nil)
        #expect(value["s"]?.integerValue == nil)
        #expect(value["n"]?.stringValue == nil)
        #expect(value["s"]?.boolValue == nil)
        #expect(value["b"]?.boolValue == true)
        #expect(value["a"]?.arrayValue == [1])
        #expect(value["z"] == .null)
        #expect(value["missing"] == nil)
        #expect(value["a"]?["n"] == nil)
    }
}
