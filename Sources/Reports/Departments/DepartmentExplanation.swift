import BudgetDomain

/// A figure of a department explained by what each unit has of it (部门合计溯源).
package struct DepartmentExplanation: Sendable {
    /// One unit's part.
    package struct Part: Sendable {
        package let unit: String
        package let unitName: String
        package let version: Int64
        package let value: ShownValue
    }

    package let identifier: FigureIdentifier
    package let title: String
    package let value: ShownValue
    package let formula: String
    /// In the order of the units; a sum is their sum, a rate is made of the sums and not of these.
    package let parts: [Part]

    /// Explains `unit.spent`, `project.initial`, `basic.rateOnAdjusted` and their like; nil for others.
    package init?(_ name: String, of reports: [ExecutionReport]) {
        let names = name.split(separator: ".").map(String.init).drop { $0 == "execution" }
        guard names.count == 2, let scope = names.first, let first = reports.first,
            let figure = names.last.flatMap(ExecutionFigure.init(rawValue:)),
            ["unit", "basic", "project"].contains(scope)
        else { return nil }
        let lines = reports.compactMap { $0.line(of: scope) }
        let whole = ExecutionLine(
            figures: .total(of: lines.map(\.figures)), timeProgress: first.timeProgress, light: nil)
        identifier = .execution(figure, of: scope)
        title = "\(first.title(of: scope)) · \(figure.title)"
        value = figure.value(on: whole)
        formula = figure.formula
        parts = zip(reports, lines).map { report, line in
            Part(
                unit: report.figures.unit, unitName: report.figures.unitName,
                version: report.figures.version, value: figure.value(on: line))
        }
    }
}
