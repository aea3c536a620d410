import JSON

/// Budgeting and closing with the fields that most tests need.
extension Request {
    package static func open(_ name: String = "演示单位") -> Request {
        Request("OpenFiscalYear", on: "2021-01-01", ["unitName": .string(name)])
    }

    package static func task(
        _ code: String, _ category: String = "project", on day: String = "2021-01-01"
    )
        -> Request
    {
        Request(
            "RegisterTask", on: day,
            ["task": .string(code), "name": .string("任务\(code)"), "category": .string(category)])
    }

    package static func initial(_ task: String, _ amount: String, _ source: String = "fiscal")
        -> Request
    {
        money("ApproveInitialBudget", task, amount, source, on: "2021-01-04")
    }

    package static func carryover(_ task: String, _ amount: String, _ source: String = "fiscal")
        -> Request
    {
        money("BringInCarryover", task, amount, source, on: "2021-01-05")
            .with("fromYear", 2020).with("documentNo", "文1")
    }

    package static func increase(
        _ task: String, _ amount: String, _ source: String = "fiscal", on day: String = "2021-01-05"
    ) -> Request {
        money("IncreaseBudget", task, amount, source, on: day).with("reason", "追加")
    }

    package static func decrease(
        _ task: String, _ amount: String, _ source: String = "fiscal", on day: String = "2021-01-05"
    ) -> Request {
        money("DecreaseBudget", task, amount, source, on: day).with("reason", "追减")
    }

    package static func transfer(
        _ from: String, _ to: String, _ amount: String, _ source: String = "fiscal",
        on day: String = "2021-01-06"
    ) -> Request {
        Request(
            "TransferBudget", on: day,
            [
                "from": .string(from), "to": .string(to), "fundSource": .string(source),
                "amount": .string(amount), "reason": "调剂", "approvalLevel": "finance",
            ])
    }

    package static func reverseEntry(_ version: Int64, on day: String) -> Request {
        Request("ReverseBudgetEntry", on: day, ["version": .integer(version), "reason": "录入有误"])
    }

    package static func freeze(_ task: String, _ amount: String?, on day: String) -> Request {
        Request(
            "FreezeBudget", on: day,
            ["task": .string(task), "amount": amount.map { .string($0) }, "reason": "暂停"])
    }

    package static func unfreeze(_ task: String, _ amount: String?, on day: String) -> Request {
        Request(
            "UnfreezeBudget", on: day,
            ["task": .string(task), "amount": amount.map { .string($0) }, "reason": "恢复"])
    }

    package static func close(_ month: Int) -> Request {
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let end = "2021-\(month < 10 ? "0" : "")\(month)-\(days[month - 1])"
        return Request("CloseMonth", on: end, ["month": .integer(month)]).by("王会计")
    }

    package static func money(
        _ name: String, _ task: String, _ amount: String, _ source: String, on day: String
    ) -> Request {
        Request(
            name, on: day,
            [
                "task": .string(task), "fundSource": .string(source), "amount": .string(amount),
            ])
    }
}

extension Request {
    package static func reopen(_ month: Int, on day: String) -> Request {
        Request("ReopenMonth", on: day, ["month": .integer(month)]).by("赵负责人")
    }

    package static func dispose(
        _ task: String, carryover: String, recovered: String, on day: String = "2021-12-31"
    ) -> Request {
        Request(
            "DisposeYearEnd", on: day,
            [
                "task": .string(task), "fundSource": "fiscal", "carryover": .string(carryover),
                "recovered": .string(recovered),
            ])
    }

    package static func closeYear(on day: String = "2021-12-31") -> Request {
        Request("CloseFiscalYear", on: day, [:])
    }

    package static func threePublic(_ kind: String, _ amount: String) -> Request {
        Request(
            "SetThreePublicBudget", on: "2021-01-04",
            ["kind": .string(kind), "amount": .string(amount)])
    }
}
