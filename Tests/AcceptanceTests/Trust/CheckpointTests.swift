import Foundation
import JSON
import PostgreSQL
import Testing

/// A chain that was rewritten as a whole verifies; only what was lodged elsewhere tells.
struct CheckpointTests {
    private static func book(_ amount: String) -> [Command] {
        [
            .open(), .task("T1"), .initial("T1", "1000.00"),
            .spend("T1", amount, "记-0001", on: "2021-02-01"),
        ]
    }

    /// A key pair in files of its own.
    private static func keys(_ name: String, at place: Workplace) async throws -> (String, String) {
        let (key, publicKey) = ("\(Remains.root)/\(name).pem", "\(Remains.root)/\(name).public.pem")
        #expect(try await place.run(["checkpoint", "new-key", key]).status == 0)
        let exported = try await place.run(
            ["checkpoint", "public-key", "--key", key, "-o", publicKey])
        #expect(exported.status == 0)
        return (key, publicKey)
    }

    private static func kinds(_ outcome: Outcome) throws -> [String] {
        try outcome.json()["problems"]?.arrayValue?.compactMap { $0["kind"]?.stringValue } ?? []
    }

    @Test func `a chain rewritten from its first event is found by a checkpoint, and only by it`()
        async throws
    {
        let ledger = try await Ledger.shared("checkpoint-rewritten", Self.book("100.00"))
        let (key, publicKey) = try await Self.keys("rewritten", at: ledger.place)
        let file = "\(Remains.root)/rewritten.json"
        let created = try await ledger.place.run(
            ["checkpoint", "create", "--key", key, "-o", file] + ledger.name)
        #expect(created.status == 0, "\(created.errors)")
        let verify =
            ["verify"] + ledger.name
            + ["--checkpoint", file, "--trusted-key", publicKey, "--json"]
        try await ledger.accept([.spend("T1", "1.00", "记-0002", on: "2021-02-02")])
        let later = try await ledger.place.run(verify)
        #expect(later.status == 0, "a checkpoint stays true while the book grows")

        try await ledger.place.tamper(
            "DELETE FROM event WHERE unit = '\(ledger.unit)'",
            "DELETE FROM book WHERE unit = '\(ledger.unit)'",
            "DELETE FROM execution WHERE unit = '\(ledger.unit)'")
        try await ledger.accept(Self.book("900.00"))
        let plain = try await ledger.place.run(["verify"] + ledger.name + ["--json"])
        #expect(plain.status == 0)
        #expect(try Self.kinds(plain).isEmpty)
        let held = try await ledger.place.run(verify)
        #expect(held.status == 3)
        #expect(try Self.kinds(held) == ["checkpointMismatch"])
        #expect(try held.json()["problems"]?.arrayValue?.first?["version"] == 4)
    }

    @Test(arguments: ["version", "headHash", "recordedAtMicroseconds", "unit", "signature"])
    func `a checkpoint that somebody changed is not believed`(field: String) async throws {
        let ledger = try await Ledger.shared("checkpoint-forged-\(field)", Self.book("100.00"))
        let (key, publicKey) = try await Self.keys("forged-\(field)", at: ledger.place)
        let created = try await ledger.place.run(
            ["checkpoint", "create", "--key", key] + ledger.name)
        #expect(created.status == 0)
        let text = created.output
        let changed =
            switch field {
            case "version": text.replacing("\"version\":4", with: "\"version\":3")
            case "headHash": text.replacing("\"headHash\":\"", with: "\"headHash\":\"", flip: true)
            case "recordedAtMicroseconds":
                text.replacing("\"recordedAtMicroseconds\":1", with: "\"recordedAtMicroseconds\":2")
            case "unit": text.replacing("checkpoint-forged", with: "checkpoint-forget")
            default: text.replacing("\"signature\":\"", with: "\"signature\":\"", flip: true)
            }
        #expect(changed != text)
        let file = "\(Remains.root)/forged-\(field).json"
        try write(changed, to: file)
        let held = try await ledger.place.run(
            ["verify", "--checkpoint", file, "--trusted-key", publicKey, "--json"])
        #expect(held.status == 3)
        #expect(try Self.kinds(held).contains("checkpointForged"))
    }

    @Test func `a checkpoint without its books proves nothing, and a book outside is told`()
        async throws
    {
        let ledger = try await Ledger.shared("checkpoint-emptied", Self.book("100.00"))
        let (key, publicKey) = try await Self.keys("emptied", at: ledger.place)
        let (file, emptied) = ("\(Remains.root)/whole.json", "\(Remains.root)/emptied.json")
        let created = try await ledger.place.run(
            ["checkpoint", "create", "--key", key, "-o", file] + ledger.name)
        #expect(created.status == 0)
        let signed = String(decoding: try contents(of: file), as: UTF8.self)
        let books = try #require(signed.firstRange(of: /"books":\[.*?\]/))
        try write(signed.replacingCharacters(in: books, with: "\"books\":[]"), to: emptied)
        let outcome = try await ledger.place.run(
            ["verify", "--checkpoint", emptied, "--trusted-key", publicKey])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("books"))
        // The shared place holds other books, too.
        _ = try await Ledger.shared("checkpoint-outside", Self.book("100.00"))
        let all = try await ledger.place.run(
            ["verify", "--checkpoint", file, "--trusted-key", publicKey])
        #expect(all.output.contains("不在其中"))
    }

    @Test func `a book that is not there is not proved`() async throws {
        let place = try await Workplace.shared()
        for command in [["verify"], ["rebuild", "--check"]] {
            let outcome = try await place.run(command + ["--unit", "没有", "--year", "2021"])
            #expect(outcome.status == 4)
            #expect(outcome.errors.contains("没有单位 没有"))
        }
    }

    @Test func `a checkpoint by another key is not believed where a key is trusted`() async throws {
        let ledger = try await Ledger.shared("checkpoint-stranger", Self.book("100.00"))
        let (_, trusted) = try await Self.keys("trusted", at: ledger.place)
        let (key, _) = try await Self.keys("stranger", at: ledger.place)
        let file = "\(Remains.root)/stranger.json"
        let created = try await ledger.place.run(
            ["checkpoint", "create", "--key", key, "-o", file] + ledger.name)
        #expect(created.status == 0)
        let verify = ["verify", "--checkpoint", file] + ledger.name
        let held = try await ledger.place.run(verify + ["--trusted-key", trusted, "--json"])
        #expect(held.status == 3)
        #expect(try Self.kinds(held) == ["checkpointForged"])
        let alone = try await ledger.place.run(verify)
        #expect(alone.status == 0)
        #expect(alone.errors.contains("--trusted-key"))
        let script = try await ledger.place.run(verify + ["--json"])
        #expect(script.errors.isEmpty)
        #expect(script.output.contains(#""trustedKey":false"#))
    }

    @Test func `a private key is its owner's alone, and never overwritten`() async throws {
        let ledger = try await Ledger.shared("checkpoint-key", Self.book("100.00"))
        let (key, _) = try await Self.keys("private", at: ledger.place)
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let again = try await ledger.place.run(["checkpoint", "new-key", key])
        #expect(again.status == 1)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let open = try await ledger.place.run(
            ["checkpoint", "create", "--key", key] + ledger.name)
        #expect(open.status == 6)
        #expect(open.errors.contains("chmod 600"))
    }

    @Test func `a book that does not verify is not signed`() async throws {
        let ledger = try await Ledger.shared("checkpoint-unsound", Self.book("100.00"))
        let (key, _) = try await Self.keys("unsound", at: ledger.place)
        try await ledger.place.tamper(
            "UPDATE event SET actor = 'x' WHERE unit = 'checkpoint-unsound' AND version = 2")
        let file = "\(Remains.root)/unsound.json"
        let created = try await ledger.place.run(
            ["checkpoint", "create", "--key", key, "-o", file] + ledger.name)
        #expect(created.status == 3)
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test(arguments: ["", "[]", "{\"schema\":1}", "{\"schema\":1,", "\u{FEFF}{}"])
    func `a file that is no checkpoint is a usage error that names it`(_ text: String)
        async throws
    {
        let place = try await Workplace.shared()
        let file = "\(Remains.root)/no-checkpoint-\(text.utf8.count).json"
        try write(text, to: file)
        let outcome = try await place.run(["verify", "--checkpoint", file])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(file))
    }
}

extension String {
    /// The digit after `text` changed to another one.
    fileprivate func replacing(_ text: String, with: String, flip: Bool) -> String {
        guard let range = range(of: text), range.upperBound < endIndex else { return self }
        let other = self[range.upperBound] == "0" ? "1" : "0"
        return self[..<range.upperBound] + other + self[index(after: range.upperBound)...]
    }
}
