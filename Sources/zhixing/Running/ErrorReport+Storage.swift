import PostgreSQL
import PostgreSQLStore

// What a database says that is not as this program made it, and what to do about it.

extension ErrorReport {
    init(_ error: MigrationError) {
        let message =
            switch error {
            case .changed(let file):
                "数据库结构文件 \(file) 在应用之后又被改动；请改用与该数据库相符的程序版本"
            case .newerDatabase(let file):
                "数据库比本程序新（已应用 \(file)）；请升级程序后再用"
            case .failed(let file, let cause): "数据库结构升级在 \(file) 处失败，没有改动：\(cause)"
            }
        self.init(code: "migration", message: message)
    }

    init(_ error: ImpossibleFold) {
        self.init(
            code: "impossibleFold",
            message: "执行数（execution 表的 \(error.column)）里有事件得不出的值；"
                + "请先 zhixing verify 核验事件，再 zhixing rebuild 从事件重新汇总")
    }

    init(_ error: ColumnError) {
        self.init(
            code: "unreadableValue",
            message: "数据库中有无法读取的值（\(error)）：结构或内容被改动过，或存储已损坏；"
                + "请用 zhixing doctor 检查，必要时从备份恢复")
    }
}
