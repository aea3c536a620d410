import JSON
import Testing

/// “三公”经费: tagged by code, held to a ceiling on the total.
struct ThreePublicTests {
    private static let book: [Command] = [.open(), .task("B1", "basic"), .initial("B1", "1000.00")]

    private static func line(_ number: Int, _ amount: String, _ code: String) -> Command {
        .spend("B1", amount, "记-000\(number)", on: "2021-03-0\(number)")
            .with("economicCode", .string(code))
    }

    @Test func `without a budget there is no control and no rate`() async throws {
        let ledger = try await Ledger.shared(
            "three-none", Self.book + [Self.line(1, "10.00", "30217")])
        let year = try await ledger.execution()
        #expect(year.figures("threePublic", "spent rate") == "10.00 null")
    }

    @Test func `a budget of 0.00 is a ceiling of nothing`() async throws {
        let ledger = try await Ledger.shared(
            "three-zero", Self.book + [.threePublic("reception", "0.00")])
        let refusal = try await ledger.refusal(of: Self.line(1, "0.01", "30217"))
        #expect("\(refusal)" == "4 threePublicCeilingExceeded")
        #expect(
            try await ledger.execution().figures("threePublic", "budget spent rate")
                == "0.00 0.00 null")
    }

    @Test func `codes are tagged, and control is on the total of the kinds`() async throws {
        let ledger = try await Ledger.shared(
            "three-codes",
            Self.book + [
                .threePublic("reception", "60.00"), .threePublic("abroad", "40.00"),
                Self.line(1, "10.00", "30212"), Self.line(2, "20.00", "30217"),
                Self.line(3, "30.00", "30231"), Self.line(4, "15.00", "31013"),
                Self.line(5, "15.00", "30913"), Self.line(6, "100.00", "30201"),
                .spend("B1", "100.00", "记-0007", on: "2021-03-07"),
            ])
        #expect(
            try await ledger.execution().figures("threePublic", "budget spent rate")
                == "100.00 90.00 90.00")
        let more = try await ledger.refusal(of: Self.line(8, "10.01", "30212"))
        #expect(more.figures.figures("asked missing") == "10.01 0.01")
        try await ledger.accept([Self.line(8, "10.00", "30212")])
    }

    @Test func `other funds are not controlled`() async throws {
        let ledger = try await Ledger.shared(
            "three-other",
            Self.book + [
                Command.initial("B1", "50.00").with("fundSource", "other"),
                .threePublic("reception", "10.00"),
                Self.line(1, "50.00", "30217").with("fundSource", "other"),
            ])
        #expect(try await ledger.execution().figures("threePublic", "spent") == "0.00")
    }

    @Test func `the latest budget of a kind wins, and reversals free the ceiling`() async throws {
        let ledger = try await Ledger.shared(
            "three-latest",
            Self.book + [
                .threePublic("reception", "100.00"),
                .threePublic("reception", "30.00", on: "2021-02-01"),
                Self.line(1, "30.00", "30217"),
            ])
        #expect(
            "\(try await ledger.refusal(of: Self.line(2, "0.01", "30217")))"
                == "4 threePublicCeilingExceeded")
        try await ledger.accept([
            .reverse(by: "记-0009", on: "2021-03-05"), Self.line(2, "30.00", "30217"),
        ])
        #expect(
            try await ledger.execution().figures("threePublic", "budget spent") == "30.00 30.00")
        let january = try await ledger.execution(month: 1)
        #expect(january.figures("threePublic", "budget spent") == "100.00 0.00")
    }

    @Test func `an override lifts the 三公 ceiling and not the task's`() async throws {
        let ledger = try await Ledger.shared(
            "three-override", Self.book + [.threePublic("reception", "10.00")])
        let override: JSONValue = ["by": "赵负责人", "reason": "临时交办"]
        let beyond = Self.line(1, "1000.01", "30217").with("override", override)
        #expect("\(try await ledger.refusal(of: beyond))" == "4 availableBalanceExceeded")
        try await ledger.accept([Self.line(1, "1000.00", "30217").with("override", override)])
    }
}
