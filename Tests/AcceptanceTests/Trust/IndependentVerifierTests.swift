import Foundation
import JSON
import PostgreSQL
import Testing

/// `Scripts/verify-export`: Python that shares nothing with the program but the published encoding.
struct IndependentVerifierTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .initial("T1", "1000.00"),
        .spend("T1", "100.00", "记-0001", on: "2021-02-01").with("payee", "某文印店"),
        .spend("T1", "200.00", "记-0002", on: "2021-02-02").with("summary", "引号\"反斜线\\换行\n😀"),
        .spend("T1", "300.00", "记-0003", on: "2021-02-03"),
    ]

    private static let script = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Scripts/verify-export").path

    /// The verifier's exit code and words on an export of these lines.
    private static func verify(_ lines: [String], _ arguments: [String] = []) throws
        -> ChildProcess.Outcome
    {
        let file = "\(Remains.root)/export-\(UUID().uuidString).jsonl"
        try write(lines.map { $0 + "\n" }.joined(), to: file)
        return try ChildProcess.run("/usr/bin/env", ["python3", script, file] + arguments)
    }

    private static func export(_ ledger: Ledger) async throws -> [String] {
        let outcome = try await ledger.place.run(["events", "export"] + ledger.name)
        #expect(outcome.status == 0)
        return outcome.lines
    }

    /// A signed checkpoint of the book, and the options that hold an export against it.
    private static func checkpoint(_ ledger: Ledger) async throws -> (
        file: String, options: [String]
    ) {
        let path = "\(Remains.root)/\(ledger.unit)"
        let (key, publicKey, file) = ("\(path).pem", "\(path).public.pem", "\(path).json")
        for arguments in [
            ["checkpoint", "new-key", key],
            ["checkpoint", "public-key", "--key", key, "-o", publicKey],
            ["checkpoint", "create", "--key", key, "-o", file] + ledger.name,
        ] {
            let outcome = try await ledger.place.run(arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        return (file, ["--checkpoint", file, "--trusted-key", publicKey])
    }

    @Test func `it confirms a real export, and finds a change in any field of it`() async throws {
        let ledger = try await Ledger.shared("independent", Self.book)
        let lines = try await Self.export(ledger)
        let clean = try Self.verify(lines)
        #expect(clean.status == 0, "\(clean.output)")
        #expect(clean.output.contains("6 个事件"))
        guard case .object(let members) = try JSONParser.parse(lines[4]) else { return }
        #expect(members.count == 27)
        for (index, member) in members.enumerated() {
            var changed = members
            changed[index] = .init(member.name, try Self.other(member.value))
            var tampered = lines
            tampered[4] = JSONValue.object(changed).text
            let outcome = try Self.verify(tampered)
            // A null made a text where a number belongs is not even an export.
            #expect([2, 3].contains(outcome.status), "\(member.name): \(outcome.output)")
        }
    }

    /// Another value of the same kind, one character away where there is one.
    private static func other(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .number(let text): .integer(try #require(Int64(text)) + 1)
        case .bool(let flag): .bool(!flag)
        case .null: "x"
        case .string(let text):
            // A hexadecimal text must stay one, so that it is the hash that objects.
            .string(text.isEmpty ? "00" : (text.first == "0" ? "1" : "0") + text.dropFirst())
        case .array, .object: .null
        }
    }

    @Test func `it finds lines that are gone, swapped, doubled or put in`() async throws {
        let ledger = try await Ledger.shared("independent-lines", Self.book)
        let lines = try await Self.export(ledger)
        let changes: [[String]] = [
            Array(lines.dropFirst()), [lines[0]] + lines.dropFirst(2),
            [lines[1], lines[0]] + lines.dropFirst(2), lines + [lines[5]],
            [lines[0]] + lines,
            lines + [lines[5].replacing("\"version\":6", with: "\"version\":7")],
        ]
        for change in changes {
            let outcome = try Self.verify(change)
            #expect(outcome.status == 3, "\(outcome.output)")
        }
    }

    @Test(arguments: [
        "", "{", "[1]", "{\"unit\":\"a\"}", "{\"unit\":\"a\",\"unit\":\"b\"}", "{\"version\":1.0}",
        "\u{FEFF}{}", "{\"version\":NaN}", "{\"unit\":\"\\ud800\"}",
    ])
    func `what is no export is refused by line`(_ line: String) throws {
        let outcome = try Self.verify([line])
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("第 1 行"))
        #expect(outcome.output.contains("重新导出"))
    }

    @Test func `a line too deep to be read is refused as the others are`() throws {
        let outcome = try Self.verify([String(repeating: "[", count: 200_000)])
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("嵌套过深"))
        #expect(!outcome.output.contains("Traceback"))
    }

    @Test func `it finds fields too many and too few, and tells a gap once`()
        async throws
    {
        let ledger = try await Ledger.shared("independent-fields", Self.book)
        let lines = try await Self.export(ledger)
        var changed = lines
        changed[3] = "{\"amount\":\"999.00\",\"month\":1," + lines[3].dropFirst()
        let more = try Self.verify(changed)
        #expect(more.status == 3)
        #expect(more.output.contains("第 4 行"))
        #expect(more.output.contains("多出字段 amount、month"))

        changed[3] = lines[3].replacing("\"counterTask\":null,", with: "")
        let less = try Self.verify(changed)
        #expect(less.status == 2)
        #expect(less.output.contains("第 4 行：缺少字段 counterTask"))

        let huge = lines[0].replacing("\"version\":1,", with: "\"version\":999999999999,")
        let gap = try Self.verify([huge] + lines.dropFirst())
        #expect(gap.status == 3)
        #expect(gap.output.contains("发现 3 处问题"), "\(gap.output)")
    }

    @Test func `a file that is not there, and a key without a checkpoint, are told with a remedy`()
        throws
    {
        let missing = try ChildProcess.run(
            "/usr/bin/env", ["python3", Self.script, "\(Remains.root)/nowhere.jsonl"])
        #expect(missing.status == 2)
        #expect(missing.output.contains("nowhere.jsonl；请检查路径和权限"))
        let alone = try Self.verify(["{}"], ["--trusted-key", "public.pem"])
        #expect(alone.status == 2)
        #expect(alone.output.contains("--checkpoint"))
    }

    @Test func `it holds an export against a checkpoint, whose signature openssl checks`()
        async throws
    {
        let ledger = try await Ledger.shared("independent-checkpoint", Self.book)
        let (file, options) = try await Self.checkpoint(ledger)
        let lines = try await Self.export(ledger)
        #expect(try Self.verify(lines, options).status == 0)
        // A shorter chain is a correct one; the checkpoint knows how long it was.
        #expect(try Self.verify(lines.dropLast()).status == 0)
        #expect(try Self.verify(lines.dropLast(), options).status == 3)

        let text = String(decoding: try contents(of: file), as: UTF8.self)
        try write(text.replacing("\"version\":6", with: "\"version\":5"), to: file)
        let forged = try Self.verify(lines, options)
        #expect(forged.status == 3)
        #expect(forged.output.contains("签名无效"))
    }

    @Test func `it takes for a checkpoint what the program takes for one`() async throws {
        let ledger = try await Ledger.shared("independent-forms", Self.book)
        let (file, options) = try await Self.checkpoint(ledger)
        let lines = try await Self.export(ledger)
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        let signature = try #require(try JSONParser.parse(text)["signature"]?.stringValue)
        let forms: [(Int32, String)] = [
            (0, text.replacing(signature, with: signature.uppercased())),
            (2, text.replacing("\"schema\":1", with: "\"schema\":2")),
            (2, text.replacing("\"format\":\"zhixing-checkpoint-1\",", with: "")),
            (2, text.replacing("zhixing-checkpoint-1", with: "zhixing-checkpoint-2")),
            (2, text.replacing("{\"schema\"", with: "{\"note\":1,\"schema\"")),
            (2, text.replacing("\"version\":6", with: "\"version\":6.0")),
            (2, text.replacing(signature, with: String(signature.dropLast(2)))),
            (2, "\u{FEFF}" + text), (2, String(repeating: "[", count: 200_000)),
        ]
        for (status, form) in forms {
            #expect(form != text)
            try write(form, to: file)
            let ours = try await ledger.place.run(["verify"] + ledger.name + options)
            let theirs = try Self.verify(lines, options)
            #expect(ours.status == status, "\(form.prefix(600)) \(ours.errors)")
            #expect(theirs.status == status, "\(form.prefix(600)) \(theirs.output)")
            #expect(status == 0 || theirs.output.contains("\(file) 不是检查点文件"))
        }
    }

    @Test func `a checkpoint proves nothing of a book that it does not name`() async throws {
        let ledger = try await Ledger.shared("independent-named", Self.book)
        let other = try await Ledger.shared("independent-unnamed", Self.book)
        let (file, options) = try await Self.checkpoint(ledger)
        let (named, unnamed) = (try await Self.export(ledger), try await Self.export(other))
        let neither = try Self.verify(unnamed, options)
        #expect(neither.status == 3)
        #expect(neither.output.contains("无从对照"))
        let one = try Self.verify(named + unnamed, options)
        #expect(one.status == 0, "\(one.output)")
        #expect(one.output.contains("没有有效的检查点含账簿 independent-unnamed/2021"))
        #expect(!one.output.contains("警告"))
        let byAnybody = try Self.verify(named, ["--checkpoint", file])
        #expect(byAnybody.status == 0)
        #expect(byAnybody.output.contains("警告：没有给出可信公钥"))

        guard case .object(let members) = try JSONParser.parse(try contents(of: file)) else {
            return
        }
        let empty = members.map { $0.name == "books" ? JSONValue.Member("books", []) : $0 }
        try write(JSONValue.object(empty).text, to: file)
        let none = try Self.verify(named, options)
        #expect(none.status == 2)
        #expect(none.output.contains("books 是空的"))
    }
}
