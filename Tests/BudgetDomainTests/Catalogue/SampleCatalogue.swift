import BudgetDomain
import JSON

/// A small catalogue as its file would have it, which tests change field by field.
struct SampleCatalogue {
    var fields: [JSONValue.Member] = [
        .init("id", "sample"), .init("version", "1"), .init("name", "示例"), .init("subject", "unit"),
        .init("year", 2021), .init("executionRate", ["kind": "block", "weight": 10]),
        .init("form", ["levels": 2]),
        .init(
            "indicators",
            [Self.row("a", weight: 60, goal: nil), Self.row("b", weight: 30, goal: nil)]),
    ]

    /// A counted row: at least 90 percent.
    static func row(
        _ id: String, weight: JSONValue, goal: String? = nil, level1: String = "产出",
        with more: [JSONValue.Member] = []
    ) -> JSONValue {
        let fields: [JSONValue.Member] = [
            .init("indicator", .string(id)), .init("level1", .string(level1)),
            .init("level3", .string("指标" + id)), .init("kind", "quantitative"),
            .init("operator", "≥"), .init("target", "90%"), .init("weight", weight),
            .init("goal", .optional(goal)),
        ]
        let named = Set(more.map(\.name))
        return .object(fields.filter { !named.contains($0.name) && $0.value != .null } + more)
    }

    /// The same with a field set, or taken away by null.
    func with(_ name: String, _ value: JSONValue) -> SampleCatalogue {
        var changed = self
        changed.fields.removeAll { $0.name == name }
        if value != .null { changed.fields.append(.init(name, value)) }
        return changed
    }

    func read() throws -> IndicatorCatalogue { try CatalogueReader.read(.object(fields)) }

    /// The paths and messages of everything that is wrong with it.
    var problems: [CatalogueProblem] {
        do {
            _ = try read()
            return []
        } catch let refusal as CatalogueReader.Refusal {
            return refusal.problems
        } catch {
            return [CatalogueProblem("", "\(error)")]
        }
    }
}

extension EvaluatedBook {
    /// Publishes a catalogue for the unit's form.
    mutating func publish(_ sample: SampleCatalogue, task: String? = nil) throws {
        let action = PublishCatalogue(catalogue: try sample.read(), task: task)
        let fields = JSONValueEncoder.encode(action)
        try record("PublishCatalogue", fields)
    }
}
