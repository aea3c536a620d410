import BudgetDomain
import JSON

/// The adjustments in the course of the year (年中调整): from 1207.96 to 1209.35 万元.
enum Adjustments {
    private static let pay = WorkCalendar.workday(6, 18)
    /// After the monitoring of August, which looks at January to July.
    private static let review = WorkCalendar.workday(8, 20)
    /// The first part of what basic expenditure gets; the rest follows with the review.
    private static let payRise = Money.yuan(430_000)

    static var steps: [Step] {
        let basic = DemonstrationTask.basic
        let rises = [
            increase(basic, payRise, on: pay, reason: "晋级晋档和考核奖励所需人员经费", number: 6),
            increase(
                basic, basic.adjustment - payRise, on: review, reason: "社会保险缴费基数调整所需人员经费",
                number: 11),
        ]
        let projects = DemonstrationTask.all.filter { $0.category == .project }
        return rises + projects.map(decrease) + projects.compactMap(reviseProcurement)
    }

    private static func increase(
        _ task: DemonstrationTask, _ amount: Money, on date: CalendarDate, reason: String,
        number: Int
    ) -> Step {
        Step(
            "IncreaseBudget", on: date, by: Role.budgetOfficer,
            [
                "task": .string(task.code), "fundSource": "fiscal", "amount": .amount(amount),
                "reason": .string(reason), "documentNo": .string("砚财预追〔2021〕\(number)号（演示）"),
            ])
    }

    private static func decrease(_ task: DemonstrationTask) -> Step {
        Step(
            "DecreaseBudget", on: review, by: Role.budgetOfficer,
            [
                "task": .string(task.code), "fundSource": "fiscal",
                "amount": .amount(-task.adjustment), "reason": "年中绩效监控后压减（拆分为演示假定）",
                "documentNo": "砚财预减〔2021〕4号（演示）",
            ])
    }

    private static func reviseProcurement(_ task: DemonstrationTask) -> Step? {
        task.procurement.midYear.map {
            Step(
                "SetProcurementBudget", on: review, by: Role.budgetOfficer,
                ["task": .string(task.code), "amount": .amount($0)])
        }
    }
}
