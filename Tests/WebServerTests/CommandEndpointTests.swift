import BudgetDomain
import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import Synchronization
import Testing
import WebServer

/// `POST /v1/commands`, over a store that answers as told.
struct CommandEndpointTests {
    private static let token = "0123456789abcdef0123456789abcdef"
    private static let command = """
        {"command":"OpenFiscalYear","unit":"U01","fiscalYear":2021,"occurredOn":"2021-01-01",\
        "actor":"张制单","unitName":"某办","commandId":"0a0b0c0d-0000-4000-8000-000000000001"}
        """

    /// Sends a body, by default as the holder of a token.
    private func post(
        _ body: String, authorization: String? = "Bearer \(token)",
        type: String = "application/json", metrics: Metrics = Metrics(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        hasIntake: Bool = true,
        _ handle: @escaping @Sendable (BudgetCommand) async throws -> CommandIntake.Outcome
    ) async throws -> Answer {
        let intake = CommandIntake(
            tokens: try AccessTokens(lines: "# 财务系统\n\(AccessTokens.line(for: Self.token))\n"),
            handle: handle)
        let application = try WebApplication(
            queries: InMemoryBooks(), metrics: metrics, intake: hasIntake ? intake : nil,
            logger: logger, readiness: { .ready })
        let headers = HTTPFields(
            [HTTPField(name: .contentType, value: type)]
                + (authorization.map { [HTTPField(name: .authorization, value: $0)] } ?? []))
        return try await application.service(host: "127.0.0.1", port: 0).test(.router) { client in
            try await client.execute(
                uri: "/v1/commands", method: .post, headers: headers,
                body: ByteBuffer(string: body)
            ) { response in
                Answer(
                    status: response.status.code, headers: response.headers,
                    text: String(buffer: response.body))
            }
        }
    }

    @Test(arguments: [false, true])
    func `a recorded command is answered with its events`(isRepetition: Bool) async throws {
        let metrics = Metrics()
        let answer = try await post(Self.command, metrics: metrics) { command in
            #expect(command.book == BookKey(unit: "U01", fiscalYear: 2021))
            return .recorded(
                events: [.init(id: "e", type: "FiscalYearOpened", version: 1)],
                isRepetition: isRepetition)
        }
        #expect(answer.status == (isRepetition ? 200 : 201))
        let json = try JSONParser.parse(answer.text)
        #expect(json["repeated"] == .bool(isRepetition))
        #expect(json["events"]?.arrayValue?.first?["version"]?.integerValue == 1)
        let lines = await metrics.text().split(separator: "\n")
        #expect(lines.contains("zhixing_appends_total 1") == !isRepetition)
        #expect(lines.contains("zhixing_append_duration_seconds_count 1") == !isRepetition)
    }

    @Test func `a refusal is a problem with its figures, counted by its code`() async throws {
        let metrics = Metrics()
        let kinds: [(BudgetRejection.Kind, Int)] = [
            (.malformed, 400), (.refused, 422), (.conflict, 409), (.notPermitted, 403),
        ]
        for (kind, status) in kinds {
            let answer = try await post(Self.command, metrics: metrics) { _ in
                .refused(
                    BudgetRejection(
                        kind: kind, code: "why", message: "因为", figures: [.init("asked", "1.00")]))
            }
            #expect(answer.status == status)
            #expect(answer.header("Content-Type") == "application/problem+json")
            let json = try JSONParser.parse(answer.text)
            #expect(json["code"] == "why")
            #expect(json["figures"]?["asked"] == "1.00")
        }
        let text = await metrics.text()
        #expect(text.contains("zhixing_command_refusals_total{code=\"why\"} 4\n"))
    }

    @Test(arguments: [
        nil, "Bearer", "Bearer x", "Basic \(token)", "Bearer \(token)0", "Bearer # 财务系统",
    ])
    func `nobody writes without a token`(_ authorization: String?) async throws {
        let answer = try await post(Self.command, authorization: authorization) { _ in
            Issue.record("handled without a token")
            return .recorded(events: [], isRepetition: false)
        }
        #expect(answer.status == 401)
        #expect(answer.header("WWW-Authenticate") == "Bearer")
    }

    @Test func `without an intake nothing can be written`() async throws {
        let answer = try await post(Self.command, hasIntake: false) { _ in
            .recorded(events: [], isRepetition: false)
        }
        #expect(answer.status == 403)
        #expect(try JSONParser.parse(answer.text)["code"] == "writingDisabled")
    }

    @Test(arguments: [
        ("{", 400, "malformedJson"), ("[]", 400, "badField"),
        (command.replacing("OpenFiscalYear", with: "Nothing"), 400, "unknownCommand"),
        (
            command.replacing(",\"commandId\":\"0a0b0c0d-0000-4000-8000-000000000001\"", with: ""),
            400, "missingField"
        ),
        (String(repeating: " ", count: 70_000), 413, "tooLong"),
    ])
    func `what is no command is refused by name`(_ body: String, status: Int, code: String)
        async throws
    {
        let answer = try await post(body) { _ in
            Issue.record("handled")
            return .recorded(events: [], isRepetition: false)
        }
        #expect(answer.status == status)
        #expect(try JSONParser.parse(answer.text)["code"] == .string(code))
    }

    @Test func `a form of another site cannot write`() async throws {
        let answer = try await post(Self.command, type: "text/plain") { _ in
            .recorded(events: [], isRepetition: false)
        }
        #expect(answer.status == 415)
    }

    @Test(arguments: [(true, "outcomeUnknown"), (false, "unavailable")])
    func `an outcome that is not known is told as such`(isUnknown: Bool, code: String) async throws
    {
        let answer = try await post(Self.command) { _ in
            throw CommandIntake.Unavailable(reason: "secret", isOutcomeUnknown: isUnknown)
        }
        #expect(answer.status == 503)
        #expect(answer.header("Retry-After") == "1")
        #expect(try JSONParser.parse(answer.text)["code"] == .string(code))
        #expect(!answer.text.contains("secret"))
    }

    @Test func `the log names the command by its id, and nothing it says`() async throws {
        let lines = Mutex<[String]>([])
        let logger = Logger(label: "web") { label in
            JSONLogHandler(label: label) { line in lines.withLock { $0.append(line) } }
        }
        _ = try await post(Self.command, logger: logger) { _ in
            .recorded(
                events: [.init(id: "e", type: "FiscalYearOpened", version: 7)],
                isRepetition: false)
        }
        let line = try #require(
            lines.withLock { $0 }.first { $0.contains("\"message\":\"command\"") })
        let value = try JSONParser.parse(line)
        #expect(value["commandId"] == "0a0b0c0d-0000-4000-8000-000000000001")
        #expect(value["outcome"] == "recorded")
        #expect(value["versions"] == "7")
        #expect(value["requestId"]?.stringValue?.isEmpty == false)
        #expect(!line.contains("某办"))
        #expect(!line.contains(Self.token))
    }

    @Test func `tokens differ, and a file keeps only their hashes`() throws {
        let tokens = (0..<100).map { _ in AccessTokens.make() }
        #expect(Set(tokens).count == 100)
        for token in tokens {
            #expect(token.utf8.count == 64)
            #expect(!AccessTokens.line(for: token).contains(token.prefix(8)))
        }
        #expect(
            AccessTokens.line(for: "abc")
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(arguments: ["", "# 只有注释\n", "short\n", "\(token) \(token)\n", "a token in clear\n"])
    func `a token file that protects nothing is refused`(_ lines: String) {
        #expect(throws: AccessTokens.Refusal.self) { try AccessTokens(lines: lines) }
    }
}
