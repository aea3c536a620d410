package import PostgreSQL

/// Why a database cannot be distributed, with what to do about it.
package enum DistributionError: Error, Sendable {
    /// The server has no Citus, or has not loaded it.
    case citusMissing(PostgreSQLError)
    /// The same on a worker.
    case workerUnusable(WorkerAddress, PostgreSQLError)
    /// Text that is not `host` or `host:port`.
    case malformedWorker(String)
    /// The workers could not find the coordinator by the address it was reached at.
    case coordinatorAddress
    /// The schema breaks rules, which a change of the schema must mend first.
    case obstacles([DistributionObstacle])

    /// The code that `--json` carries.
    package var code: String {
        switch self {
        case .citusMissing: "citusMissing"
        case .workerUnusable: "workerUnusable"
        case .malformedWorker, .coordinatorAddress: "usage"
        case .obstacles: "notDistributable"
        }
    }
}

extension DistributionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .citusMissing(let error):
            "这台服务器没有可用的 Citus（\(error.message)）。请在每个节点安装 Citus，"
                + "在 postgresql.conf 写入 shared_preload_libraries = 'citus' 并重启，再以超级用户重试"
        case .workerUnusable(let worker, let error):
            "工作节点 \(worker) 不可用（\(error.message)）。请检查地址、账号，"
                + "以及该节点是否已安装并预载 Citus"
        case .malformedWorker(let text):
            "工作节点“\(text)”写法不对；应为 主机 或 主机:端口，多个用逗号隔开，"
                + "如 --workers db1:5432,db2:5432"
        case .coordinatorAddress:
            "工作节点要能连回协调节点；请用主机名连接，如 --database postgresql://协调节点:5432/zhixing"
        case .obstacles(let obstacles):
            "有 \(obstacles.count) 处不符合分布规则：" + obstacles.map(\.description).joined(separator: "；")
                + "。请先改正结构再重试"
        }
    }
}
