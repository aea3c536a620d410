import JSON
import Testing

/// Drafts (制单), their approval and their rejection.
struct DraftTests {
    private static let book: [Command] = [.open(), .task("T1"), .initial("T1", "100.00")]

    @Test func `an approved draft counts on the draft's date`() async throws {
        let ledger = try await Ledger.shared(
            "draft-date",
            Self.book + [
                .draft("T1", "60.00", on: "2021-02-10"), .approve(on: "2021-03-05"),
            ])
        #expect(
            try await ledger.execution(month: 2).figures("T1", "monthSpent spent") == "60.00 60.00")
        #expect(
            try await ledger.execution(month: 3).figures("T1", "monthSpent spent") == "0.00 60.00")
    }

    @Test func `an approval's own date is not judged`() async throws {
        let ledger = try await Ledger.shared(
            "draft-approval",
            Self.book + [
                .close(1), .draft("T1", "60.00", on: "2021-02-10"), .approve(on: "2021-01-20"),
            ])
        #expect(try await ledger.execution().figures("T1", "spent") == "60.00")
    }

    @Test func `drafts reserve nothing and are checked again when approved`() async throws {
        let ledger = try await Ledger.shared(
            "draft-twice",
            Self.book + [
                .draft("T1", "60.00", "记-0001", on: "2021-02-10"),
                .draft("T1", "60.00", "记-0002", on: "2021-02-10"),
                .approve("记-0001", on: "2021-02-11"),
            ])
        let second = try await ledger.refusal(of: .approve("记-0002", on: "2021-02-11"))
        #expect("\(second)" == "4 availableBalanceExceeded")
        #expect(second.balance == "40.00 60.00 20.00")
    }

    @Test func `the same pending draft again is the same event`() async throws {
        let draft = Command.draft("T1", "60.00", on: "2021-02-10")
        let ledger = try await Ledger.shared("draft-same", Self.book + [draft])
        let again = try await ledger.record([draft])
        #expect(again.status == 0 && again.answers[0].versions == [4])
    }

    @Test func `a month with pending drafts is not closed until they are settled`() async throws {
        let ledger = try await Ledger.shared(
            "draft-closing", Self.book + [.draft("T1", "60.00", on: "2021-01-10")])
        #expect("\(try await ledger.refusal(of: .close(1)))" == "4 pendingDrafts")
        try await ledger.accept([.reject(on: "2021-01-31"), .close(1)])
    }

    @Test func `a draft of a later month does not hold back an earlier one`() async throws {
        try await Ledger.shared(
            "draft-later", Self.book + [.draft("T1", "60.00", on: "2021-02-10"), .close(1)])
    }

    @Test func `nobody rejects his own draft`() async throws {
        let ledger = try await Ledger.shared(
            "draft-own", Self.book + [.draft("T1", "60.00", on: "2021-01-10")])
        let own = try await ledger.refusal(
            of: .reject(on: "2021-01-11").with("reviewer", "张制单").by("张制单"))
        #expect(own.status == 4)
    }

    @Test func `a rejected draft can neither be approved nor is its number lost`() async throws {
        let ledger = try await Ledger.shared(
            "draft-rejected",
            Self.book + [.draft("T1", "60.00", on: "2021-01-10"), .reject(on: "2021-01-11")])
        #expect("\(try await ledger.refusal(of: .approve(on: "2021-01-12")))" == "4 unknownDraft")
        try await ledger.accept([
            .draft("T1", "50.00", on: "2021-01-10"), .approve(on: "2021-01-12"),
        ])
        #expect(try await ledger.execution().figures("T1", "spent") == "50.00")
    }

    @Test func `the number of a posted line is taken for drafts, and of a draft once posted`()
        async throws
    {
        let ledger = try await Ledger.shared(
            "draft-number",
            Self.book + [
                .draft("T1", "10.00", on: "2021-01-10"), .approve(on: "2021-01-12"),
            ])
        let other = try await ledger.refusal(of: .spend("T1", "20.00", on: "2021-01-20"))
        #expect("\(other)" == "5 voucherKeyReused")
    }

    @Test func `a draft whose month says which one it is can be approved`() async throws {
        let ledger = try await Ledger.shared(
            "draft-month",
            Self.book + [
                .draft("T1", "10.00", on: "2021-01-10"), .draft("T1", "20.00", on: "2021-02-10"),
            ])
        let unnamed = try await ledger.refusal(of: .approve(on: "2021-02-11"))
        #expect("\(unnamed)" == "4 voucherAmbiguous")
        try await ledger.accept([Command.approve(on: "2021-02-11").with("voucherMonth", 2)])
        #expect(try await ledger.execution().figures("T1", "spent") == "20.00")
    }
}
