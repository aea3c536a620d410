import JSON
import Testing

private struct Line: Codable, Hashable {
    struct Permission: Codable, Hashable {
        let by: String
        let days: Int?
    }

    enum Kind: String, Codable { case first, second }

    let name: String
    let count: Int
    let isOpen: Bool?
    let permission: Permission?
    let parts: [Permission]?
    let kind: Kind?
}

/// One object and the field that does not fit.
struct Misfit: Sendable, CustomTestStringConvertible {
    let text: String
    let field: String
    let problem: JSONFieldError.Problem

    init(_ text: String, _ field: String, _ problem: JSONFieldError.Problem) {
        self.text = text
        self.field = field
        self.problem = problem
    }

    var testDescription: String { text }
}

@Suite("From JSON to declared types and back")
struct DecoderTests {
    private func decode(_ text: String, ignoring: Set<String> = [], isStrict: Bool = true) throws
        -> Line
    {
        try JSONValueDecoder.decode(
            Line.self, from: try JSONParser.parse(text), ignoring: ignoring, isStrict: isStrict)
    }

    @Test(arguments: [
        Misfit(#"{"count":1}"#, "name", .missing),
        Misfit(#"{"name":null,"count":1}"#, "name", .missing),
        Misfit(#"{"name":"a"}"#, "count", .missing),
        Misfit(#"{"name":"a","count":1,"permission":{}}"#, "permission.by", .missing),
        Misfit(#"{"name":"a","count":1,"nmae":1}"#, "nmae", .unknown),
        Misfit(
            #"{"name":"a","count":1,"permission":{"by":"b","dys":1}}"#, "permission.dys", .unknown),
        Misfit(#"{"name":1,"count":1}"#, "name", .expected(.string)),
        Misfit(#"{"name":"a","count":"1"}"#, "count", .expected(.integer)),
        Misfit(#"{"name":"a","count":1.0}"#, "count", .expected(.integer)),
        Misfit(#"{"name":"a","count":1e2}"#, "count", .expected(.integer)),
        Misfit(#"{"name":"a","count":9223372036854775808}"#, "count", .expected(.integer)),
        Misfit(#"{"name":"a","count":1,"isOpen":"true"}"#, "isOpen", .expected(.bool)),
        Misfit(#"{"name":"a","count":1,"isOpen":1}"#, "isOpen", .expected(.bool)),
        Misfit(#"{"name":"a","count":1,"permission":"b"}"#, "permission", .expected(.object)),
        Misfit(
            #"{"name":"a","count":1,"permission":{"by":1}}"#, "permission.by", .expected(.string)),
        Misfit(#"{"name":"a","count":1,"parts":{}}"#, "parts", .expected(.array)),
        Misfit(
            #"{"name":"a","count":1,"parts":[{"by":"b"},{"by":2}]}"#, "parts.[1].by",
            .expected(.string)),
        Misfit(#"{"name":"a","count":1,"parts":[{"by":"b"},{}]}"#, "parts.[1].by", .missing),
        Misfit(#"[]"#, "", .expected(.object)),
    ])
    func `a field that does not fit is named with its path`(_ misfit: Misfit) {
        #expect(throws: JSONFieldError(field: misfit.field, problem: misfit.problem)) {
            try decode(misfit.text)
        }
    }

    @Test func `optional fields may be left out or null`() throws {
        let without = try decode(#"{"name":"a","count":-3}"#)
        let null = try decode(#"{"name":"a","count":-3,"isOpen":null,"permission":null}"#)
        #expect(without == null)
        #expect(without.count == -3)
        #expect(without.isOpen == nil)
    }

    @Test func `names of an envelope are nobody's mistake at the top only`() throws {
        let line = try decode(#"{"unit":"Q01","name":"a","count":1}"#, ignoring: ["unit"])
        #expect(line.name == "a")
        #expect(throws: JSONFieldError(field: "permission.unit", problem: .unknown)) {
            try decode(
                #"{"name":"a","count":1,"permission":{"by":"b","unit":"Q01"}}"#,
                ignoring: ["unit"])
        }
    }

    @Test func `what was written long ago is read although it says more`() throws {
        let line = try decode(
            #"{"old":[1],"name":"a","count":1,"permission":{"by":"b","older":2}}"#, isStrict: false)
        #expect(line.permission?.by == "b")
        #expect(throws: JSONFieldError(field: "count", problem: .missing)) {
            try decode(#"{"name":"a"}"#, isStrict: false)
        }
    }

    @Test func `a text outside a closed vocabulary is malformed at its field`() {
        let error = #expect(throws: JSONFieldError.self) {
            try decode(#"{"name":"a","count":1,"kind":"third"}"#)
        }
        #expect(error?.field == "kind")
    }

    @Test func `encoding leaves out what is nil and keeps the order of declaration`() throws {
        let line = Line(
            name: "甲", count: 7, isOpen: nil, permission: .init(by: "b", days: nil),
            parts: [.init(by: "c", days: 2)], kind: .second)
        let value = JSONValueEncoder.encode(line)
        #expect(
            value.text
                == #"{"name":"甲","count":7,"permission":{"by":"b"},"#
                + #""parts":[{"by":"c","days":2}],"kind":"second"}"#)
        let back = try JSONValueDecoder.decode(Line.self, from: value)
        #expect(back == line)
    }

    @Test func `values pass through as they are within declared types`() throws {
        let fields: JSONValue = ["a": 1, "b": ["c": nil]]
        let decoded = try JSONValueDecoder.decode([String: JSONValue].self, from: fields)
        #expect(decoded == ["a": 1, "b": ["c": nil]])
        #expect(JSONValueEncoder.encode(["only": fields]) == ["only": fields])
    }
}
