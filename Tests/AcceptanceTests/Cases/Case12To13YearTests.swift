import JSON
import Testing

/// Cases 12 and 13: the 三公 ceiling, and what is left at year end.
struct Case12To13YearTests {
    private static let threePublic: [Command] = [
        .open(), .task("B1", "basic"), .initial("B1", wan("100")),
        .threePublic("abroad", "0.00"), .threePublic("vehicleRunning", wan("20")),
        .threePublic("reception", wan("8")),
        .spend("B1", wan("4.20"), "记-0001", on: "2021-03-01").with("economicCode", "30231"),
        .spend("B1", wan("2.29"), "记-0002", on: "2021-03-02").with("economicCode", "30217"),
    ]
    private static let more = Command.spend("B1", wan("21.52"), "记-0003", on: "2021-04-01")
        .with("economicCode", "30217")

    @Test func `Case 12: 6.49 of 28.00 is 23.18 percent`() async throws {
        let ledger = try await Ledger.shared("case-12", Self.threePublic)
        let year = try await ledger.execution()
        #expect(year.figures("threePublic", "budget spent rate") == "280000.00 64900.00 23.18")
    }

    @Test func `Case 12: a further 21.52 is refused without an override`() async throws {
        let ledger = try await Ledger.shared("case-12-ceiling", Self.threePublic)
        let refused = try await ledger.refusal(of: Self.more)
        #expect("\(refused)" == "4 threePublicCeilingExceeded")
        #expect(refused.figures.figures("asked missing") == "215200.00 100.00")

        try await ledger.accept([
            Self.more.with("override", ["by": "赵负责人", "reason": "上级临时交办"])
        ])
        let year = try await ledger.execution()
        #expect(year.figures("threePublic", "budget spent rate") == "280000.00 280100.00 100.04")
        _ = try await ledger.ask("alert", "evaluate", options: ["--on", "2021-04-30"])
        #expect(try await ledger.alerts()["A7 unit"]?.hasPrefix("red") == true)
    }

    @Test func `Case 12: 21.51 reaches the ceiling and is accepted`() async throws {
        let ledger = try await Ledger.shared(
            "case-12-equal", Self.threePublic + [Self.more.with("amount", .string(wan("21.51")))])
        let year = try await ledger.execution()
        #expect(year.figures("threePublic", "spent rate") == "280000.00 100.00")
    }

    /// One project of 248.00 with 94.77 spent, the year's months closed.
    private static let closedMonths: [Command] =
        [
            .open(), .task("T1"), .initial("T1", wan("248.00")),
            .spend("T1", wan("94.77"), on: "2021-09-01"),
        ] + (1...12).map { .close($0) }

    @Test func `Case 13: the residue is carried over and recovered to the fen`() async throws {
        let ledger = try await Ledger.shared("case-13", Self.closedMonths)
        let wrong = try await ledger.refusal(
            of: .dispose("T1", carryover: wan("100.00"), recovered: wan("53.22")))
        #expect("\(wrong)" == "4 residueMismatch")
        let disposal = Command.dispose("T1", carryover: wan("100.00"), recovered: wan("53.23"))
        try await ledger.accept([disposal])

        let year = try await ledger.execution()
        #expect(
            year.figures("T1", "initial adjusted spent available rateOnAdjusted rateOnInitial")
                == "2480000.00 2480000.00 947700.00 0.00 38.21 38.21")
    }

    @Test func `Case 13: after the close spending is refused and the carryover comes in once`()
        async throws
    {
        let disposal = Command.dispose("T1", carryover: wan("100.00"), recovered: wan("53.23"))
        let ledger = try await Ledger.shared(
            "case-13-next", Self.closedMonths + [disposal, .closeYear()])
        let late = try await ledger.refusal(of: .spend("T1", "1.00", "记-0009", on: "2021-12-31"))
        #expect(late.status == 4)

        let next = ledger.year(2022)
        try await next.accept([
            .open(on: "2022-01-01", fromYear: 2021),
            .initial("T1", wan("120.00"), on: "2022-01-04"),
        ])
        let tooMuch = try await next.refusal(
            of: .carryover("T1", "1000000.01", from: 2021, on: "2022-01-05"))
        #expect("\(tooMuch)" == "4 carryoverExceeded")
        try await next.accept([.carryover("T1", wan("100.00"), from: 2021, on: "2022-01-05")])
        let year = try await next.execution()
        #expect(
            year.figures("T1", "initial carryover adjusted") == "1200000.00 1000000.00 2200000.00")
        let again = try await next.refusal(
            of: .carryover("T1", "0.01", from: 2021, on: "2022-01-06"))
        #expect("\(again)" == "4 carryoverExceeded")
    }
}
