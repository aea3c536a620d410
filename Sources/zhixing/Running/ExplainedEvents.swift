import BudgetDomain
import EventSourcing
import JSON
import ReadModels
import Reports

/// The newest events under a figure that is explained, and how many there are in all.
struct ExplainedEvents {
    let page: EventPage
    let tally: EventTally
    /// What the list is about; nil for all tasks.
    let tasks: Set<String>?

    var lines: [EventLine] { page.lines(about: tasks) }

    var isOfSeveralTasks: Bool { tasks?.count != 1 }

    /// How many there are, what they add up to, and how many of them are listed.
    var summary: String {
        let sum = tally.amount.map { "，合计 \($0.groupedYuanText) 元" } ?? ""
        let part = page.older == nil ? "" : "，列出最近 \(lines.count) 笔，更多请加大 --limit"
        return "共 \(tally.count) 笔\(sum)\(part)"
    }

    fileprivate var json: [JSONValue] {
        page.events.flatMap { event in
            EventLine.lines(of: event, about: tasks).map { Self.json($0, of: event) }
        }
    }

    private static func json(
        _ line: EventLine, of event: RecordedEvent<BudgetEvent>
    ) -> JSONValue {
        [
            "version": .integer(event.version), "id": .string(event.id),
            "type": .string(event.event.typeName),
            "occurredOn": .optional(line.occurredOn?.description),
            "actor": .string(event.actor), "amount": .optional(line.amount?.yuanText),
            "task": .optional(line.task), "counterTask": .optional(line.counterTask),
            "voucherNo": .optional(
                line.occurredOn.flatMap { event.event.voucherKey(on: $0)?.voucherNo }),
        ]
    }
}

extension FigureExplanation {
    /// The explanation as the command line's contract has it, schema 1.
    func json(_ events: ExplainedEvents?, _ report: ExecutionReport) -> JSONValue {
        [
            "schema": 1, "figure": .string(identifier.rawValue), "scope": .string(scope),
            "title": .string(title), "value": value.contractValue, "shown": .string(value.text),
            "formula": .string(formula), "asOf": .string("\(report.figures.asOf)"),
            "version": .integer(report.figures.version),
            "parts": .array(
                parts.map { part in
                    [
                        "title": .string(part.title), "value": part.value.contractValue,
                        "shown": .string(part.value.text),
                        "figure": .optional(part.identifier?.rawValue),
                    ]
                }),
            "eventCount": .integer(events?.tally.count ?? 0),
            "events": .array(events?.json ?? []),
        ]
    }
}

extension ShownValue {
    /// The value as the command line's contract has it: 元 and percent with two places, no signs.
    var contractValue: JSONValue {
        switch self {
        case .money(let money, unit: _): .string(money.yuanText)
        case .rate(let rate), .points(let rate): .optional(rate?.percentText)
        case .decimal(let number, places: _): .optional(number?.decimalTextRounded)
        case .light(let light): .string(light.rawValue)
        case .text, .integer, .blank: .string(text)
        }
    }
}
