/// Why the private server cannot be had; the descriptions are for the person at the terminal.
package enum EmbeddedClusterError: Error, Sendable, Hashable {
    /// No PostgreSQL is installed in any usual place.
    case notInstalled
    /// A file or directory refuses what is needed.
    case system(path: String, reason: String)
    /// The server's account cannot pass through this directory.
    case unreachable(directory: String, account: String)
    /// Started as root, which the server refuses, and there is no account to drop to.
    case noAccount
    /// The cluster belongs to somebody else.
    case foreign(path: String)
    /// The cluster was created by another major version.
    case versionMismatch(cluster: String, installed: String)
    /// A server program failed; `output` is what it said.
    case failed(program: String, output: String)
    /// The server did not start, stop or recover in time.
    case timedOut(log: String)
}

extension EmbeddedClusterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notInstalled:
            "未找到 PostgreSQL 服务器程序。请先安装（如 apt-get install postgresql-15），"
                + "或用 --database 指定已有的数据库。"
        case .system(let path, let reason):
            "无法使用 \(path)：\(reason)"
        case .unreachable(let directory, let account):
            "数据库以用户 \(account) 运行，但它不能进入目录 \(directory)。"
                + "请执行 chmod o+x \(directory)，或用 --data-dir 另选目录。"
        case .noAccount:
            "以 root 启动时，数据库要换成普通用户运行，但系统中没有用户 postgres。"
                + "请执行 useradd --system postgres，或改用普通用户运行。"
        case .foreign(let path):
            "\(path) 属于其他用户。请以该用户运行，或用 --data-dir 另选目录。"
        case .versionMismatch(let cluster, let installed):
            "数据由 PostgreSQL \(cluster) 创建，而系统中安装的是 \(installed)。"
                + "请安装 postgresql-\(cluster)。"
        case .failed(let program, let output):
            "\(program) 失败：\(output)"
        case .timedOut(let log):
            "数据库未能及时启动或停止。原因见日志 \(log)"
        }
    }
}
