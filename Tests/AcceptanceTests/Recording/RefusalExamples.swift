import JSON

/// One example for each way in which budgets, settings and closings are refused.
enum RefusalExamples {
    typealias Example = RefusalCodesTests.Example

    static let all = books + budgets + settings + SpendingRefusalExamples.all + closings

    /// A book with two projects, the first with 1000.00.
    static let start: [Command] = [.open(), .task("T1"), .task("T2"), .initial("T1", "1000.00")]
    /// A line of 300.00 in February.
    static let line = Command.spend("T1", "300.00", on: "2021-02-01")

    private static let books: [Example] = [
        Example("4 bookNotOpened", [], .task("T1")),
        Example("4 bookAlreadyOpened", start, .open("另一名称")),
        Example("4 unknownBook", [], .open(fromYear: 2020)),
        Example("4 taskAlreadyRegistered", start, Command.task("T1").with("name", "另一任务")),
        Example("4 unknownTask", start, .initial("T9", "1.00")),
        Example("4 wrongFiscalYear", start, .initial("T2", "1.00", on: "2020-12-31")),
        Example(
            "4 categoryFixed", start,
            Command("AmendTask", on: "2021-02-01", ["task": "T1", "category": "basic"])),
    ]

    private static let budgets: [Example] = [
        Example("4 initialBudgetAlreadyApproved", start, .initial("T1", "1.00", on: "2021-01-05")),
        Example(
            "4 initialBudgetAfterAdjustment", start + [.increase("T2", "5.00")],
            .initial("T2", "1.00", on: "2021-01-06")),
        Example(
            "4 documentNoRequired", start, .carryover("T1", "1.00", from: 2020, on: "2021-01-05")),
        Example(
            "4 availableBalanceExceeded", start + [line],
            .decrease("T1", "700.01", on: "2021-02-02"),
            naming: ["700.00", "700.01", "0.01"]),
        Example(
            "4 availableBalanceExceeded", start + [line],
            .transfer("T1", "T2", "700.01", on: "2021-02-02"),
            naming: ["700.00", "700.01", "0.01"]),
        Example(
            "4 availableBalanceExceeded", start + [line], .reverseEntry(4, on: "2021-02-02"),
            naming: ["700.00", "1000.00", "300.00"]),
        Example(
            "4 availableBalanceExceeded", start + [line],
            .freeze("T1", "700.01", on: "2021-02-02"), naming: ["700.00", "700.01", "0.01"]),
        Example("4 sameTask", start, .transfer("T1", "T1", "1.00")),
        Example(
            "4 financeApprovalRequired", start + [.task("B1", "basic")],
            .transfer("T1", "B1", "1.00")),
        Example("4 notABudgetEntry", start, .reverseEntry(2, on: "2021-01-05")),
        Example(
            "4 entryAlreadyReversed", start + [.reverseEntry(4, on: "2021-01-05")],
            .reverseEntry(4, on: "2021-01-06")),
    ]

    private static let settings: [Example] = [
        Example(
            "4 alreadyFrozen", start + [.freeze("T1", on: "2021-01-05")],
            .freeze("T1", on: "2021-01-06")),
        Example("4 notFrozen", start, .unfreeze("T1", on: "2021-01-05")),
        Example(
            "4 wholeFreeze", start + [.freeze("T1", on: "2021-01-05")],
            .unfreeze("T1", "1.00", on: "2021-01-06")),
        Example(
            "4 frozenAmountExceeded", start + [.freeze("T1", "5.00", on: "2021-01-05")],
            .unfreeze("T1", "5.01", on: "2021-01-06"), naming: ["5.00", "5.01"]),
    ]

    private static let months: [Command] = (1...12).map { .close($0) }

    private static let closings: [Example] = [
        Example("4 monthClosed", start + [.close(1)], .increase("T1", "1.00", on: "2021-01-31")),
        Example("4 monthAlreadyClosed", start + [.close(1)], .close(1, on: "2021-02-01")),
        Example("4 monthOutOfSequence", start, .close(2)),
        Example("4 monthNotOver", start, .close(1, on: "2021-01-30")),
        Example(
            "4 pendingDrafts", start + [.draft("T1", "1.00", on: "2021-01-15")], .close(1)),
        Example(
            "4 notLastClosedMonth", start + [.close(1), .close(2)], .reopen(1, on: "2021-03-01")),
        Example(
            "4 closerMayNotReopen", start + [.close(1)],
            Command.reopen(1, on: "2021-02-01").by("王会计")),
        Example(
            "4 monthNotClosed", start, .dispose("T1", carryover: "1000.00", recovered: "0.00")),
        Example("4 monthNotClosed", start, .closeYear()),
        Example(
            "4 residueMismatch", start + [line] + months,
            .dispose("T1", carryover: "700.00", recovered: "0.01"), naming: ["700.00"]),
        Example("4 residueNotDisposed", start + months, .closeYear()),
        Example(
            "4 lineDisposed",
            start + [line] + months + [.dispose("T1", carryover: "0.00", recovered: "700.00")],
            .dispose("T1", carryover: "0.00", recovered: "700.00", on: "2022-01-05")),
        Example(
            "4 alreadyDisposed",
            start + months + [.dispose("T1", carryover: "0.00", recovered: "1000.00")],
            .reopen(12, on: "2022-01-05")),
        Example(
            "4 wrongFiscalYear", start + months,
            .dispose("T1", carryover: "0.00", recovered: "1000.00", on: "2022-02-01")),
        Example(
            "4 fiscalYearClosed", [.open(), .task("T1")] + months + [.closeYear()],
            .task("T2", on: "2021-12-31")),
    ]
}
