import JSON
import Testing

/// A unit's year (预算账簿) as its users see it: commands in, figures out.
struct Ledger: Sendable {
    let place: Workplace
    let unit: String
    var year = 2021

    /// The book of a unit that no other test writes to, in the shared place.
    @discardableResult
    static func shared(_ unit: String, _ commands: [Command] = []) async throws -> Ledger {
        let ledger = Ledger(place: try await Workplace.shared(), unit: unit)
        try await ledger.accept(commands)
        return ledger
    }

    /// The same unit's other year.
    func year(_ year: Int) -> Ledger {
        Ledger(place: place, unit: unit, year: year)
    }

    /// The arguments that name this book.
    var name: [String] { ["--unit", unit, "--year", "\(year)"] }

    func input(_ commands: [Command]) -> String {
        commands.map { $0.line(unit: unit, year: year) + "\n" }.joined()
    }

    /// Records commands and answers what came of each.
    func record(_ commands: [Command], _ options: String...) async throws -> Recording {
        try await record(text: input(commands), options)
    }

    /// Starts to record commands and leaves the process running.
    func launch(_ commands: [Command], _ options: String...) throws -> RunningProgram {
        try place.launch(["record", "-"] + options, input: input(commands))
    }

    /// Records lines as they stand.
    func record(text: String, _ options: [String] = []) async throws -> Recording {
        try Recording(await place.run(["record", "-"] + options, input: text))
    }

    /// Records commands that all have to be accepted; answers their own events' versions.
    @discardableResult
    func accept(_ commands: [Command], location: SourceLocation = #_sourceLocation) async throws
        -> [Int]
    {
        guard !commands.isEmpty else { return [] }
        let recording = try await record(commands)
        #expect(recording.status == 0, "\(recording.refusals)", sourceLocation: location)
        #expect(recording.answers.count == commands.count, sourceLocation: location)
        return recording.answers.flatMap(\.versions)
    }

    /// Records one command that has to be refused; answers why.
    func refusal(of command: Command) async throws -> Refusal {
        try await record([command]).refusal()
    }

    func execution(_ options: String...) async throws -> Execution {
        try await execution(options)
    }

    func execution(_ options: [String]) async throws -> Execution {
        let outcome = try await place.run(["execution"] + name + options + ["--json"])
        guard outcome.status == 0 else {
            throw Unexpected("exit \(outcome.status): \(outcome.errors)")
        }
        return Execution(json: try outcome.json())
    }

    /// The rates and lights as of a month's last day.
    func execution(month: Int) async throws -> Execution {
        try await execution(["--month", "\(month)"])
    }

    /// A command about this book that has to succeed and answer with JSON.
    func ask(_ arguments: String..., options: [String] = []) async throws -> JSONValue {
        let outcome = try await place.run(arguments + name + options + ["--json"])
        guard outcome.status == 0 else {
            throw Unexpected("exit \(outcome.status): \(outcome.errors)")
        }
        return try outcome.json()
    }
}
