import JSON

/// One example for each way in which drafts, vouchers and their corrections are refused.
enum SpendingRefusalExamples {
    private typealias Example = RefusalCodesTests.Example

    private static let start = RefusalExamples.start
    private static let line = RefusalExamples.line

    static let all = vouchers + corrections

    private static let vouchers: [RefusalCodesTests.Example] = [
        Example(
            "4 availableBalanceExceeded", start, .spend("T1", "1000.01", on: "2021-02-01"),
            naming: ["1000.00", "1000.01", "0.01"]),
        Example(
            "4 availableBalanceExceeded", start, .draft("T1", "1000.01", on: "2021-02-01"),
            naming: ["1000.00", "1000.01", "0.01"]),
        Example(
            "4 threePublicCeilingExceeded", start + [.threePublic("reception", "299.99")],
            line.with("economicCode", "30217"), naming: ["299.99", "300.00", "0.01"]),
        Example("4 economicCodeNotAllowed", start, line.with("economicCode", "99901")),
        Example("4 drafterIsReviewer", start, line.with("reviewer", "张制单")),
        Example("4 unknownTask", start, line.with("task", "T9")),
        Example("4 wrongFiscalYear", start, line.on("2022-01-01")),
        Example("4 monthClosed", start + [.close(1)], line.on("2021-01-31")),
        Example(
            "4 alreadyApproved",
            start + [.draft("T1", "1.00", on: "2021-02-01"), .approve(on: "2021-02-02")],
            .approve(on: "2021-02-03").with("reviewer", "孙审核")),
        Example("4 unknownDraft", start, .approve(on: "2021-02-02")),
        Example("5 voucherKeyReused", start + [line], line.with("amount", "300.01")),
        Example(
            "5 voucherKeyReused", start + [.draft("T1", "1.00", on: "2021-02-01")],
            .draft("T1", "2.00", on: "2021-02-01")),
    ]

    private static let corrections: [RefusalCodesTests.Example] = [
        Example("4 unknownVoucher", start, .reverse(by: "记-0002", on: "2021-02-02")),
        Example(
            "4 voucherAmbiguous", start + [line, line.on("2021-03-01")],
            .reverse(by: "记-0002", on: "2021-03-02")),
        Example(
            "4 alreadyReversed", start + [line, .reverse(by: "记-0002", on: "2021-02-02")],
            .reverse(by: "记-0003", on: "2021-02-02")),
        Example(
            "4 partlyRefunded", start + [line, .refund("记-0001", "100.00", on: "2021-02-02")],
            .reverse(by: "记-0003", on: "2021-02-02"), naming: ["100.00"]),
        Example(
            "4 refundExceedsOriginal",
            start + [line, .refund("记-0001", "100.00", on: "2021-02-02")],
            .refund("记-0001", "200.01", on: "2021-02-03"), naming: ["200.01"]),
        Example("4 beforeOriginal", start + [line], .reverse(by: "记-0002", on: "2021-01-31")),
        Example("4 beforeOriginal", start + [line], .refund("记-0001", "1.00", on: "2021-01-31")),
        Example(
            "5 voucherKeyReused",
            start + [line, Command.spend("T1", "1.00", "记-0002", on: "2021-02-01")],
            .reverse(by: "记-0002", on: "2021-02-02")),
    ]
}
