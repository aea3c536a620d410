import JSON
import Testing

/// 红字冲销, 退回, and the correction of a mistyped budget entry.
struct CorrectionTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .task("T2"), .initial("T1", "100.00"),
    ]
    private static let line = Command.spend("T1", "60.00", on: "2021-01-15")

    @Test func `voucherMonth names the line that the number alone does not`() async throws {
        let ledger = try await Ledger.shared(
            "correct-month", Self.book + [Self.line, .spend("T1", "20.00", on: "2021-02-15")])
        let unnamed = try await ledger.refusal(of: .refund("记-0001", "1.00", on: "2021-03-01"))
        #expect("\(unnamed)" == "4 voucherAmbiguous")
        try await ledger.accept([
            Command.reverse(by: "记-0001", on: "2021-03-01").with("voucherMonth", 1),
            Command.refund("记-0001", "5.00", on: "2021-03-02").with("voucherMonth", 2),
        ])
        let year = try await ledger.execution(month: 3)
        #expect(year.figures("T1", "monthSpent spent available") == "-65.00 15.00 85.00")
    }

    @Test func `refunds add up to the original and not beyond`() async throws {
        let ledger = try await Ledger.shared(
            "correct-refund",
            Self.book + [
                Self.line, .refund("记-0001", "20.00", on: "2021-02-01"),
                .refund("记-0001", "40.00", on: "2021-02-02"),
            ])
        let third = try await ledger.refusal(of: .refund("记-0001", "0.01", on: "2021-02-03"))
        #expect("\(third)" == "4 refundExceedsOriginal")
        #expect(try await ledger.execution().figures("T1", "spent available") == "0.00 100.00")
    }

    @Test func `a reversed line can be neither refunded nor recorded anew`() async throws {
        let ledger = try await Ledger.shared(
            "correct-taken", Self.book + [Self.line, .reverse(by: "记-0002", on: "2021-01-20")])
        let refund = try await ledger.refusal(of: .refund("记-0001", "1.00", on: "2021-01-21"))
        #expect(refund.status == 4)
        let anew = try await ledger.refusal(of: Self.line.with("amount", "61.00"))
        #expect("\(anew)" == "5 voucherKeyReused")
        let red = try await ledger.refusal(of: .spend("T1", "1.00", "记-0002", on: "2021-01-22"))
        #expect("\(red)" == "5 voucherKeyReused")
        #expect(try await ledger.execution().figures("T1", "spent") == "0.00")
    }

    @Test func `the same reversal again is one`() async throws {
        let reversal = Command.reverse(by: "记-0002", on: "2021-01-20")
        let ledger = try await Ledger.shared("correct-same", Self.book + [Self.line, reversal])
        let again = try await ledger.record([reversal])
        #expect(again.status == 0 && again.answers[0].versions == [6])
    }

    @Test func `a reversal frees what it had spent`() async throws {
        let ledger = try await Ledger.shared(
            "correct-frees",
            Self.book + [
                .spend("T1", "100.00", on: "2021-01-15"), .reverse(by: "记-0002", on: "2021-01-20"),
                .spend("T1", "100.00", "记-0003", on: "2021-01-10"),
            ])
        #expect(try await ledger.execution().figures("T1", "spent available") == "100.00 0.00")
    }

    @Test func `a mistyped budget is taken back and approved anew, without a trace in the rates`()
        async throws
    {
        let ledger = try await Ledger.shared("correct-entry", Self.book)
        try await ledger.accept([
            .reverseEntry(4, on: "2021-01-20"), .initial("T1", "1000.00", on: "2021-01-21"),
        ])
        let wanted = "initial adjusted available"
        #expect(try await ledger.execution().figures("T1", wanted) == "1000.00 1000.00 1000.00")
        let between = try await ledger.execution("--as-of", "2021-01-20")
        #expect(between.figures("T1", wanted) == "0.00 0.00 0.00")
        let before = try await ledger.execution("--as-of", "2021-01-19")
        #expect(before.figures("T1", wanted) == "100.00 100.00 100.00")
    }

    @Test func `transfers, increases and decreases are taken back too`() async throws {
        let ledger = try await Ledger.shared("correct-entries", Self.book)
        let versions = try await ledger.accept([
            .transfer("T1", "T2", "30.00"), .increase("T1", "5.00", on: "2021-01-07"),
            .decrease("T1", "7.00", on: "2021-01-08"),
        ])
        try await ledger.accept(versions.reversed().map { .reverseEntry($0, on: "2021-01-20") })
        let year = try await ledger.execution()
        #expect(year.figures("T1", "initial adjusted available") == "100.00 100.00 100.00")
        #expect(year.figures("T2", "initial adjusted available") == "0.00 0.00 0.00")
    }

    @Test func `a transfer is not taken back once its money is spent`() async throws {
        let ledger = try await Ledger.shared("correct-spent", Self.book)
        let versions = try await ledger.accept([
            .transfer("T1", "T2", "30.00"), .spend("T2", "10.00", on: "2021-01-10"),
        ])
        let refusal = try await ledger.refusal(of: .reverseEntry(versions[0], on: "2021-01-20"))
        #expect("\(refusal)" == "4 availableBalanceExceeded")
        #expect(refusal.balance == "20.00 30.00 10.00")
    }

    @Test func `an entry is taken back only while its month and the day's are open`() async throws {
        let ledger = try await Ledger.shared("correct-closed", Self.book + [.close(1)])
        let entry = try await ledger.refusal(of: .reverseEntry(4, on: "2021-02-01"))
        #expect("\(entry)" == "4 monthClosed")

        let other = try await Ledger.shared("correct-closed-2", Self.book + [.close(1)])
        let versions = try await other.accept([.increase("T1", "5.00", on: "2021-02-05")])
        let own = try await other.refusal(of: .reverseEntry(versions[0], on: "2021-01-31"))
        #expect("\(own)" == "4 monthClosed")
    }
}
