import ArgumentParser
import JSON
import PostgreSQLStore

/// Spreads a database over the nodes of Citus.
struct DistributeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distribute", abstract: "把数据库按单位分布到多个 Citus 节点；可重复执行，只做还没做的",
        discussion: """
            每个节点先要安装 Citus，并在 postgresql.conf 写入 shared_preload_libraries = 'citus'。
            事件表上防改动的触发器在分布后由权限代替：应用账号只能读取和追加事件。

            示例：
              zhixing database distribute --database postgresql://zhixing@db0/zhixing --workers db1:5432,db2:5432
              zhixing database distribute --database postgresql://zhixing@db0/zhixing
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("要加入的工作节点，逗号隔开；不写则用已加入的", valueName: "主机:端口,…"))
    var workers: String?

    @Option(
        name: .long,
        help: ArgumentHelp("每张表分成几片，只在第一次分布时有效；不应少于将来的节点数", valueName: "片数"))
    var shards = Distributor.defaultShardCount

    @OptionGroup var data: DataOptions

    func run() async throws {
        guard data.databaseURL != nil else {
            throw CommandFailure.usage(
                "usage", "database distribute 要用 --database 指明 Citus 的协调节点；内置数据库只有一个节点")
        }
        guard 1...64_000 ~= shards else {
            throw CommandFailure.usage("usage", "--shards \(shards) 不对；应为 1 至 64000 的整数")
        }
        let addresses: [WorkerAddress]
        do {
            addresses = try (workers?.split(separator: ",") ?? []).map {
                try WorkerAddress(String($0))
            }
        } catch let error as DistributionError {
            throw CommandFailure(exitCode: ExitStatus.usage, report: ErrorReport(error))
        }
        let workplace = try await Workplace.open(data)
        let outcome = try await Distributor(workplace.administrator).distribute(
            workers: addresses, shardCount: shards)
        if data.json {
            print(
                JSONValue.object([
                    .init("schema", 1), .init("nodes", .integer(outcome.nodes)),
                    .init("tables", .array(outcome.tables.map { .string($0) })),
                    .init("functions", .array(outcome.functions.map { .string($0) })),
                ]).text)
        } else if outcome.isEmpty {
            print("已分布在 \(outcome.nodes) 个节点上，没有要做的。")
        } else {
            print(
                "已把 \(outcome.tables.count) 张表、\(outcome.functions.count) 个函数"
                    + "按单位分布到 \(outcome.nodes) 个节点。")
        }
    }
}
