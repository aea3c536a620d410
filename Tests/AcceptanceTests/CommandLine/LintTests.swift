import Foundation
import JSON
import Testing

/// What the program writes it can read again, and finds nothing to object to.
struct LintTests {
    /// A unit whose year is printed in every kind and format.
    enum Year: String, CaseIterable, CustomTestStringConvertible {
        case clean, demonstration

        var testDescription: String { rawValue }

        func ledger() async throws -> Ledger {
            switch self {
            case .clean: try await LintTests.clean.value
            case .demonstration: try await LintTests.demonstration.value
            }
        }
    }

    private static let clean = Task {
        try await Ledger.shared("published-year", PublishedYear.commands)
    }
    private static let demonstration = Task {
        let ledger = Ledger(place: try await Workplace.shared(), unit: "DEMO-QWB")
        let outcome = try await ledger.place.run(["demo", "--no-serve"])
        guard outcome.status == 0 else { throw Unexpected(outcome.errors) }
        return ledger
    }

    static let kinds = [
        "self-evaluation", "project-self-evaluation", "monitoring --month 7",
        "monthly-execution --month 7", "monthly-execution --month 12",
        "self-evaluation --edition public", "monthly-execution --month 7 --edition public",
    ]

    @Test(arguments: Year.allCases, kinds)
    func `a report of the program's own lints clean in every format`(year: Year, kind: String)
        async throws
    {
        let ledger = try await year.ledger()
        for format in ["docx", "pdf", "xlsx", "html", "txt"] {
            let file = try await Self.built(kind, format, ledger)
            // With the book, all that is found without it is found too.
            let findings = try await Self.findings(in: file, ledger, ledger.name)
            #expect(findings == [], "\(format)")
        }
    }

    /// The report as a file of a format.
    private static func built(_ kind: String, _ format: String, _ ledger: Ledger) async throws
        -> String
    {
        let name = kind.filter { $0 != " " }
        let file = "\(Remains.root)/lint/\(ledger.unit)-\(name).\(format)"
        try write("", to: file)
        let words = kind.split(separator: " ").map(String.init)
        let outcome = try await ledger.place.run(
            ["report", "build"] + words + ledger.name + ["-o", file])
        guard outcome.status == 0 else { throw Unexpected(outcome.errors) }
        return file
    }

    /// Code, place and figures of every finding.
    private static func findings(
        in file: String, _ ledger: Ledger, _ options: [String] = []
    ) async throws -> [String] {
        let outcome = try await ledger.place.run(["lint", file, "--json"] + options)
        let findings = try outcome.json()["findings"]?.arrayValue ?? []
        let serious = findings.filter { $0["severity"]?.stringValue != "rounding" }
        #expect(outcome.status == (serious.isEmpty ? 0 : 3))
        return findings.map { $0.figures("code where printed expected") }
    }
}
