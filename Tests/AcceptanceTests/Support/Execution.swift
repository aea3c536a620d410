import JSON

/// What `zhixing execution --json` answered.
struct Execution: Sendable, Equatable {
    let json: JSONValue

    /// A task's row, a total (`basic`, `project`, `unit`), or `threePublic`.
    func row(_ name: String) -> JSONValue {
        if let row = json.entry(of: "rows", where: "task", is: name) { return row }
        return json["totals"]?[name] ?? json[name] ?? .null
    }

    /// Figures of a row as one line: `execution.figures("T01", "spent rateOnInitial")`.
    func figures(_ row: String, _ wanted: String) -> String {
        self.row(row).figures(wanted)
    }

    /// The codes of the tasks, in order.
    var tasks: [String] {
        json["rows"]?.arrayValue?.compactMap { $0["task"]?.stringValue } ?? []
    }

    /// One figure of every row and total, for tables.
    func column(_ name: String) -> [String] {
        let rows = json["rows"]?.arrayValue ?? []
        return (rows + ["basic", "project", "unit"].map(row)).map { $0.figures(name) }
    }
}
