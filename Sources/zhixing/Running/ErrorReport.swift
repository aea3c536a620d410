import BudgetDomain
import Documents
import EventSourcing
import Foundation
import JSON
import PostgreSQL
import PostgreSQLStore

/// An error as it is told on standard error, to people or as one JSON object.
struct ErrorReport {
    let code: String
    let message: String
    var figures: [BudgetRejection.Figure] = []

    init(code: String, message: String, figures: [BudgetRejection.Figure] = []) {
        self.code = code
        self.message = message
        self.figures = figures
    }

    init(_ error: any Error) {
        switch error {
        case let rejection as BudgetRejection:
            self.init(
                code: rejection.code, message: rejection.message, figures: rejection.figures)
        case let conflict as ConcurrencyConflict:
            self.init(
                code: "conflict",
                message: "账簿 \(conflict.book) 一直被他人更新（已到版本 \(conflict.actual)），请稍后再试")
        case let error as PostgreSQLError:
            self.init(
                code: error.isConnectionLost ? "connectionLost" : "database",
                message: "数据库：\(error)")
        case let error as RenderingError: self.init(code: error.code, message: "\(error)")
        case let error as MigrationError: self.init(error)
        case let error as ImpossibleFold: self.init(error)
        case let error as ColumnError: self.init(error)
        case let error as DistributionError: self.init(error)
        default: self.init(code: "internal", message: "\(error)")
        }
    }

    /// The object that `record` and `--json` carry under `error`.
    var json: JSONValue {
        [
            "code": .string(code), "message": .string(message),
            "figures": .object(figures.map { .init($0.name, .string($0.value)) }),
        ]
    }

    func print(asJSON: Bool) {
        let text = asJSON ? JSONValue.object([.init("error", json)]).text : "错误：" + message
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
