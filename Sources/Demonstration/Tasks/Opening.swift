import BudgetDomain
import JSON

/// The beginning of the year (开账): tasks, initial budgets and ceilings.
enum Opening {
    private static let opened = WorkCalendar.workday(1, 4)
    private static let approved = WorkCalendar.workday(1, 8)

    static var steps: [Step] {
        [open] + DemonstrationTask.all.map(register) + DemonstrationTask.all.map(approve)
            + threePublicBudgets.map(set) + DemonstrationTask.all.compactMap(setProcurement)
            + ProjectIndicator.definitions(on: approved)
    }

    /// 28 万元 together, as published; the split by kind is invented.
    private static let threePublicBudgets: [(kind: ThreePublicKind, amount: Money)] = [
        (.abroad, .yuan(50_000)), (.vehiclePurchase, .zero), (.vehicleRunning, .yuan(150_000)),
        (.reception, .yuan(80_000)),
    ]

    private static var open: Step {
        Step(
            "OpenFiscalYear", on: opened, by: Role.financeHead,
            ["unitName": .string(DemonstrationYear.unitName)], note: DemonstrationYear.notice)
    }

    private static func register(_ task: DemonstrationTask) -> Step {
        Step(
            "RegisterTask", on: opened, by: Role.budgetOfficer,
            [
                "task": .string(task.code), "name": .string(task.name),
                "category": .string(task.category.rawValue), "content": .string(task.content),
                "functionCode": .string(task.functionCode),
                "keyTask": .bool(task.category == .project), "sensitive": .bool(task.isSensitive),
            ])
    }

    private static func approve(_ task: DemonstrationTask) -> Step {
        Step(
            "ApproveInitialBudget", on: approved, by: Role.budgetOfficer,
            [
                "task": .string(task.code), "fundSource": "fiscal", "amount": .amount(task.initial),
                "documentNo": "砚财预〔2021〕1号（演示）",
            ])
    }

    private static func set(_ budget: (kind: ThreePublicKind, amount: Money)) -> Step {
        Step(
            "SetThreePublicBudget", on: approved, by: Role.budgetOfficer,
            ["kind": .string(budget.kind.rawValue), "amount": .amount(budget.amount)])
    }

    private static func setProcurement(_ task: DemonstrationTask) -> Step? {
        task.procurement.initial.map {
            Step(
                "SetProcurementBudget", on: approved, by: Role.budgetOfficer,
                ["task": .string(task.code), "amount": .amount($0)])
        }
    }
}
