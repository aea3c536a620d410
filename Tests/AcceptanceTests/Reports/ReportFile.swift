import Foundation
import JSON
import Testing

extension Ledger {
    /// Builds a report into a file of its own; answers where it is.
    func build(
        _ name: String, kind: String = "self-evaluation", units: [String]? = nil,
        _ options: [String] = [], environment: [String: String] = [:]
    ) async throws -> String {
        let file = "\(Remains.root)/reports/\(unit)/\(name)"
        try write("", to: file)
        let books = ["--unit", (units ?? [unit]).joined(separator: ","), "--year", "\(year)"]
        let outcome = try await place.run(
            ["report", "build", kind] + books + options + ["-o", file], environment: environment)
        guard outcome.status == 0 else {
            throw Unexpected("exit \(outcome.status): \(outcome.errors)")
        }
        return file
    }

    /// What `report verify` says of a file: its exit code, and which checks passed.
    func verification(of file: String) async throws -> (status: Int32, checks: [String: Bool?]) {
        let outcome = try await place.run(["report", "verify", file, "--json"])
        let checks = try outcome.json()["checks"]?.arrayValue ?? []
        return (
            outcome.status,
            Dictionary(
                checks.map { ($0["check"]?.stringValue ?? "", $0["ok"]?.boolValue) },
                uniquingKeysWith: { $0 == false ? $0 : $1 })
        )
    }

    /// Explains every contradiction that still keeps the self-evaluation from being submitted.
    func explainContradictions() async throws {
        let blocking = try await ask("report", "status")["blocking"]?.arrayValue ?? []
        try await accept(
            blocking.map { finding in
                Command(
                    "ExplainFinding", on: "2021-12-31",
                    [
                        "finding": finding["code"],
                        "subject": finding["subject"]?.stringValue.map { .string($0) },
                        "explanation": "已经核实，情况属实",
                    ])
            })
    }

    /// From an open self-evaluation to a published one.
    func publish() async throws {
        try await explainContradictions()
        try await accept([
            Command("SubmitSelfEvaluation", on: "2021-12-31", [:]),
            Command("ApproveSelfEvaluation", on: "2021-12-31", [:]).by("李审核"),
            Command("PublishSelfEvaluation", on: "2021-12-31", [:]).by("李审核"),
        ])
    }
}

/// Puts other text in a file's place.
func change(_ file: String, _ old: String, to new: String) throws {
    let text = String(decoding: try contents(of: file), as: UTF8.self)
    try #require(text.contains(old), "\(old)")
    try write(text.replacingOccurrences(of: old, with: new), to: file)
}
