import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

/// Commands on their way from lines to answers, in order.
struct Recording {
    let keepsGoing: Bool
    /// Tells what each command would change, for a rehearsal.
    var showsConsequences = false
    /// The exit code of the first refusal, 0 where there is none.
    private(set) var status: Int32 = 0
    private var line = 0

    init(keepsGoing: Bool, showsConsequences: Bool = false) {
        self.keepsGoing = keepsGoing
        self.showsConsequences = showsConsequences
    }

    /// Whether the rest is not to be recorded any more.
    var isOver: Bool { status != 0 && !keepsGoing }

    /// Records lines in order, and answers each up to the one where it stops.
    mutating func record(_ lines: [[UInt8]], by handler: CommandHandler) async throws -> [JSONValue]
    {
        var answers: [JSONValue] = []
        var waiting: [(line: Int, command: BudgetCommand)] = []
        for bytes in lines {
            line += 1
            guard let text = Self.content(of: bytes) else { continue }
            switch Self.command(text, line: line) {
            case .success(let command) where showsConsequences:
                answers.append(try await rehearse(command, at: line, handler))
            case .success(let command):
                waiting.append((line, command))
                continue
            case .failure(let rejection):
                answers += try await record(&waiting, by: handler)
                if !isOver { answers.append(refusal(rejection, at: line)) }
            }
            if isOver { return answers }
        }
        return answers + (try await record(&waiting, by: handler))
    }

    private mutating func record(
        _ waiting: inout [(line: Int, command: BudgetCommand)], by handler: CommandHandler
    ) async throws -> [JSONValue] {
        var answers: [JSONValue] = []
        while answers.count < waiting.count, !isOver {
            let rest = waiting[answers.count...]
            for (place, answer) in zip(rest, try await handler.handle(rest.map(\.command))) {
                answers.append(self.answer(answer, at: place.line))
            }
        }
        waiting = []
        return answers
    }

    private mutating func rehearse(
        _ command: BudgetCommand, at line: Int, _ handler: CommandHandler
    ) async throws -> JSONValue {
        let before = try await handler.reading(command.book, asOf: command.occurredOn)
        let answer = try await handler.handle([command])[0]
        let told = self.answer(answer, at: line)
        guard case .success(let outcome) = answer, case .object(let members) = told else {
            return told
        }
        let after = try await handler.reading(command.book, asOf: command.occurredOn)
        let consequences = Consequences(
            before: before?.figures, after: after?.figures, alerts: outcome.consequences)
        return .object(members + [.init("consequences", consequences.json)])
    }

    // MARK: - Answers

    private mutating func answer(_ answer: CommandHandler.Answer, at line: Int) -> JSONValue {
        switch answer {
        case .success(let outcome):
            return [
                "line": .integer(line), "ok": true,
                "events": .array(
                    outcome.events.map { event in
                        [
                            "id": .string(event.id), "type": .string(event.type),
                            "version": .integer(event.version),
                        ]
                    }),
            ]
        case .failure(let rejection): return refusal(rejection, at: line)
        }
    }

    private mutating func refusal(_ rejection: BudgetRejection, at line: Int) -> JSONValue {
        if status == 0 { status = ExitStatus.of(rejection) }
        return ["line": .integer(line), "ok": false, "error": ErrorReport(rejection).json]
    }

    /// What each line is told when one was refused and so none was recorded.
    func rolledBack(_ answers: [JSONValue], _ lines: [[UInt8]]) -> [JSONValue] {
        let refused = Dictionary(
            answers.filter { $0["ok"] == false }.map { ($0["line"]?.integerValue ?? 0, $0) },
            uniquingKeysWith: { first, _ in first })
        let other = ErrorReport(
            code: "rolledBack", message: "同一批中有命令被拒绝，全部没有登记；改正后请整批重新提交")
        return lines.enumerated().compactMap { index, bytes in
            guard Self.content(of: bytes) != nil else { return nil }
            return refused[index + 1]
                ?? ["line": .integer(index + 1), "ok": false, "error": other.json]
        }
    }

    // MARK: - Reading

    /// The line without a byte-order mark or a carriage return; nil where nothing is on it.
    static func content(of bytes: [UInt8]) -> [UInt8]? {
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        return text.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } ? nil : Array(text)
    }

    static func command(_ text: [UInt8], line: Int) -> Result<
        BudgetCommand, BudgetRejection
    > {
        do {
            return .success(try BudgetCommand(json: try JSONParser.parse(text)))
        } catch let error as JSONSyntaxError {
            return .failure(
                BudgetRejection(
                    kind: .malformed, code: "malformedJson",
                    message: "第\(line)行第\(error.column)列：\(error.problem)",
                    figures: [.init("column", String(error.column))]))
        } catch let rejection as BudgetRejection {
            return .failure(
                BudgetRejection(
                    kind: rejection.kind, code: rejection.code,
                    message: "第\(line)行：\(rejection.message)", figures: rejection.figures))
        } catch {
            return .failure(.malformed("malformedCommand", "第\(line)行：\(error)"))
        }
    }

    /// The books that lines name, in the order their heads are to be locked.
    func books(in lines: [[UInt8]]) -> [BookKey] {
        let keys = lines.compactMap { bytes in
            Self.content(of: bytes).flatMap { try? Self.command($0, line: 0).get().book }
        }
        return Set(keys).sorted()
    }
}
