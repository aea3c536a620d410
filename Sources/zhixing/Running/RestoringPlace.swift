import Foundation
import PostgreSQL
import PostgreSQLStore

/// A place that did not exist before, where a backup is read in and verified before it is accepted.
///
/// Nothing of what is there already is touched: a data directory must be empty, a database new.
struct RestoringPlace {
    let workplace: Workplace
    private let cluster: EmbeddedCluster?
    private let server: ConnectionOptions?
    private let name: String

    static func prepare(_ options: DataOptions) async throws -> RestoringPlace {
        guard let url = options.databaseURL else { return try await prepare(options.cluster) }
        let target = try ConnectionOptions(url: url)
        guard let name = target.parameters["dbname"] else {
            throw CommandFailure.usage("usage", "--database 须写明要恢复成的新数据库名")
        }
        let server = target.database("postgres")
        let staging = name + "_restoring"
        let connection = try await Connection.connect(server)
        let existing = try await connection.query(
            "SELECT datname::text FROM pg_database WHERE datname IN (\(name), \(staging))")
        if let taken = existing.first {
            let taken = try taken[0, String.self]
            await connection.close()
            throw Self.taken(
                taken == name
                    ? "数据库 \(name) 已存在。恢复只进入新的数据库，请换一个名称"
                    : "数据库 \(staging) 已存在：上次恢复没有做完，或正在进行。确认无人使用后请先删除它")
        }
        let create: SQLQuery = "CREATE DATABASE \(identifier: staging) TEMPLATE template0"
        try await connection.execute(create.sql)
        await connection.close()
        var application = target.database(staging)
        application.roleToAssume = EmbeddedCluster.Names.application
        return RestoringPlace(
            workplace: Workplace(
                application: application, administrator: target.database(staging),
                isEmbedded: false),
            cluster: nil, server: server, name: name)
    }

    private static func prepare(_ cluster: EmbeddedCluster) async throws -> RestoringPlace {
        guard cluster.isVacant else {
            throw taken("数据目录 \(cluster.dataDirectory) 不是空的。恢复只进入新的位置，请用 --data-dir 另选目录")
        }
        guard cluster.staging.isVacant else {
            throw taken(
                "\(cluster.staging.dataDirectory) 不是空的：上次恢复没有做完，或正在进行。"
                    + "确认无人使用后，请执行 zhixing database stop --data-dir "
                    + "\(cluster.staging.dataDirectory)，再删除该目录")
        }
        let access = try await cluster.staging.start()
        return RestoringPlace(
            workplace: Workplace(
                application: access.application, administrator: access.administrator,
                isEmbedded: true),
            cluster: cluster, server: nil, name: cluster.dataDirectory)
    }

    /// Gives the restored data their name.
    func accept() async throws {
        if let cluster { try await cluster.adoptStaging() }
        try await onServer(
            "ALTER DATABASE \(identifier: name + "_restoring") RENAME TO \(identifier: name)")
    }

    /// Leaves nothing behind.
    func discard() async throws {
        if let cluster { try await cluster.staging.remove() }
        try await onServer("DROP DATABASE \(identifier: name + "_restoring") WITH (FORCE)")
    }

    private func onServer(_ statement: SQLQuery) async throws {
        guard let server else { return }
        let connection = try await Connection.connect(server)
        try await connection.execute(statement.sql)
        await connection.close()
    }

    private static func taken(_ message: String) -> CommandFailure {
        CommandFailure(
            exitCode: ExitStatus.refused, report: ErrorReport(code: "placeTaken", message: message))
    }
}
