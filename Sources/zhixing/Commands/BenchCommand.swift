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
            服务器关闭了 fsync、synchronous_commit 或 full_page_writes 时，结果标为不持久，退出码为 3。

            示例：
              zhixing bench --quick                  一分钟以内
              zhixing bench --json
              zhixing bench --only append-1 --only import    只测这几项
              zhixing bench -o 测速.svg              另存一张图
            """)

    @Flag(name: .long, help: "小规模，一分钟以内")
    var quick = false

    @Option(name: .shortAndLong, help: ArgumentHelp("另存为图（SVG）；- 为标准输出", valueName: "文件"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("只测这一项；可以重复", valueName: "项"))
    var only: [String] = []

    @OptionGroup var data: DataOptions

    func validate() throws {
        if let unknown = only.first(where: { !Benchmark.names.contains($0) }) {
            throw ValidationError(
                "没有名为 \(unknown) 的项；可用的项：\(Benchmark.names.joined(separator: "、"))")
        }
        if let output, output != "-", !output.hasSuffix(".svg") {
            throw ValidationError("图只能存为 .svg：\(output)")
        }
    }

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
        let benchmark = Benchmark(
            place.options, size: quick ? .quick : .full, only: Set(only))
        var rows = try await benchmark.run { tell("正在测量 \($0)……") }
        if only.isEmpty {
            tell("正在测量 docx、xlsx、pdf……")
            rows += try await DocumentBenchmark(options: place.options, isQuick: quick).rows()
            var nodes = BenchmarkRow("two-nodes", goal: 1.7, .atLeast)
            nodes.reason = "只有一个数据库节点；两个节点的比较要在 Citus 上做"
            rows.append(nodes)
        }
        let report = BenchmarkReport(settings: settings, rows: rows)
        print(data.json ? report.json.text : report.text)
        if let output {
            try OutputFile.write(Array(BenchmarkChart(report: report).svg.utf8), to: output)
        }
        if !settings.isDurable {
            throw CommandFailure(
                exitCode: ExitStatus.findings,
                report: ErrorReport(
                    code: "notDurable",
                    message: report.durabilityLine + "；请在 postgresql.conf 中打开后重新测量"))
        }
    }

    private func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
