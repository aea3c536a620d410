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
    ])
    func `what is no export is refused by line`(_ line: String) throws {
        let outcome = try Self.verify([line])
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("第 1 行"))
    }

    @Test func `it holds an export against a checkpoint, whose signature openssl checks`()
        async throws
    {
        let ledger = try await Ledger.shared("independent-checkpoint", Self.book)
        let (key, publicKey, file) = (
            "\(Remains.root)/independent.pem", "\(Remains.root)/independent.public.pem",
            "\(Remains.root)/independent.json"
        )
        for arguments in [
            ["checkpoint", "new-key", key],
            ["checkpoint", "public-key", "--key", key, "-o", publicKey],
            ["checkpoint", "create", "--key", key, "-o", file] + ledger.name,
        ] {
            let outcome = try await ledger.place.run(arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let lines = try await Self.export(ledger)
        let options = ["--checkpoint", file, "--trusted-key", publicKey]
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
}
