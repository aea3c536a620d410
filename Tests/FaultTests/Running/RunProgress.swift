import Foundation

/// How far a run has come: a file with a line per schedule, so that it goes on where it ended.
struct RunProgress {
    /// One schedule and what became of it.
    struct Line {
        let schedule: Schedule
        let verdict: ScheduleRun.Verdict
        let duration: Duration

        /// Tab-separated: number, struck or missed, killed or not, outcome, milliseconds, title.
        var text: String {
            let outcome = verdict.findings.isEmpty ? "ok" : "FAILED"
            let struck =
                schedule.fault == .none ? "none" : verdict.hasStruck ? "struck" : "missed"
            let columns = [
                "\(schedule.number)", struck, schedule.fault.killsServer ? "server" : "-", outcome,
                "\(Int(duration / .milliseconds(1)))", schedule.title,
            ]
            let findings = verdict.findings.prefix(20).map { "#   \($0)" }
            let remarks =
                verdict.findings.isEmpty ? [] : verdict.remarks.prefix(8).map { "#     \($0)" }
            return ([columns.joined(separator: "\t")] + findings + remarks)
                .map { $0.replacing("\n", with: " ") + "\n" }.joined()
        }
    }

    /// The last schedule that was run; 0 where there is none.
    private(set) var last = 0
    /// What the schedules before came to.
    private(set) var summary = FaultRun.Summary()
    private let file: FileHandle?

    init(_ settings: FaultSettings) throws {
        guard let path = settings.progress else {
            file = nil
            return
        }
        for line in ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(
            separator: "\n")
        where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t").map(String.init)
            guard columns.count == 6, let number = Int(columns[0]) else { continue }
            last = max(last, number)
            summary.schedules += 1
            if columns[1] != "none" { summary.faulty += 1 }
            if columns[1] == "struck" { summary.struck += 1 }
            if columns[1] == "struck", columns[2] == "server" { summary.killed += 1 }
            if columns[3] != "ok" {
                summary.failures.append(
                    "schedule \(columns[5])\n    again: \(settings.repetition(of: number))")
            }
        }
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(filePath: path))
        }
        file = try FileHandle(forWritingTo: URL(filePath: path))
        try file?.seekToEnd()
    }

    /// Notes a schedule that has been run.
    mutating func add(_ line: Line) throws {
        last = line.schedule.number
        try file?.write(contentsOf: Data(line.text.utf8))
    }
}
