import Foundation

/// Runs schedules one after the other on a server of their own.
struct FaultRun: Sendable {
    /// What a run came to.
    struct Summary: Sendable {
        var schedules = 0
        /// Schedules in which the server went down.
        var killed = 0
        /// Schedules whose fault met somebody.
        var struck = 0
        /// Schedules that were to have a fault.
        var faulty = 0
        var failures: [String] = []
    }

    let settings: FaultSettings

    /// Databases are small, so that dumps and comparisons stay so.
    private static let schedulesPerDatabase = 50
    private static let patience = Duration.seconds(180)

    func run() async throws -> Summary {
        var progress = try RunProgress(settings)
        var summary = progress.summary
        let numbers = settings.numbers.filter { $0 > progress.last }
        guard !numbers.isEmpty else { return summary }
        let server = try await FaultServer.start()
        try await server.createBallast()
        var current = ""
        for number in numbers {
            let schedule = Schedule(seed: settings.seed, number: number)
            let block = "fault_\(number / Self.schedulesPerDatabase)"
            if block != current {
                try await server.drop(current.isEmpty ? block : current)
                try await server.create(block)
                current = block
            }
            let start = ContinuousClock.now
            let verdict = await run(schedule, on: server, block)
            let line = RunProgress.Line(
                schedule: schedule, verdict: verdict, duration: ContinuousClock.now - start)
            try progress.add(line)
            summary.add(line, settings)
        }
        try await server.remove()
        return summary
    }

    /// Runs one, and makes a finding of whatever goes wrong with the run itself.
    private func run(_ schedule: Schedule, on server: FaultServer, _ block: String) async
        -> ScheduleRun.Verdict
    {
        let own = "fault_own_\(schedule.number)"
        let database =
            switch schedule.fault {
            case .fullDisk: FaultServer.ballast
            case .dumpAndRestore: own
            default: block
            }
        // A socket's path is short: at most 107 bytes.
        let directory = "/tmp/zhixing-fault-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            if database == own { try await server.create(own) }
            let run = ScheduleRun(schedule, on: server, database: database, directory: directory)
            let verdict = try await Self.within(Self.patience) { try await run.run() }
            if database == own { try await server.drop(own) }
            return verdict
        } catch {
            try? await server.comeUp()
            return ScheduleRun.Verdict(findings: ["the run itself failed: \(error)"])
        }
    }

    private struct TooLong: Error {}

    private static func within<Result: Sendable>(
        _ patience: Duration, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: patience)
                throw TooLong()
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw TooLong() }
            return result
        }
    }
}

extension FaultRun.Summary {
    mutating func add(_ line: RunProgress.Line, _ settings: FaultSettings) {
        schedules += 1
        let fault = line.schedule.fault
        if fault != .none { faulty += 1 }
        if line.verdict.hasStruck { struck += 1 }
        if fault.killsServer, line.verdict.hasStruck { killed += 1 }
        guard !line.verdict.findings.isEmpty else { return }
        failures.append(
            ([
                "schedule \(line.schedule.title)",
                "again: \(settings.repetition(of: line.schedule.number))",
            ] + line.verdict.findings.prefix(20) + line.verdict.remarks.prefix(8))
            .joined(separator: "\n    "))
    }
}
