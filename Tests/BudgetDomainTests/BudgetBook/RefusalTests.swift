import BudgetDomain
import BudgetTestKit
import JSON
import Testing

/// What was given, one request more, and the code it is refused with.
struct Refused: Sendable, CustomTestStringConvertible {
    let code: String
    let given: [Request]
    let when: Request
    let figures: [String: String]

    init(_ code: String, _ when: Request, after given: [Request] = [], _ figures: [String: String])
    {
        self.code = code
        self.given = given
        self.when = when
        self.figures = figures
    }

    var testDescription: String { "\(code): \(when.json.text)" }
}

@Suite("Every refusal has its example and its figures")
struct RefusalTests {
    private static let closedYear = (1...12).map { Request.close($0) }
    private static let disposed =
        closedYear + [.dispose("T1", carryover: "100.00", recovered: "0.00")]
    private static let largest = "999999999999999.99"
    private static let spent: [Request] = [.spend("T1", "60.00", "记-1")]

    static let budgeting: [Refused] = [
        .init("bookAlreadyOpened", .open(), ["fiscalYear": "2021"]),
        .init("taskAlreadyRegistered", .task("T1"), ["task": "T1"]),
        .init("wrongFiscalYear", .task("T9", on: "2022-01-01"), ["occurredOn": "2022-01-01"]),
        .init("badField", .task("unit"), ["field": "task"]),
        .init("badField", .task(""), ["field": "task"]),
        .init("badField", .increase("T1", "1").with("reason", " "), ["field": "reason"]),
        .init("badField", .increase("T1", "0.00"), ["field": "amount"]),
        .init(
            "amountsTooLarge", .increase("T1", "0.01"),
            after: (1...10).map { _ in .increase("T1", largest) },
            ["largest": "10000000000000000.00"]),
        .init(
            "badField", .decrease("T1", "1").with("recovery", true).with("exempt", true),
            ["field": "exempt"]),
        .init(
            "categoryFixed",
            Request("AmendTask", on: "2021-01-05", ["task": "T1", "category": "basic"]),
            ["task": "T1"]),
        .init("initialBudgetAlreadyApproved", .initial("T1", "1"), ["initial": "100.00"]),
        .init(
            "initialBudgetAfterAdjustment", .initial("T2", "1"), after: [.increase("T2", "5.00")],
            ["task": "T2"]),
        .init("unknownTask", .increase("T9", "1"), ["task": "T9"]),
        .init(
            "documentNoRequired", .carryover("T1", "1").with("documentNo", nil),
            ["fromYear": "2020"]),
        .init(
            "wrongFiscalYear", .carryover("T1", "1").with("fromYear", 2021), ["fromYear": "2021"]),
        .init(
            "availableBalanceExceeded", .decrease("T1", "100.01"),
            ["available": "100.00", "asked": "100.01", "missing": "0.01"]),
        .init("sameTask", .transfer("T1", "T1", "1"), ["task": "T1"]),
        .init(
            "financeApprovalRequired", .transfer("T1", "B1", "1").with("approvalLevel", "unit"),
            ["from": "T1", "to": "B1"]),
        .init("availableBalanceExceeded", .transfer("T1", "T2", "100.01"), ["missing": "0.01"]),
        .init("notABudgetEntry", .reverseEntry(1, on: "2021-01-05"), ["version": "1"]),
        .init("notABudgetEntry", .reverseEntry(99, on: "2021-01-05"), ["version": "99"]),
        .init(
            "entryAlreadyReversed", .reverseEntry(5, on: "2021-01-05"),
            after: [.reverseEntry(5, on: "2021-01-05")], ["version": "5"]),
        .init(
            "availableBalanceExceeded", .reverseEntry(5, on: "2021-02-05"), after: spent,
            ["available": "40.00", "missing": "60.00"]),
        .init(
            "monthClosed", .reverseEntry(5, on: "2021-02-05"), after: [.close(1)],
            ["month": "1", "lastClosedMonth": "1"]),
        .init(
            "alreadyFrozen", .freeze("T1", "1", on: "2021-02-01"),
            after: [.freeze("T1", nil, on: "2021-02-01")], ["task": "T1"]),
        .init(
            "availableBalanceExceeded", .freeze("T1", "100.01", on: "2021-02-01"),
            ["available": "100.00"]),
        .init("notFrozen", .unfreeze("T1", nil, on: "2021-02-01"), ["task": "T1"]),
        .init(
            "wholeFreeze", .unfreeze("T1", "1.00", on: "2021-02-01"),
            after: [.freeze("T1", nil, on: "2021-02-01")], ["asked": "1.00"]),
        .init(
            "frozenAmountExceeded", .unfreeze("T1", "5.01", on: "2021-02-01"),
            after: [.freeze("T1", "5.00", on: "2021-02-01")], ["frozen": "5.00", "missing": "0.01"]),
        .init("monthClosed", .threePublic("reception", "1"), after: [.close(1)], ["month": "1"]),
    ]

    static let spending: [Refused] = [
        .init(
            "availableBalanceExceeded", .spend("T1", "100.01"),
            ["task": "T1", "fundSource": "fiscal", "available": "100.00", "missing": "0.01"]),
        .init("availableBalanceExceeded", .draft("T1", "100.01"), ["asked": "100.01"]),
        .init("availableBalanceExceeded", .spend("T1", "1", "记-1", "other"), ["available": "0.00"]),
        .init("drafterIsReviewer", .spend("T1", "1").with("reviewer", "张制单"), ["drafter": "张制单"]),
        .init(
            "economicCodeNotAllowed", .spend("T1", "1").with("economicCode", "40101"),
            ["economicCode": "40101"]),
        .init("wrongFiscalYear", .spend("T1", "1", on: "2020-12-31"), ["fiscalYear": "2021"]),
        .init(
            "monthClosed", .spend("T1", "1", on: "2021-01-31"), after: [.close(1)], ["month": "1"]),
        .init(
            "threePublicCeilingExceeded", .spend("T1", "5.01").with("economicCode", "3021701"),
            after: [.threePublic("reception", "5.00")],
            ["budget": "5.00", "spent": "0.00", "available": "5.00", "missing": "0.01"]),
        .init("voucherKeyReused", .spend("T1", "61.00", "记-1"), after: spent, ["version": "6"]),
        .init("unknownDraft", .approve("稿-1", on: "2021-02-01"), ["voucherNo": "稿-1"]),
        .init(
            "alreadyApproved", .approve("记-1", on: "2021-02-01"), after: spent, ["voucherNo": "记-1"]
        ),
        .init(
            "alreadyApproved", .approve("记-2", on: "2021-02-01"),
            after: [
                .draft("T1", "1", "记-2", on: "2021-02-01"),
                .spend("T1", "1", "记-2", on: "2021-02-01"),
            ], ["voucherNo": "记-2"]),
        .init(
            "drafterIsReviewer", .reject("稿-1", on: "2021-02-01").with("reviewer", "张制单"),
            after: [.draft("T1", "1", "稿-1")], ["reviewer": "张制单"]),
        .init("unknownVoucher", .refund("记-9", "1", on: "2021-02-01"), ["voucherNo": "记-9"]),
        .init(
            "voucherAmbiguous", .refund("记-1", "1", on: "2021-03-01"),
            after: spent + [.spend("T1", "1", "记-1", on: "2021-03-01")], ["months": "2、3"]),
        .init(
            "refundExceedsOriginal", .refund("记-1", "50.01", on: "2021-02-02"),
            after: spent + [.refund("记-1", "10.00", on: "2021-02-02")],
            ["available": "50.00", "refunded": "10.00", "missing": "0.01"]),
        .init(
            "partlyRefunded", .reverse("记-1", by: "红-1", on: "2021-02-03"),
            after: spent + [.refund("记-1", "10.00", on: "2021-02-02")],
            ["refunded": "10.00", "amount": "60.00"]),
        .init(
            "alreadyReversed", .reverse("记-1", by: "红-2", on: "2021-02-03"),
            after: spent + [.reverse("记-1", by: "红-1", on: "2021-02-03")], ["version": "6"]),
        .init(
            "beforeOriginal", .reverse("记-1", by: "红-1", on: "2021-01-31"), after: spent,
            ["original": "2021-02-01"]),
        .init(
            "voucherKeyReused", .reverse("记-1", by: "记-1", on: "2021-02-03"), after: spent,
            ["version": "6"]),
    ]

    static let closing: [Refused] = [
        .init(
            "badField", Request("CloseMonth", on: "2021-12-31", ["month": 13]), ["field": "month"]),
        .init("monthAlreadyClosed", .close(1), after: [.close(1)], ["month": "1"]),
        .init("monthOutOfSequence", .close(2), ["expected": "1"]),
        .init("monthNotOver", .close(1).on("2021-01-30"), ["earliest": "2021-01-31"]),
        .init(
            "pendingDrafts", .close(1), after: [.draft("T1", "1", on: "2021-01-09")],
            ["pending": "1"]),
        .init(
            "notLastClosedMonth", .reopen(1, on: "2021-03-01"), after: [.close(1), .close(2)],
            ["lastClosedMonth": "2"]),
        .init(
            "closerMayNotReopen", .reopen(1, on: "2021-03-01").by("王会计"), after: [.close(1)],
            ["closer": "王会计"]),
        .init("alreadyDisposed", .reopen(12, on: "2021-12-31"), after: disposed, ["month": "12"]),
        .init(
            "monthNotClosed", .dispose("T1", carryover: "100", recovered: "0"),
            ["lastClosedMonth": "0"]),
        .init("monthNotClosed", .closeYear(), ["lastClosedMonth": "0"]),
        .init(
            "residueMismatch", .dispose("T1", carryover: "99.99", recovered: "0"),
            after: closedYear, ["available": "100.00", "missing": "0.01"]),
        .init(
            "wrongFiscalYear", .dispose("T1", carryover: "100", recovered: "0", on: "2022-02-01"),
            after: closedYear, ["occurredOn": "2022-02-01"]),
        .init(
            "lineDisposed", .dispose("T1", carryover: "0", recovered: "0"), after: disposed,
            ["task": "T1"]),
        .init("residueNotDisposed", .closeYear(), after: closedYear, ["tasks": "T1"]),
        .init(
            "fiscalYearClosed", .closeYear(), after: disposed + [.closeYear()],
            ["fiscalYear": "2021"]),
        .init(
            "fiscalYearClosed", .spend("T1", "1"), after: disposed + [.closeYear()],
            ["fiscalYear": "2021"]),
    ]

    @Test(arguments: budgeting + spending + closing)
    func `a rule refuses with its code and its figures, and nothing has changed`(
        _ refused: Refused
    ) throws {
        var scenario = try Scenario.standard()
        for request in refused.given { try scenario.when(request) }
        let version = scenario.book.version
        let refusal = scenario.refusal(refused.when)
        #expect(refusal?.code == refused.code)
        for (name, value) in refused.figures { #expect(refusal?.figure(name) == value, "\(name)") }
        #expect(refusal?.message.isEmpty == false)
        #expect(scenario.book.version == version)
    }

    @Test func `nothing is recorded in a book that was not opened`() {
        var scenario = Scenario()
        #expect(scenario.refusal(.task("T1"))?.code == "bookNotOpened")
        #expect(scenario.refusal(Request.open().with("fromYear", 2020))?.code == "unknownBook")
        #expect(scenario.refusal(.open(""))?.figure("field") == "unitName")
    }
}
