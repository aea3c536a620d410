import JSON
import Testing

/// Exit codes, errors and help, as every script may rely on them.
struct ConventionsTests {
    private static let subcommands = [
        ["record"], ["execution"], ["alert", "list"], ["alert", "evaluate"], ["report", "build"],
        ["explain"], ["events", "export"], ["verify"], ["rebuild"], ["database", "migrate"],
        ["database", "status"], ["database", "distribute"], ["database", "stop"], ["doctor"],
        ["serve"], ["demo"],
    ]

    @Test(arguments: subcommands)
    func `every subcommand has help in Chinese`(subcommand: [String]) async throws {
        let help = try await Program.run(subcommand + ["--help"])
        #expect(help.status == 0)
        #expect(help.output.isChinese)
        for english in ["OVERVIEW", "USAGE", "OPTIONS", "(default", "Show help"] {
            #expect(!help.output.contains(english))
        }
        #expect(help.output.contains("zhixing " + subcommand.joined(separator: " ")))
    }

    @Test func `the program itself has help in Chinese that names its commands`() async throws {
        let help = try await Program.run(["--help"])
        #expect(help.status == 0)
        #expect(help.output.isChinese)
        for subcommand in Set(Self.subcommands.map { $0[0] }) {
            #expect(help.output.contains(subcommand))
        }
    }

    @Test(arguments: [
        ["--nonsense"], ["nonsense"], ["execution", "--nonsense"], ["execution"],
        ["execution", "--unit", "u"], ["execution", "--unit", "u", "--year", "x"],
        ["alert", "list", "--open=yes"], ["record", "-", "--keep-going", "--nonsense"],
        ["events", "export", "--unit", "u"], ["database", "nonsense"],
        ["serve", "--port", "65536"],
    ])
    func `wrong usage exits 2 and says why on the standard error`(arguments: [String]) async throws
    {
        let outcome = try await Program.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let complaint = outcome.errors.split(separator: "\n").first.map { $0.dropFirst(3) } ?? ""
        #expect(String(complaint).isChinese)
        #expect(!outcome.errors.contains("Error: ") && !outcome.errors.contains("Usage: "))
    }

    @Test(arguments: [
        (["recrod", "x.jsonl"], "是否应为 zhixing record\n"), (["verifi"], "或 zhixing verify\n"),
        (["report", "biuld"], "是否应为 zhixing report build\n"), (["nonsense"], "请检查"),
        (["list"], "zhixing alert list 或 zhixing catalogue list\n"), (["database", "x"], "请检查"),
    ])
    func `a misspelt command is told what it is like`(_ arguments: [String], advice: String)
        async throws
    {
        let outcome = try await Program.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(advice))
    }

    @Test func `a folder cannot be recorded`() async throws {
        let outcome = try await Workplace.shared().run(["record", "/tmp"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("/tmp"))
    }

    @Test func `an answer that could not be written is no success`() async throws {
        let outcome = try await Program.run(
            ["-c", "\"$0\" catalogue list > /dev/full", Program.path], through: "/bin/sh")
        #expect(outcome.status == 1)
        #expect(outcome.errors.isChinese)
    }

    @Test(arguments: [
        ["execution", "--unit", "no-such-unit", "--year", "2021"],
        ["alert", "evaluate", "--unit", "no-such-unit", "--year", "2021", "--on", "2021-07-31"],
        ["explain", "adjusted", "--unit", "no-such-unit", "--year", "2021"],
    ])
    func `an unknown book is one error object on the standard error`(arguments: [String])
        async throws
    {
        let outcome = try await Workplace.shared().run(arguments + ["--json"])
        #expect(outcome.status != 0)
        #expect(outcome.output.isEmpty)
        let error = try outcome.error()
        #expect(error["code"]?.stringValue?.isEmpty == false)
        #expect(error["message"]?.stringValue?.isChinese == true)
    }

    @Test func `a database that cannot be reached is an error of exit 1`() async throws {
        let outcome = try await Program.run([
            "verify", "--database", "postgresql://nobody@127.0.0.1:1/none", "--json",
        ])
        #expect(outcome.status == 1)
        #expect(try outcome.error()["message"]?.stringValue?.isEmpty == false)
    }

    @Test func `a file that is not there is an error of exit 1`() async throws {
        let outcome = try await Workplace.shared().run(["record", "/no/such/file.jsonl"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("/no/such/file.jsonl"))
    }

    @Test func `a person's table is in Chinese and shows the figures`() async throws {
        let ledger = try await Ledger.shared(
            "conventions-table",
            [
                .open("某区某办公室"), .task("T1"), .initial("T1", "1345000.00"),
                .spend("T1", "696400.00", on: "2021-03-10"),
            ])
        let outcome = try await ledger.place.run(["execution"] + ledger.name)
        #expect(outcome.status == 0)
        #expect(outcome.output.isChinese)
        #expect(outcome.output.contains("任务T1") && outcome.output.contains("51.78"))
    }

    @Test func `the place can be named by the environment`() async throws {
        let ledger = try await Ledger.shared("conventions-environment", [.open(), .task("T1")])
        let variable =
            ledger.place.options[0] == "--data-dir" ? "ZHIXING_DATA_DIR" : "ZHIXING_DATABASE_URL"
        let outcome = try await Program.run(
            ["execution"] + ledger.name + ["--json"],
            environment: [variable: ledger.place.options[1]])
        #expect(try outcome.json() == (try await ledger.execution().json))
    }

    @Test func `a session's zone and language change nothing`() async throws {
        let ledger = try await Ledger.shared(
            "conventions-zone", [.open(), .task("T1"), .initial("T1", "10.00", on: "2021-01-31")])
        let here = try await ledger.place.run(["events", "export"] + ledger.name)
        for zone in ["America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"] {
            let there = try await ledger.place.run(
                ["events", "export"] + ledger.name,
                environment: ["TZ": zone, "PGTZ": zone, "LANG": "C", "LC_ALL": "C"])
            #expect(there.output == here.output)
            let verified = try await ledger.place.run(
                ["verify"] + ledger.name, environment: ["TZ": zone, "PGTZ": zone])
            #expect(verified.status == 0)
        }
    }
}

extension String {
    /// Whether there is Chinese in it.
    var isChinese: Bool {
        unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
}
