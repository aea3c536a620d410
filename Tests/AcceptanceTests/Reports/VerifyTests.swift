import Foundation
import JSON
import Testing

/// A file says by itself whether the book still agrees with it.
struct VerifyTests {
    private static let formats = ["docx", "pdf", "xlsx", "html", "txt", "json"]

    private static let year: [Command] =
        SeedYear.budgets + SeedYear.basicIncrease + SeedYear.spending

    @Test(arguments: formats)
    func `a report agrees with its book, also after more was recorded`(format: String)
        async throws
    {
        let ledger = try await Ledger.shared("verify-\(format)", Self.year)
        let plain = try await ledger.build("自评.\(format)")
        let edition = try await ledger.build("公开.\(format)", ["--edition", "public"])
        try await ledger.accept([.spend("T1", "1.00", "记-0999", on: "2021-12-01")])
        for file in [plain, edition] {
            let found = try await ledger.verification(of: file)
            #expect(found.status == 0, "\(found.checks)")
            #expect(found.checks["content"] == true)
        }
    }

    @Test(arguments: [
        ("project-self-evaluation", ["--task", "T1"]), ("project-self-evaluation", []),
        ("monitoring", ["--month", "7"]), ("monthly-execution", ["--month", "7"]),
        ("monthly-execution", ["--as-of", "2021-10-20", "--edition", "public"]),
    ])
    func `every kind of report verifies`(kind: String, options: [String]) async throws {
        let unit = "verify-kind-\(kind)-\(options.count)"
        let ledger = try await Ledger.shared(unit, Self.year)
        for format in ["txt", "json"] {
            let file = try await ledger.build("报告.\(format)", kind: kind, options)
            #expect(try await ledger.verification(of: file).status == 0, "\(format)")
        }
    }

    @Test func `an edited figure is found, and which check found it`() async throws {
        let ledger = try await Ledger.shared("verify-edited", Self.year)
        let file = try await ledger.build("自评.txt")
        try change(file, "1207.96", to: "1207.69")
        let found = try await ledger.verification(of: file)
        #expect(found.status == 3)
        #expect(found.checks["headHash"] == true)
        #expect(found.checks["figures"] == false)
        #expect(found.checks["content"] == false)
    }

    @Test func `an edited word is found though every figure is right`() async throws {
        let ledger = try await Ledger.shared("verify-word", Self.year)
        let file = try await ledger.build("自评.html")
        try change(file, "综合评价结论", to: "综合评价结果")
        let found = try await ledger.verification(of: file)
        #expect(found.status == 3)
        #expect(found.checks["figures"] == true)
        #expect(found.checks["content"] == false)
    }

    @Test func `another hash is told from another content`() async throws {
        let ledger = try await Ledger.shared("verify-hash", Self.year)
        let hash = try await Self.headHash(ledger)
        let changed = try await Self.changed(ledger, hash, to: String(hash.reversed()))
        let verified = try await ledger.verification(of: changed)
        #expect(verified.status == 3)
        Self.expectOnlyTheHashDiffers(verified.checks)
    }

    private static func headHash(_ ledger: Ledger) async throws -> String {
        try await ledger.report()["headHash"]?.stringValue ?? ""
    }

    /// Without the same head nothing can be said of the content: the check is listed, undecided.
    private static func expectOnlyTheHashDiffers(_ checks: [String: Bool?]) {
        #expect(checks["headHash"] == false)
        #expect(checks.keys.contains("content"))
        #expect((checks["content"] ?? true) == nil)
    }

    @Test func `a book that is not there is told as such`() async throws {
        let ledger = try await Ledger.shared("verify-book", Self.year)
        let changed = try await Self.changed(ledger, "\"verify-book\"", to: "\"nobody\"")
        let verified = try await ledger.verification(of: changed)
        #expect(verified.status == 3)
        #expect(verified.checks["book"] == false)
    }

    @Test func `a file that is not there is told as such`() async throws {
        let ledger = try await Ledger.shared("verify-missing", [.open()])
        for name in ["missing.docx", "missing.txt"] {
            let outcome = try await ledger.place.run(
                ["report", "verify", "\(Remains.root)/\(name)", "--json"])
            #expect(outcome.status == 1)
            let message = try outcome.error()["message"]?.stringValue ?? ""
            #expect(message.hasPrefix("找不到文件"), "\(message)")
        }
    }

    @Test(arguments: ["self-evaluation", "monitoring", "monthly-execution"])
    func `a task is refused where the report is about all`(kind: String) async throws {
        let ledger = try await Ledger.shared("verify-task-\(kind)", [.open()])
        let outcome = try await ledger.place.run(
            ["report", "build", kind] + ledger.name + ["--task", "T1", "-o", "-", "--json"])
        #expect(outcome.status == 2)
        #expect(try outcome.error()["code"]?.stringValue == "usage")
    }

    @Test func `a name that PDF cannot print is refused with a sentence`() async throws {
        let ledger = try await Ledger.shared(
            "verify-emoji", [.open(), Command.task("T1").with("name", "甲👨‍👩‍👧乙")])
        let file = "\(Remains.root)/verify-emoji.pdf"
        let outcome = try await ledger.place.run(
            ["report", "build", "monthly-execution"] + ledger.name + ["-o", file, "--json"])
        #expect(outcome.status == 4)
        #expect(try outcome.error()["code"]?.stringValue == "notPrintable")
    }

    @Test func `a file without provenance cannot be verified`() async throws {
        let ledger = try await Ledger.shared("verify-without", Self.year)
        let file = "\(Remains.root)/verify-without.txt"
        try write("没有版本说明", to: file)
        let outcome = try await ledger.place.run(["report", "verify", file, "--json"])
        #expect(outcome.status == 2)
        #expect(try outcome.error()["code"]?.stringValue == "noProvenance")
    }

    /// The report as text with one thing in it changed.
    private static func changed(_ ledger: Ledger, _ old: String, to new: String) async throws
        -> String
    {
        let file = try await ledger.build("自评.txt")
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        #expect(text.contains(old))
        let changed = file + "-changed.txt"
        try write(text.replacingOccurrences(of: old, with: new), to: changed)
        return changed
    }

    @Test func `the same version gives the same bytes anywhere`() async throws {
        let first = Workplace.embedded(at: "\(Remains.root)/reproduce/one")
        let ledger = Ledger(place: first, unit: "重现")
        try await ledger.accept(Self.year)
        let version = try #require(try await ledger.report()["version"]?.integerValue)
        let pinned = ["--at-version", "\(version)"]
        let there = try await ledger.build("一.docx", pinned)
        let bytes = try contents(of: there)
        try await ledger.accept([.spend("T1", "1.00", "记-0999", on: "2021-12-01")])
        _ = try await ledger.ask("rebuild")
        let elsewhere = [
            "TZ": "America/New_York", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "USER": "somebody",
        ]
        let again = try await ledger.build("二.docx", pinned, environment: elsewhere)
        #expect(try contents(of: again) == bytes)
        #expect(try await first.run(["database", "stop"]).status == 0)

        // The same events in another data directory, as after a restore.
        let copy = "\(Remains.root)/reproduce/two"
        let copying = try Process.run(
            URL(filePath: "/bin/cp"), arguments: ["-a", "\(Remains.root)/reproduce/one", copy])
        copying.waitUntilExit()
        #expect(copying.terminationStatus == 0)
        let restored = Ledger(place: Workplace.embedded(at: copy), unit: "重现")
        let third = try await restored.build("三.docx", pinned)
        #expect(try contents(of: third) == bytes)
        #expect(try await restored.verification(of: there).status == 0)
        #expect(try await restored.place.run(["database", "stop"]).status == 0)
    }

    @Test func `a version that is not there is refused`() async throws {
        let ledger = try await Ledger.shared("verify-version", [.open()])
        let outcome = try await ledger.place.run(
            ["report", "build", "self-evaluation"] + ledger.name
                + ["--at-version", "99", "-o", "-", "--json"])
        #expect(outcome.status == 4)
        #expect(try outcome.error()["code"]?.stringValue == "unknownVersion")
    }
}
