import ArgumentParser
import JSON
import PostgreSQL
import PostgreSQLStore

/// The database under the program.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "数据库：升级结构、查看状态、备份与恢复、分布到多个节点、停止内置数据库",
        subcommands: [
            Migrate.self, Status.self, Backup.self, Restore.self, DistributeCommand.self,
            Stop.self,
        ])

    /// Brings the schema up to date.
    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "migrate", abstract: "升级数据库结构（只向前，不改动任何事件）",
            discussion: "示例：\n  zhixing database migrate")
        @OptionGroup var data: DataOptions

        func run() async throws {
            let outcome = try await Workplace.find(data).migrate()
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1),
                        .init(
                            "applied",
                            .array((outcome.tables + outcome.definitions).map { .string($0) })),
                        .init("schemaVersion", .integer(DatabaseSetup.schemaVersion)),
                    ]).text)
            } else {
                let applied = outcome.tables.count + outcome.definitions.count
                print(applied == 0 ? "数据库结构已是最新。" : "已应用 \(applied) 项数据库结构。")
            }
        }
    }

    /// Tells where the database is.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "数据库在哪里、是什么版本",
            discussion: "示例：\n  psql \"$(zhixing database status --json | jq -r .url)\"")
        @OptionGroup var data: DataOptions

        func run() async throws {
            let workplace = try await Workplace.open(data)
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1), .init("url", .string(workplace.application.url)),
                        .init("adminUrl", .string(workplace.administrator.url)),
                        .init("embedded", .bool(workplace.isEmbedded)),
                        .init("schemaVersion", .integer(DatabaseSetup.schemaVersion)),
                    ]).text)
            } else {
                print("数据库：\(workplace.isEmbedded ? "内置" : "外部服务器")")
                print("地址：  \(workplace.application.url)")
                print("管理：  \(workplace.administrator.url)")
                print("结构：  第 \(DatabaseSetup.schemaVersion) 版")
            }
        }
    }

    /// Stops the embedded server.
    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stop", abstract: "停止内置数据库",
            discussion: "示例：\n  zhixing database stop")
        @OptionGroup var data: DataOptions

        func run() async throws {
            guard data.databaseURL == nil else {
                throw CommandFailure.usage("usage", "database stop 只停止内置数据库；外部服务器请用它自己的方式停止")
            }
            let wasRunning = data.cluster.isRunning
            try await data.cluster.stop()
            if data.json {
                print(
                    JSONValue.object([.init("schema", 1), .init("stopped", .bool(wasRunning))]).text
                )
            } else {
                print(wasRunning ? "内置数据库已停止。" : "内置数据库没有在运行。")
            }
        }
    }
}
