import ArgumentParser
import PostgreSQLStore
import Simulation

/// Records an invented load through the bulk importer.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "模拟：按种子生成许多单位一年的业务并批量登记",
        discussion: """
            同样的参数生成同样的业务；中断后重新运行即接着登记，不会重复。预警随后用 alert evaluate 评估。

            示例：
              zhixing simulate --units 1000 --events 10000000
            """)

    @Option(name: .long, help: ArgumentHelp("单位数", valueName: "个"))
    var units: Int

    @Option(name: .long, help: ArgumentHelp("事件总数", valueName: "个"))
    var events: Int

    // Not the current year: the same parameters must give the same load on any day.
    @Option(name: .long, help: ArgumentHelp("财政年度", valueName: "年"))
    var year: Int = 2021

    @Option(name: .long, help: ArgumentHelp("种子；同样的种子生成同样的业务", valueName: "数"))
    var seed: UInt64 = 1

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard units > 0, events > 0 else { throw ValidationError("--units 与 --events 必须大于零") }
        try requireFiscalYear(year)
    }

    /// So many units are opened before their vouchers come: opening them one by one would hold up
    /// the vouchers each time.
    private static let opened = 32

    private func unit(_ index: Int) -> SimulatedUnit {
        // The rest of the division goes to the first units, one event each.
        let share = events / units + (index <= events % units ? 1 : 0)
        return SimulatedUnit(index: index, events: share, year: year, seed: seed)
    }

    func run() async throws {
        let workplace = try await Workplace.open(data)
        try await workplace.withConnections(workplace.application) { connections in
            let importer = BulkImporter(connections)
            var progress = BulkProgress(total: Int64(events))
            var refusal: BulkImporter.Refusal?
            importer.onRefusal = { refusal = refusal ?? $0 }
            for first in stride(from: 1, through: units, by: Self.opened) {
                let block = (first...min(first + Self.opened - 1, units)).map(unit)
                for unit in block {
                    for command in unit.opening() { try await importer.take(command) }
                }
                for unit in block {
                    for command in unit.vouchers() {
                        try await importer.take(command)
                        progress.tell(importer.tally)
                    }
                }
                if let refusal { throw refusal.rejection }
            }
            try await importer.flush()
            if let refusal { throw refusal.rejection }
            progress.finish(importer.tally, asJSON: data.json)
        }
    }
}
