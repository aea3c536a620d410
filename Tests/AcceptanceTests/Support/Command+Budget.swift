import JSON

/// Budgeting commands with the fields that most tests need.
extension Command {
    static func open(
        _ unitName: String = "演示单位", on day: String = "2021-01-01", fromYear: Int? = nil
    )
        -> Command
    {
        Command(
            "OpenFiscalYear", on: day,
            ["unitName": .string(unitName), "fromYear": fromYear.map { .integer($0) }])
    }

    static func task(_ code: String, _ category: String = "project", on day: String = "2021-01-01")
        -> Command
    {
        Command(
            "RegisterTask", on: day,
            ["task": .string(code), "name": .string("任务\(code)"), "category": .string(category)])
    }

    static func initial(_ task: String, _ amount: String, on day: String = "2021-01-04") -> Command
    {
        money("ApproveInitialBudget", task, amount, on: day)
    }

    static func increase(_ task: String, _ amount: String, on day: String = "2021-01-05") -> Command
    {
        money("IncreaseBudget", task, amount, on: day).with("reason", "追加")
    }

    static func decrease(_ task: String, _ amount: String, on day: String = "2021-01-05") -> Command
    {
        money("DecreaseBudget", task, amount, on: day).with("reason", "追减")
    }

    static func carryover(_ task: String, _ amount: String, from year: Int, on day: String)
        -> Command
    {
        money("BringInCarryover", task, amount, on: day).with("fromYear", .integer(year))
    }

    static func transfer(
        _ from: String, _ to: String, _ amount: String, on day: String = "2021-01-06"
    ) -> Command {
        Command(
            "TransferBudget", on: day,
            [
                "from": .string(from), "to": .string(to), "fundSource": "fiscal",
                "amount": .string(amount), "reason": "调剂",
            ])
    }

    static func reverseEntry(_ version: Int, on day: String) -> Command {
        Command("ReverseBudgetEntry", on: day, ["version": .integer(version), "reason": "录入有误"])
    }

    static func freeze(_ task: String, _ amount: String? = nil, on day: String) -> Command {
        Command(
            "FreezeBudget", on: day,
            ["task": .string(task), "amount": amount.map { .string($0) }, "reason": "暂停"])
    }

    static func unfreeze(_ task: String, _ amount: String? = nil, on day: String) -> Command {
        Command(
            "UnfreezeBudget", on: day,
            ["task": .string(task), "amount": amount.map { .string($0) }, "reason": "恢复"])
    }

    static func threePublic(_ kind: String, _ amount: String, on day: String = "2021-01-04")
        -> Command
    {
        Command(
            "SetThreePublicBudget", on: day, ["kind": .string(kind), "amount": .string(amount)])
    }

    static func close(_ month: Int, on day: String? = nil) -> Command {
        Command("CloseMonth", on: day ?? monthEnd(month), ["month": .integer(month)])
            .by("王会计")
    }

    static func reopen(_ month: Int, on day: String) -> Command {
        Command("ReopenMonth", on: day, ["month": .integer(month), "reason": "补记"]).by("赵负责人")
    }

    static func dispose(
        _ task: String, carryover: String, recovered: String, on day: String = "2021-12-31"
    ) -> Command {
        Command(
            "DisposeYearEnd", on: day,
            [
                "task": .string(task), "fundSource": "fiscal", "carryover": .string(carryover),
                "recovered": .string(recovered),
            ])
    }

    static func closeYear(on day: String = "2021-12-31") -> Command {
        Command("CloseFiscalYear", on: day, [:])
    }

    private static func money(_ name: String, _ task: String, _ amount: String, on day: String)
        -> Command
    {
        Command(
            name, on: day,
            ["task": .string(task), "fundSource": "fiscal", "amount": .string(amount)])
    }
}

/// The last day of a month of 2021.
func monthEnd(_ month: Int) -> String {
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return "2021-\(month < 10 ? "0" : "")\(month)-\(days[month - 1])"
}
