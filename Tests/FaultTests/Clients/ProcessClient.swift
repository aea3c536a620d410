import BudgetDomain
import EventSourcing
import Foundation
import JSON
import PostgreSQL
import Synchronization

/// A client that is the program itself, run again until it has answered every line.
final class ProcessClient: Sendable {
    private let number: Int
    private let way: Way
    private let commands: [BudgetCommand]
    private let options: ConnectionOptions
    private let record: ClientRecord
    private let books: [BookKey]
    private let directory: String
    private let running = Mutex<pid_t?>(nil)

    init(
        number: Int, way: Way, commands: [BudgetCommand], options: ConnectionOptions,
        record: ClientRecord, books: [BookKey], directory: String
    ) {
        (self.number, self.way, self.commands) = (number, way, commands)
        (self.options, self.record, self.books) = (options, record, books)
        self.directory = directory
    }

    /// Kills the process that runs at this moment, if one does.
    func killAtOnce() {
        running.withLock { if let process = $0 { kill(process, SIGKILL) } }
    }

    /// Runs it until it has ended by itself; throws ``Client/Stuck`` where it never does.
    func run() async throws {
        let file = "\(directory)/commands.jsonl"
        try commands.map { $0.json.text + "\n" }.joined()
            .write(toFile: file, atomically: true, encoding: .utf8)
        for book in way.isRebuild ? books : [BookKey(unit: "", fiscalYear: 0)] {
            var arguments = self.arguments(file, book)
            arguments += ["--database", options.url]
            for attempt in 1... {
                let (status, output) = try await run(arguments)
                let isComplete = take(output, status)
                if isComplete { break }
                guard attempt < 40 else {
                    throw Client.Stuck(
                        description: "process \(arguments) ended with \(status) each time")
                }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func arguments(_ file: String, _ book: BookKey) -> [String] {
        switch way {
        case .bulkProcess: ["record", "--bulk", file]
        case .rebuildProcess: ["rebuild", "--unit", book.unit, "--year", "\(book.fiscalYear)"]
        default: ["record", "--keep-going", file]
        }
    }

    /// Notes the answers; whether the process came to the end of its work.
    private func take(_ output: String, _ status: Int32) -> Bool {
        let isComplete = [0, 4, 5].contains(status)
        if !isComplete { record.note("process \(way.rawValue) ended with \(status)") }
        if way == .rebuildProcess { return status == 0 }
        let answers = output.split(separator: "\n").compactMap { try? JSONParser.parse(String($0)) }
        var answered: Set<Int> = []
        for answer in answers {
            guard let line = answer["line"]?.integerValue, commands.indices.contains(line - 1)
            else { continue }
            if answer["ok"]?.boolValue == true {
                record.acknowledge(number, line - 1, Self.events(answer))
                answered.insert(line - 1)
            } else if way == .recordProcess || isComplete {
                // What a bulk import refused may pass when the whole is sent again.
                record.refuse(number, line - 1, answer["error"]?["code"]?.stringValue ?? "")
                answered.insert(line - 1)
            }
        }
        for place in commands.indices where !answered.contains(place) {
            if way == .bulkProcess, isComplete {
                record.acknowledge(number, place, nil)
            } else {
                record.miss(number, [place])
            }
        }
        return isComplete
    }

    private static func events(_ answer: JSONValue) -> [ClientRecord.Event] {
        (answer["events"]?.arrayValue ?? []).map {
            ClientRecord.Event(
                id: $0["id"]?.stringValue ?? "", version: Int64($0["version"]?.integerValue ?? 0))
        }
    }

    private func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let process = try ProgramProcess(arguments, in: directory)
        running.withLock { $0 = process.identifier }
        let status = await process.end()
        running.withLock { $0 = nil }
        return (status, process.output)
    }
}
