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

    static let changes = [
        ("两项合计1207.96", "7207.96", "1207.96"), ("其他资金0.00", "7.00", "0.00"),
        ("按年初口径为93.18", "23.18", "93.18"), ("得分率100.00", "700.00", "100.00"),
        ("调整为1030.77", "4030.77", "1030.77"), ("6.82%    │", "5.82", "6.82"),
    ]

    /// The record for machines may have been cut off; the version note on paper is enough.
    @Test(arguments: changes)
    func `a figure changed in a report of the program's own is told`(
        words: String, printed: String, expected: String
    ) async throws {
        let ledger = try await Self.demonstration.value
        let text = try await Self.printedText(ledger)
        let place = try #require(text.firstRange(of: words))
        let changed = words.replacing(expected, with: printed)
        let file = "\(Remains.root)/lint/changed-\(printed).txt"
        try write(text.replacingCharacters(in: place, with: changed), to: file)
        let findings = try await Self.findings(in: file, ledger, ledger.name)
        let isTold = findings.contains {
            $0.hasPrefix("book-mismatch ") && $0.hasSuffix(" \(printed) \(expected)")
        }
        #expect(isTold, "\(findings)")
    }

    /// Another hash is another book, though of the same name.
    @Test func `a report of another book is not held against this one's reprint`() async throws {
        let ledger = try await Self.demonstration.value
        let text = try await Self.printedText(ledger)
        let hash = try #require(text.firstRange(of: " · 截至"))
        let start = text.index(hash.lowerBound, offsetBy: -12)
        let other = text.replacingCharacters(in: start..<hash.lowerBound, with: "0123456789ab")
            .replacing("两项合计1207.96", with: "两项合计7207.96")
        let file = "\(Remains.root)/lint/other-book.txt"
        try write(other, to: file)
        let findings = try await Self.findings(in: file, ledger, ledger.name)
        #expect(!findings.contains { $0.hasSuffix(" 7207.96 1207.96") })
    }

    /// The self-evaluation as text, without its record.
    private static func printedText(_ ledger: Ledger) async throws -> String {
        let outcome = try await ledger.place.run(
            ["report", "build", "self-evaluation"] + ledger.name + ["-o", "-"])
        let end = try #require(outcome.output.firstRange(of: "zhixing-record:"))
        return String(outcome.output[..<end.lowerBound])
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
