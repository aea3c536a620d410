import JSON
import Testing

/// Every refusal of the domain with one reproducible example: what leads there, what is refused,
/// how, and which figures the refusal has to name.
struct RefusalCodesTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let expected: String
        let given: [Command]
        let refused: Command
        let figures: [String]

        init(
            _ expected: String, _ given: [Command], _ refused: Command,
            naming figures: [String] = []
        ) {
            self.expected = expected
            self.given = given
            self.refused = refused
            self.figures = figures
        }

        var testDescription: String { "\(expected): \(refused.name)" }
    }

    @Test(arguments: RefusalExamples.all)
    func `a refusal has its exit code, its code and its figures`(example: Example) async throws {
        let number = RefusalExamples.all.firstIndex {
            $0.testDescription == example.testDescription
        }
        let ledger = try await Ledger.shared("refusal-\(number ?? -1)")
        let recording = try await ledger.record(example.given + [example.refused])
        let lead = Array(repeating: true, count: example.given.count)
        #expect(recording.accepted == lead + [false], "\(recording.refusals)")
        let refusal = try recording.refusal()

        #expect("\(refusal)" == example.expected)
        #expect(refusal.message.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        let values = refusal.figures.names.map { refusal.figures.figures($0) }
        for figure in example.figures {
            #expect(values.contains(figure), "\(refusal.figures.text)")
        }
    }

    @Test func `every example is told apart by its name`() {
        #expect(Set(RefusalExamples.all.map(\.testDescription)).count == RefusalExamples.all.count)
    }
}
