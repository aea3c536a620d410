import BudgetDomain
import JSON

/// The end of the year (年末): recovery from 1209.35 to 1125.54 万元, the last month, the year.
///
/// Until the recovery, the same day shows 93.07%; after it, 100.00%.
enum YearEnd {
    private static let lastDay = WorkCalendar.lastDay

    static var steps: [Step] {
        DemonstrationTask.all.filter { $0.recovery > .zero }.map(recover)
            + DemonstrationTask.all.compactMap(reviseProcurement)
            + [
                MonthClosings.close(12, on: lastDay),
                Step("CloseFiscalYear", on: lastDay.adding(days: 5), by: Role.financeHead, [:]),
            ]
    }

    private static func recover(_ task: DemonstrationTask) -> Step {
        Step(
            "DecreaseBudget", on: lastDay, by: Role.budgetOfficer,
            [
                "task": .string(task.code), "fundSource": "fiscal",
                "amount": .amount(task.recovery), "reason": "年末财政收回未执行指标（拆分为演示假定）",
                "documentNo": "砚财预收〔2021〕9号（演示）", "recovery": true,
            ])
    }

    private static func reviseProcurement(_ task: DemonstrationTask) -> Step? {
        task.procurement.yearEnd.map {
            Step(
                "SetProcurementBudget", on: lastDay, by: Role.budgetOfficer,
                ["task": .string(task.code), "amount": .amount($0)])
        }
    }
}
