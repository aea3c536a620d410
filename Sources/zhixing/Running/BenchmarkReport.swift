import Foundation
import JSON
import PostgreSQLStore

/// What a measurement found, as a table, as JSON or as a chart.
struct BenchmarkReport {
    let settings: BenchmarkSettings
    let rows: [BenchmarkRow]

    private var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    var json: JSONValue {
        [
            "schema": 1, "durable": .bool(settings.isDurable),
            "settings": settings.json(cores: cores), "rows": .array(rows.map(\.json)),
        ]
    }

    /// Settings, whether the run counts, and a line per row.
    var text: String {
        ([settingsLine, durabilityLine] + rows.map(line)).joined(separator: "\n")
    }

    var settingsLine: String {
        "\(cores) 核 "
            + settings.values.map { "\($0.name)=\($0.value.prefix { $0 != " " })" }
            .joined(separator: " ")
    }

    /// Says whether every confirmed commit was on the disk.
    var durabilityLine: String {
        settings.isDurable
            ? "持久：每次提交都已落盘"
            : "不持久：\(settings.undurable.joined(separator: "、")) 已关闭，结果不能作数"
    }

    private func line(_ row: BenchmarkRow) -> String {
        let name = row.name.padding(toLength: 11, withPad: " ", startingAt: 0)
        guard let ratio = row.ratio else { return "\(name)  —  \(row.reason ?? "")" }
        func optional(_ label: String, _ value: Double?) -> String {
            value.map { "  \(label) \(BenchmarkRow.text($0))" } ?? ""
        }
        return "\(name)  \(BenchmarkRow.text(ratio))  \(verdict(row))"
            + optional("p50(毫秒)", row.p50Ms)
            + optional("p99(毫秒)", row.p99Ms) + optional("实测", row.measured)
            + optional("极限", row.limit) + (row.reason.map { "  \($0)" } ?? "")
    }

    /// The goal and whether it is met; an undurable run meets none.
    func verdict(_ row: BenchmarkRow) -> String {
        let goal = (row.sense == .atLeast ? "≥ " : "≤ ") + BenchmarkRow.text(row.goal)
        guard let isMet = row.isMet else { return "目标 \(goal)" }
        return "目标 \(goal)  " + (!settings.isDurable ? "不作数" : isMet ? "达到" : "未达到")
    }
}
