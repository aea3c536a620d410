import ArgumentParser
import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore

/// Measures every ratio of the speed table against the machine's own limits.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "测速：每项与同一台机器、同一数据库的极限相比",
        discussion: """
            在临时目录里另起一个数据库，完毕即删，不碰任何账簿。给出 --database 时在那台服务器上另建一个数据库。

            示例：
              zhixing bench --quick                  一分钟以内
              zhixing bench --json
            """)

    @Flag(name: .long, help: "小规模，一分钟以内")
    var quick = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let place = try await BenchmarkPlace.prepare(data)
        do {
            try await measure(place)
            await place.remove()
        } catch {
            await place.remove()
            throw error
        }
    }

    private func measure(_ place: BenchmarkPlace) async throws {
        let settings = try await BenchmarkSettings(place.options)
        let benchmark = Benchmark(place.options, size: quick ? .quick : .full)
        var rows = try await benchmark.run { tell("正在测量 \($0)……") }
        tell("正在测量 docx、xlsx、pdf……")
        rows += try await DocumentBenchmark(options: place.options, isQuick: quick).rows()
        var nodes = BenchmarkRow("two-nodes", goal: 1.7, .atLeast)
        nodes.reason = "只有一个数据库节点；两个节点的比较要在 Citus 上做"
        rows.append(nodes)
        if data.json {
            print(
                JSONValue.object([
                    .init("schema", 1), .init("settings", settings.json),
                    .init("rows", .array(rows.map(\.json))),
                ]).text)
        } else {
            print(settings.text)
            for row in rows { print(Self.line(row)) }
        }
    }

    private static func line(_ row: BenchmarkRow) -> String {
        let name = row.name.padding(toLength: 10, withPad: " ", startingAt: 0)
        guard let ratio = row.ratio else { return "\(name)  —  \(row.reason ?? "")" }
        func optional(_ label: String, _ value: Double?) -> String {
            value.map { "  \(label) \(BenchmarkRow.text($0))" } ?? ""
        }
        let goal = (row.sense == .atLeast ? "≥ " : "≤ ") + BenchmarkRow.text(row.goal)
        return "\(name)  \(BenchmarkRow.text(ratio))  目标 \(goal)  "
            + (row.isMet == true ? "达到" : "未达到") + optional("p50(毫秒)", row.p50Ms)
            + optional("p99(毫秒)", row.p99Ms) + optional("实测", row.measured)
            + optional("极限", row.limit) + (row.reason.map { "  \($0)" } ?? "")
    }

    private func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
