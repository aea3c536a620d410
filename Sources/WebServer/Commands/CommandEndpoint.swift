import BudgetDomain
import EventSourcing
import HTTPTypes
import Hummingbird
import JSON
import Logging

/// `POST /v1/commands`: one command as `zhixing record` takes it, answered as it answers.
struct CommandEndpoint: Sendable {
    let intake: CommandIntake?
    let metrics: Metrics

    /// More than any command that a person or a voucher needs.
    private static let longestBody = 65_536

    func post(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let intake = try admitted(request)
        switch Self.command(try await Self.body(of: request)) {
        case .failure(let rejection): return refuse(rejection)
        case .success(let command): return try await record(command, by: intake, context)
        }
    }

    // MARK: - What is asked

    private func admitted(_ request: Request) throws -> CommandIntake {
        guard let intake else { throw PageError.writingDisabled }
        guard intake.tokens.admit(request.headers[.authorization]) else {
            throw PageError.tokenMissing
        }
        let type = request.headers[.contentType]?.split(separator: ";").first ?? ""
        guard type.lowercased() == "application/json" else { throw PageError.notJSON }
        return intake
    }

    private static func body(of request: Request) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in request.body {
            bytes += Array(buffer: chunk)
            guard bytes.count <= longestBody else { throw PageError.tooLong(longestBody) }
        }
        return bytes
    }

    /// The command; it needs a key, without which a client that lost the answer could not ask again.
    private static func command(_ body: [UInt8]) -> Result<BudgetCommand, BudgetRejection> {
        do {
            let command = try BudgetCommand(json: try JSONParser.parse(body))
            guard command.commandID != nil else {
                throw BudgetRejection.malformed(
                    "missingField", "缺少字段 commandId：请为每条命令生成一个 UUID，重发时用同一个",
                    figures: [("field", "commandId")])
            }
            return .success(command)
        } catch let rejection as BudgetRejection {
            return .failure(rejection)
        } catch let error as JSONSyntaxError {
            return .failure(
                .malformed(
                    "malformedJson", "第\(error.column)列：\(error.problem)",
                    figures: [("column", String(error.column))]))
        } catch {
            return .failure(.malformed("malformedCommand", "\(error)"))
        }
    }

    // MARK: - What is answered

    private func record(
        _ command: BudgetCommand, by intake: CommandIntake, _ context: some RequestContext
    ) async throws -> Response {
        let start = ContinuousClock.now
        func log(_ level: Logger.Level, _ outcome: String, _ more: Logger.Metadata = [:]) {
            let duration = ContinuousClock.now - start
            context.logger.log(
                level: level, "command",
                metadata: more.merging([
                    "commandId": "\(command.commandID ?? "")",
                    "command": "\(command.action.name)", "unit": "\(command.book.unit)",
                    "fiscalYear": "\(command.book.fiscalYear)", "outcome": "\(outcome)",
                    "durationMicroseconds": "\(duration.microseconds)",
                ]) { $1 })
        }
        do {
            switch try await intake.handle(command) {
            case .refused(let rejection):
                log(.info, "refused", ["code": "\(rejection.code)"])
                return refuse(rejection)
            case .recorded(let events, let isRepetition):
                if !isRepetition {
                    metrics.increment(.appends)
                    metrics.increment(.events, by: Int64(events.count))
                    metrics.observe(.appendSeconds, ContinuousClock.now - start)
                }
                let versions = events.map { String($0.version) }.joined(separator: ",")
                log(.info, isRepetition ? "repeated" : "recorded", ["versions": "\(versions)"])
                return Self.recorded(events, isRepetition: isRepetition)
            }
        } catch let error as CommandIntake.Unavailable {
            log(.error, "unavailable", ["error": "\(error.reason)"])
            throw PageError.unavailable(error)
        }
    }

    private static func recorded(_ events: [CommandIntake.Event], isRepetition: Bool) -> Response {
        var response = Response.json(
            [
                "schema": 1, "ok": true, "repeated": .bool(isRepetition),
                "events": .array(
                    events.map { event in
                        [
                            "id": .string(event.id), "type": .string(event.type),
                            "version": .integer(event.version),
                        ]
                    }),
            ], status: isRepetition ? .ok : .created)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func refuse(_ rejection: BudgetRejection) -> Response {
        metrics.increment(.refusals, [("code", rejection.code)])
        let status: HTTPResponse.Status =
            switch rejection.kind {
            case .malformed: .badRequest
            case .refused: .unprocessableContent
            case .conflict: .conflict
            case .notPermitted: .forbidden
            }
        var response = Response.json(
            [
                "type": .string("urn:zhixing:problem:\(rejection.code)"),
                "title": .string(rejection.kind == .malformed ? "命令写得不对" : "没有登记"),
                "status": .integer(status.code), "detail": .string(rejection.message),
                "code": .string(rejection.code),
                "figures": .object(
                    rejection.figures.map { .init($0.name, .string($0.value)) }),
            ], status: status)
        response.headers[.contentType] = "application/problem+json"
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension PageError {
    fileprivate static let writingDisabled = PageError(
        status: .forbidden, code: "writingDisabled", heading: "没有开放写入",
        detail: "这个服务器只供查看。", remedy: "要接收命令，请用 zhixing serve --token-file 令牌文件 启动。")

    fileprivate static let tokenMissing = PageError(
        status: .unauthorized, code: "tokenMissing", heading: "没有权限",
        detail: "请求里没有有效的令牌。", remedy: "请在请求头 Authorization 里写 Bearer 和令牌。",
        headers: [.wwwAuthenticate: "Bearer"])

    fileprivate static let notJSON = PageError(
        status: .unsupportedMediaType, code: "notJson", heading: "内容类型不对",
        detail: "命令应为 JSON。", remedy: "请把请求头 Content-Type 写成 application/json。")

    fileprivate static func tooLong(_ most: Int) -> PageError {
        PageError(
            status: .contentTooLarge, code: "tooLong", heading: "内容太长",
            detail: "一条命令最多 \(most) 字节。", remedy: "大批量登记请用 zhixing record --bulk。")
    }

    fileprivate static func unavailable(_ error: CommandIntake.Unavailable) -> PageError {
        PageError(
            status: .serviceUnavailable,
            code: error.isOutcomeUnknown ? "outcomeUnknown" : "unavailable",
            heading: error.isOutcomeUnknown ? "结果不明" : "暂时不能登记",
            detail: error.isOutcomeUnknown ? "与数据库的连接中断，命令可能已经登记，也可能没有。" : "数据库此刻不能登记。",
            remedy: "请用同一 commandId 再次提交，不会重复登记。",
            headers: HTTPField.Name("Retry-After").map { [$0: "1"] } ?? [:])
    }
}
