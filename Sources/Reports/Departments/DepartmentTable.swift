import BudgetDomain
import JSON

/// What each unit of a department had and spent, and the whole under it (分单位情况表).
struct DepartmentTable {
    let report: SelfEvaluationReport

    var table: Table {
        let names = [
            "单位", "年初预算数", "调整预算数", "预算执行数", "预算执行率", "预算调整率", "结转结余率",
            "“三公”预算", "“三公”支出",
        ]
        return Table(
            caption: "分单位预算执行情况", unitNote: "单位：万元",
            columns: [.init(width: 14)] + (0..<8).map { _ in .init(width: 7, .right) },
            headerRows: [.init(names.map { .text($0) }, role: .header)],
            bodyRows: report.units.map { unit in
                .init(
                    cells(
                        unit.figures.unitName, "department.\(unit.book.unit)",
                        unit.figures.whole, unit.figures.threePublicBudget,
                        unit.figures.threePublicSpent, isTotal: false))
            },
            totalRows: [
                .init(
                    cells(
                        "合计", "execution.unit", report.budgetRow(.whole),
                        report.threePublicBudget, report.threePublicSpent, isTotal: true),
                    role: .total)
            ])
    }

    private func cells(
        _ name: String, _ scope: String, _ figures: ExecutionFigures, _ budget: Money?,
        _ spent: Money, isTotal: Bool
    ) -> [Cell] {
        let sum: CellFormula? = isTotal ? .sumOfBody : nil
        let publicScope = isTotal ? "threePublic" : "\(scope).threePublic"
        func money(_ identifier: String, _ money: Money) -> Cell {
            Cell(
                .wan(money), identifier: FigureIdentifier(rawValue: identifier), formula: sum)
        }
        func rate(_ name: String, _ rate: Rate?, _ formula: CellFormula? = nil) -> Cell {
            Cell(.rate(rate), identifier: "\(scope).\(name)", formula: formula)
        }
        return [
            .text(name), money("\(scope).initial", figures.initial),
            money("\(scope).adjusted", figures.adjusted), money("\(scope).spent", figures.spent),
            rate(
                "rateOnAdjusted", figures.rateOnAdjusted, .ratio(numerator: 3, denominator: 2)),
            rate("adjustmentRate", report.ruleSet.adjustment.rate(of: figures)),
            rate("residueRate", report.ruleSet.residue.rate(of: figures)),
            budget.map { money("\(publicScope).budget", $0) } ?? .text(ShownValue.dash),
            money("\(publicScope).spent", spent),
        ]
    }
}

extension SelfEvaluationReport {
    /// The units' table and the books they rest on; nothing for a unit that reports for itself.
    var departmentBlocks: [Block] {
        guard !units.isEmpty else { return [] }
        let books = edition == .publicUse ? [] : BookTable(books: books).blocks
        return [
            .landscape(
                [
                    .heading(level: 2, "附：分单位预算执行情况"),
                    .table(DepartmentTable(report: self).table),
                    .note([
                        "合计由各单位账簿的任务相加得出；指标、得分和文字取自牵头单位（",
                        .text(units[0].figures.unitName), "）的自评。",
                    ]),
                ] + books)
        ]
    }

    /// What an edition or a publication adds to the JSON.
    var editionMembers: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let publication { members.append(.init("publication", .integer(publication))) }
        if let edition {
            members.append(.init("edition", .string(edition.rawValue)))
            members.append(.init("mergedTasks", .integer(merged.codes.count)))
        }
        return members
    }

    /// The units of a department in the JSON.
    var departmentMembers: [JSONValue.Member] {
        guard !units.isEmpty else { return [] }
        let objects = units.map { unit -> JSONValue in
            let names: [JSONValue.Member] = [
                .init("unit", .string(unit.book.unit)),
                .init("unitName", .string(unit.figures.unitName)),
                .init("version", .integer(unit.book.version)),
                .init("figuresVersion", .integer(unit.figures.version)),
                .init("headHash", .string(unit.book.headHash)),
                .init("stage", .string(unit.stage.rawValue)),
            ]
            let budget = unit.figures.threePublicBudget
            let threePublic: [JSONValue.Member] = [
                .init("threePublicBudget", .optional(budget?.yuanText)),
                .init("threePublicSpent", .string(unit.figures.threePublicSpent.yuanText)),
            ]
            return .object(names + unit.figures.whole.reportMembers + threePublic)
        }
        return [.init("units", .array(objects))]
    }
}
