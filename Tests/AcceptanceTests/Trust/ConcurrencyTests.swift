import Foundation
import JSON
import PostgreSQL
import Testing

/// Several processes on one book: nothing is lost, doubled or spent twice.
struct ConcurrencyTests {
    /// How often each process moves money before it is killed.
    private static let count = 200
    /// How often two race each other: often enough that one could be outrun for ever.
    private static let race = 1000

    private static func book(_ amount: Int) -> [Command] {
        [.open(), .task("T1"), .task("T2"), .initial("T1", "\(amount).00")]
    }

    @Test func `two processes never move more than was there, and each refusal names the figures`()
        async throws
    {
        // Half as much as both of them together ask for.
        let ledger = try await Ledger.shared("race", Self.book(Self.race))
        async let first = ledger.record(Self.transfers(Self.race, from: 1), "--keep-going")
        async let second = ledger.record(Self.transfers(Self.race, from: 100_000), "--keep-going")
        let both = try await [first, second]

        #expect(both.map(\.answers.count) == [Self.race, Self.race])
        #expect(both.flatMap(\.accepted).filter { $0 }.count == Self.race)
        let refused = both.flatMap(\.answers).filter { !$0.isAccepted }
        let reasons = refused.map { answer in
            (answer.code ?? "") + " "
                + (answer.error?["figures"]?.figures("available asked missing") ?? "")
        }
        #expect(Set(reasons) == ["availableBalanceExceeded 0.00 1.00 1.00"])

        let year = try await ledger.execution()
        #expect(year.figures("T1", "adjusted available") == "0.00 0.00")
        #expect(year.figures("T2", "adjusted") == "\(Self.race).00")
        #expect(year.figures("project", "initial adjusted") == "\(Self.race).00 \(Self.race).00")
        try await Self.expectWhole(ledger)
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `a process killed at random leaves nothing half-written`(seed: UInt64) async throws {
        var random = Lottery(seed: seed)
        let ledger = try await Ledger.shared("kill-\(seed)", Self.book(2 * Self.count))
        let survivor = try ledger.launch(Self.transfers(from: 100_000), "--keep-going")
        let events = 5 + Int(random.next(below: UInt64(Self.count) / 2))
        let cut = try await Self.end(
            Self.transfers(from: 1), in: ledger, after: events
        ) { $0.killAtOnce() }
        #expect(cut.status == -SIGKILL)
        let survived = try Recording(try await survivor.outcome())
        #expect(survived.accepted == Array(repeating: true, count: Self.count))
        try await Self.expectWhole(ledger)

        // What was acknowledged is there; sent again, the whole file ends where it would have.
        let acknowledged = cut.lines.compactMap { try? JSONParser.parse($0) }
        let again = try await ledger.record(Self.transfers(from: 1), "--keep-going")
        #expect(again.accepted == Array(repeating: true, count: Self.count))
        for (before, after) in zip(acknowledged, again.answers) {
            #expect(before["events"]?.arrayValue == after.events)
        }
        let year = try await ledger.execution()
        #expect(year.figures("T1", "adjusted") == "0.00")
        #expect(year.figures("T2", "adjusted") == "\(2 * Self.count).00")
        try await Self.expectWhole(ledger)
    }

    @Test func `an interrupted process says so and leaves nothing half-written`() async throws {
        let ledger = try await Ledger.shared("interrupt", Self.book(Self.count))
        // A process inherits what its parent ignores, and shells ignore SIGINT in the background.
        signal(SIGINT, SIG_DFL)
        let interrupted = try await Self.end(
            Self.transfers(from: 1), in: ledger, after: 10
        ) { $0.interrupt() }
        // 130 is what a shell makes of a process that SIGINT ended.
        #expect([130, -SIGINT].contains(interrupted.status))
        try await Self.expectWhole(ledger)
        try await ledger.accept(Self.transfers(from: 1))
    }

    @Test func `processes that start the same place at once all succeed`() async throws {
        let place = Workplace.embedded(at: "\(Remains.root)/concurrent-start")
        async let first = place.run(["database", "status", "--json"])
        async let second = place.run(["database", "migrate"])
        async let third = place.run(["database", "status", "--json"])
        let outcomes = try await [first, second, third]
        #expect(outcomes.map(\.status) == [0, 0, 0], "\(outcomes.map(\.errors))")
        #expect(try await place.run(["database", "stop"]).status == 0)
    }

    private static func transfers(_ count: Int = count, from key: Int) -> [Command] {
        (0..<count).map { .transfer("T1", "T2", "1.00", on: "2021-02-01").id(key + $0) }
    }

    /// Records commands and ends the process once the book has so many events: in the midst of it.
    private static func end(
        _ commands: [Command], in ledger: Ledger, after events: Int,
        by ending: (RunningProgram) -> Void
    ) async throws -> Outcome {
        try await ledger.place.withDatabase { connection in
            let program = try ledger.launch(commands, "--keep-going")
            while true {
                let rows = try await connection.query(
                    "SELECT count(*) AS events FROM event WHERE unit = \(ledger.unit)")
                let found: Int64 = try rows[0].get("events")
                if found >= events { break }
                try await Task.sleep(for: .milliseconds(1))
            }
            ending(program)
            return try await program.outcome()
        }
    }

    /// The chain is whole, versions are contiguous and the stored figures are those of a fresh fold.
    private static func expectWhole(_ ledger: Ledger) async throws {
        #expect(try await ledger.ask("verify")["problems"] == [])
        #expect(try await ledger.ask("rebuild", options: ["--check"])["differences"] == [])
        let exported = try await ledger.place.run(["events", "export"] + ledger.name)
        let versions = exported.lines.compactMap {
            (try? JSONParser.parse($0))?["version"]?.integerValue
        }
        #expect(versions == Array(1...max(1, versions.count)))
    }
}
