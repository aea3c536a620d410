import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

extension ExplainCommand {
    /// The unit and its own name of a figure of one of its tasks, which a department's report puts
    /// the unit's code before: `U02/T01.spent`; nil for every other figure.
    func ofOneUnit(_ figure: String?) -> (unit: String, figure: String?)? {
        let units = book.unit.split(separator: ",").map(String.init)
        guard units.count > 1, let figure else { return nil }
        let scope = figure.split(separator: ".").first {
            !["execution", "task", "project", "indicator"].contains($0)
        }
        guard let scope, let unit = units.first(where: { scope.hasPrefix($0 + "/") }) else {
            return nil
        }
        return (unit, figure.replacing(unit + "/", with: "", maxReplacements: 1))
    }

    /// Explains a total of several units by what each of them has of it.
    func explainDepartment(
        _ figure: String, _ point: PointInTime, _ queries: PostgreSQLBookQueries
    ) async throws {
        var reports: [ExecutionReport] = []
        for unit in book.unit.split(separator: ",").map(String.init) {
            let key = BookKey(unit: unit, fiscalYear: book.year)
            guard !reports.contains(where: { $0.figures.unit == unit }) else {
                throw CommandFailure.usage("duplicateUnit", "单位 \(unit) 列了两次；请删去一个")
            }
            guard let reading = try await queries.reading(key, at: point) else {
                throw try await queries.firstRecordedAt(key).map {
                    MissingBook.notYetRecorded(key, first: $0)
                } ?? MissingBook.failure(key)
            }
            reports.append(ExecutionReport(reading, ruleSet: .standard))
        }
        guard let explanation = DepartmentExplanation(figure, of: reports) else {
            throw CommandFailure.usage(
                "unknownFigure",
                "几个单位合在一起没有名为 \(figure) 的数字；范围可为 unit、project、basic，如 unit.spent；"
                    + "其中一个单位的任务写作 U01/T01.spent")
        }
        if data.json {
            print(json(explanation).text)
        } else {
            print("\(explanation.title) = \(explanation.value.textWithUnit)")
            print("公式：\(explanation.formula)")
            for part in explanation.parts {
                let book = "\(part.unitName)（\(part.unit)，第 \(part.version) 版）"
                print("  \(book)：\(part.value.textWithUnit)")
            }
        }
    }

    private func json(_ explanation: DepartmentExplanation) -> JSONValue {
        [
            "schema": 1, "figure": .string(explanation.identifier.rawValue),
            "title": .string(explanation.title), "value": explanation.value.contractValue,
            "shown": .string(explanation.value.text), "formula": .string(explanation.formula),
            "parts": .array(
                explanation.parts.map { part in
                    [
                        "unit": .string(part.unit), "title": .string(part.unitName),
                        "version": .integer(part.version), "value": part.value.contractValue,
                        "shown": .string(part.value.text),
                    ]
                }),
        ]
    }
}
