import BudgetDomain
import EventSourcing
package import JSON
import ReadModels

extension ExecutionReport {
    /// The report as the command line's contract has it, schema 1: the same for CLI and API.
    package var json: JSONValue {
        let key = reading.key
        return [
            "schema": 1, "unit": .string(key.unit), "unitName": .string(figures.unitName),
            "fiscalYear": .integer(key.fiscalYear), "month": .integer(figures.asOf.month),
            "asOf": .string(figures.asOf.description), "version": .integer(figures.version),
            "rows": .array(rows.map(\.json)),
            "totals": [
                "basic": .object(basic.members), "project": .object(project.members),
                "unit": .object(unit.members),
            ],
            "threePublic": [
                "budget": .optional(figures.threePublicBudget?.yuanText),
                "spent": .string(figures.threePublicSpent.yuanText),
                "rate": .optional(figures.threePublicRate?.percentText),
            ],
            "freshness": [
                "lastVoucherOn": .optional(reading.freshness.lastVoucherOn?.description),
                "lastRecordedAt": .optional(reading.freshness.lastRecordedAt?.text),
                "lastRecordedBy": .optional(reading.freshness.lastRecordedBy),
            ],
        ]
    }
}

extension ExecutionReport.Row {
    fileprivate var json: JSONValue {
        .object(
            [
                .init("task", .string(task.code)), .init("name", .string(task.name)),
                .init("category", .string(task.category.rawValue)),
            ] + line.members)
    }
}

extension ExecutionLine {
    /// The figures of a row or a total.
    fileprivate var members: [JSONValue.Member] {
        func money(_ name: String, _ money: Money) -> JSONValue.Member {
            .init(name, .string(money.yuanText))
        }
        func rate(_ name: String, _ rate: Rate?) -> JSONValue.Member {
            .init(name, .optional(rate?.percentText))
        }
        return [
            money("initial", figures.initial), money("carryover", figures.carryover),
            money("adjusted", figures.adjusted), money("monthSpent", figures.spentThisMonth),
            money("spent", figures.spent), money("available", figures.available),
            rate("rateOnInitial", figures.rateOnInitial),
            rate("rateOnAdjusted", figures.rateOnAdjusted), rate("timeProgress", timeProgress),
            money("recovered", figures.recovered), money("frozen", figures.frozen),
            rate("gapOnInitial", gapOnInitial), rate("gapOnAdjusted", gapOnAdjusted),
            rate("adjustmentRate", figures.netAdjustmentRate),
            rate("adjustmentRateGross", figures.grossAdjustmentRate),
            money("residue", figures.residue), rate("residueRate", figures.residueRate),
            .init("light", .optional(light?.rawValue)),
        ]
    }
}
