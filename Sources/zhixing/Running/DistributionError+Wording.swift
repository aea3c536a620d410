import PostgreSQL
import PostgreSQLStore

extension ErrorReport {
    /// Why a database cannot be distributed, and what to do about it.
    init(_ error: DistributionError) {
        switch error {
        case .citusMissing(let cause):
            self.init(
                code: "citusMissing",
                message: "这台服务器没有可用的 Citus（\(cause.message)）。请在每个节点安装 Citus，"
                    + "在 postgresql.conf 写入 shared_preload_libraries = 'citus' 并重启，再以超级用户重试")
        case .workerUnusable(let worker, let cause):
            self.init(
                code: "workerUnusable",
                message: "工作节点 \(worker) 不可用（\(cause.message)）。请检查地址、账号，"
                    + "以及该节点是否已安装并预载 Citus")
        case .malformedWorker(let text):
            self.init(
                code: "usage",
                message: "工作节点“\(text)”写法不对；应为 主机 或 主机:端口，多个用逗号隔开，"
                    + "如 --workers db1:5432,db2:5432")
        case .coordinatorAddress:
            self.init(
                code: "usage",
                message: "工作节点要能连回协调节点；请用主机名连接，"
                    + "如 --database postgresql://协调节点:5432/zhixing")
        case .obstacles(let obstacles):
            self.init(
                code: "notDistributable",
                message: "有 \(obstacles.count) 处不符合分布规则："
                    + obstacles.map(\.wording).joined(separator: "；") + "。请先改正结构再重试")
        }
    }
}

extension DistributionObstacle {
    /// What breaks which rule, by the object's name.
    fileprivate var wording: String {
        switch kind {
        case .tableWithoutUnit: "表 \(object) 没有 unit 列"
        case .keyWithoutUnit: "唯一键 \(object) 不以 unit 开头"
        case .trigger: "触发器 \(object)"
        case .sequence: "序列 \(object)"
        case .foreignKeyAcrossUnits: "外键 \(object) 可能跨单位"
        case .advisoryLock: "函数 \(object) 使用咨询锁"
        case .conflictWithoutUnit: "函数 \(object) 的 ON CONFLICT 不以 unit 开头"
        }
    }
}
