import Foundation
import JSON
import PostgreSQL
import Testing

/// A backup is taken while people work, and trusted only after it was verified elsewhere.
@Suite(.serialized)  // Each makes clusters of its own; side by side they would crowd the machine.
struct BackupTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .initial("T1", "1000.00"),
        .spend("T1", "100.00", "记-0001", on: "2021-02-01").with("payee", "某文印店"),
        .spend("T1", "200.00", "记-0002", on: "2021-02-02"),
    ]

    private static func ledger(_ name: String) async throws -> Ledger {
        let ledger = Ledger(
            place: .embedded(at: "\(Remains.root)/\(name)"), unit: "U-\(name)")
        try await ledger.accept(book)
        return ledger
    }

    private static func backup(_ ledger: Ledger, to name: String) async throws -> String {
        let file = "\(Remains.root)/\(name).backup"
        let outcome = try await ledger.place.run(["database", "backup", file])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return file
    }

    /// Restores into a new data directory, noted for its server to be stopped in the end.
    private static func restore(_ file: String, to name: String, _ options: [String] = [])
        async throws -> (Workplace, Outcome)
    {
        let directory = "\(Remains.root)/\(name)"
        Remains.note(directory + ".restoring")
        let place = Workplace.embedded(at: directory)
        return (place, try await place.run(["database", "restore", file] + options))
    }

    private static func exists(_ place: Workplace) -> Bool {
        FileManager.default.fileExists(atPath: place.options[1])
            || FileManager.default.fileExists(atPath: place.options[1] + ".restoring")
    }

    @Test func `a restored book is the same book, and goes on`() async throws {
        let ledger = try await Self.ledger("backup-source")
        let file = try await Self.backup(ledger, to: "whole")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let again = try await ledger.place.run(["database", "backup", file])
        #expect(again.status == 4, "an older backup is never overwritten")

        let (place, outcome) = try await Self.restore(file, to: "backup-restored")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let restored = Ledger(place: place, unit: ledger.unit)
        let export = ["events", "export"] + ledger.name
        let (before, after) = (try await ledger.place.run(export), try await place.run(export))
        #expect(before.output == after.output)
        for format in ["docx", "pdf", "xlsx", "html", "txt", "json"] {
            try await Self.expectSameBytes(format, ledger, restored)
        }
        try await restored.accept([.spend("T1", "5.00", "记-0003", on: "2021-02-03")])
        #expect(try await place.run(["verify"]).status == 0)
        #expect(try await place.run(["rebuild", "--check"]).status == 0)

        let taken = try await place.run(["database", "restore", file])
        #expect(taken.status == 4)
        #expect(taken.errors.contains("不是空的"))
        #expect(try await restored.execution().figures("T1", "spent") == "305.00")
    }

    /// A report of a version, made by the original and by the copy on a machine set up otherwise.
    private static func expectSameBytes(
        _ format: String, _ original: Ledger, _ copy: Ledger
    ) async throws {
        let pinned = ["--at-version", "5"]
        let first = try await original.build("original.\(format)", pinned)
        let elsewhere = ["TZ": "America/New_York", "LANG": "tr_TR.UTF-8", "USER": "somebody"]
        let second = try await copy.build("copy.\(format)", pinned, environment: elsewhere)
        #expect(try contents(of: first) == contents(of: second), "\(format)")
    }

    @Test func `a backup of a changed log is refused, and nothing is left of it`() async throws {
        let ledger = try await Self.ledger("backup-tampered")
        try await ledger.place.tamper("UPDATE event SET amount_fen = 1 WHERE version = 4")
        let file = try await Self.backup(ledger, to: "tampered")
        let (place, outcome) = try await Self.restore(file, to: "backup-refused")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("没有采用"))
        #expect(!Self.exists(place))
    }

    @Test func `a backup whose chain was rewritten is refused by a checkpoint`() async throws {
        let ledger = try await Self.ledger("backup-rewritten")
        let (key, publicKey, checkpoint) = (
            "\(Remains.root)/backup.pem", "\(Remains.root)/backup.public.pem",
            "\(Remains.root)/backup.json"
        )
        for arguments in [
            ["checkpoint", "new-key", key],
            ["checkpoint", "public-key", "--key", key, "-o", publicKey],
            ["checkpoint", "create", "--key", key, "-o", checkpoint],
        ] { #expect(try await ledger.place.run(arguments).status == 0) }
        try await ledger.place.tamper(
            "DELETE FROM event", "DELETE FROM book", "DELETE FROM execution")
        let other = Command.spend("T1", "9.00", "记-0002", on: "2021-02-02")
        try await ledger.accept(Self.book.dropLast() + [other])
        let file = try await Self.backup(ledger, to: "rewritten")
        let (place, outcome) = try await Self.restore(
            file, to: "backup-checked",
            ["--checkpoint", checkpoint, "--trusted-key", publicKey])
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("检查点"))
        #expect(!Self.exists(place))
    }

    @Test func `a damaged file is refused, and nothing is left of it`() async throws {
        let ledger = try await Self.ledger("backup-damaged")
        let file = try await Self.backup(ledger, to: "damaged")
        let sealed = try contents(of: file)
        // One bit anywhere, and one of the seal itself.
        let places = [7, sealed.count / 3, sealed.count - 2]
        for place in places {
            var bytes = sealed
            bytes[place] ^= 1
            let (status, errors) = try await Self.refuse(bytes, "bit-\(place)")
            #expect(status == 3)
            #expect(errors.contains("已损坏"), "\(errors)")
        }
        // A line end that a mail program added, and a seal that is cut or written over.
        let others = [
            sealed + [13, 10], sealed.dropLast(), sealed.dropLast(80) + sealed.suffix(79),
        ]
        for (place, bytes) in others.enumerated() {
            let (status, errors) = try await Self.refuse(bytes, "seal-\(place)")
            #expect(status == 3)
            #expect(errors.contains("已损坏"), "\(errors)")
        }
        #expect(try await Self.refuse(sealed.prefix(sealed.count / 2), "short").status == 1)
        #expect(try await Self.refuse(Array("no backup".utf8), "text").status == 1)
    }

    @Test func `a file of another tool needs no seal, and is verified like any`() async throws {
        let ledger = try await Self.ledger("backup-unsealed")
        let sealed = try contents(of: try await Self.backup(ledger, to: "sealed"))
        let line = try #require(sealed.dropLast().lastIndex(of: UInt8(ascii: "\n")))
        var bytes = Array(sealed[..<line])
        let file = "\(Remains.root)/unsealed.backup"
        try Data(bytes).write(to: URL(filePath: file))
        let (place, outcome) = try await Self.restore(file, to: "backup-without-seal")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try await place.run(["verify"]).status == 0)
        // After a table of contents each table's rows stand compressed: the heads', then the log's.
        let starts = bytes.indices.dropLast(4).filter {
            bytes[$0..<$0 + 4].elementsEqual([0, 0, 0x78, 0x01])
        }
        let log = try #require(starts.dropFirst().first)
        for index in log + 40..<log + 56 { bytes[index] ^= 0x55 }
        let status = try await Self.refuse(bytes, "flipped").status
        #expect(status == 1 || status == 3)
    }

    /// Offers a file that must not be adopted.
    private static func refuse(_ bytes: some Sequence<UInt8>, _ name: String) async throws -> (
        status: Int32, errors: String
    ) {
        let file = "\(Remains.root)/refused-\(name).backup"
        try Data(bytes).write(to: URL(filePath: file))
        let (place, outcome) = try await restore(file, to: "backup-damaged-\(name)")
        #expect(outcome.errors.contains("没有采用"), "\(name): \(outcome.errors)")
        #expect(!exists(place))
        return (outcome.status, outcome.errors)
    }
}
