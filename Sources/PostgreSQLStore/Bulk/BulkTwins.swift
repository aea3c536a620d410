import BudgetDomain
import EventSourcing
import PostgreSQL

/// What the log already has under the keys of a batch, found by two set-wise lookups.
struct BulkTwins: Sendable {
    struct CommandKey: Hashable, Sendable {
        let unit: String
        let id: String
    }

    struct Posted: Hashable, Sendable {
        let book: BookKey
        let key: VoucherKey
    }

    /// The first event of each command.
    let commands: [CommandKey: EventRow]
    let lines: [Posted: DecisionContext.PostedLine]

    /// Looks up the keys of vouchers, in the open transaction.
    static func load(_ commands: ArraySlice<BudgetCommand>, on connection: Connection) async throws
        -> BulkTwins
    {
        BulkTwins(
            commands: try await loadCommands(commands, on: connection),
            lines: try await loadLines(commands, on: connection))
    }

    func postedLines(_ command: BudgetCommand, _ line: ExpenditureLine)
        -> [DecisionContext.PostedLine]
    {
        lines[Posted(command, line)].map { [$0] } ?? []
    }

    private static func loadCommands(
        _ commands: ArraySlice<BudgetCommand>, on connection: Connection
    ) async throws -> [CommandKey: EventRow] {
        let keyed = commands.filter { $0.commandID != nil }
        guard !keyed.isEmpty else { return [:] }
        let rows = try await connection.query(
            """
            SELECT \(raw: EventRow.columnList)
            FROM unnest(\(keyed.map(\.book.unit)), \(keyed.compactMap(\.commandID)))
                AS wanted (unit, command_id)
            JOIN event ON event.unit = wanted.unit AND event.command_id = wanted.command_id::uuid
                AND event.command_part = 0
            """)
        var found: [CommandKey: EventRow] = [:]
        for row in rows {
            let event = try EventRow(row)
            guard let id = event.commandID else { continue }
            found[CommandKey(unit: event.book.unit, id: id)] = event
        }
        return found
    }

    private static func loadLines(
        _ commands: ArraySlice<BudgetCommand>, on connection: Connection
    ) async throws -> [Posted: DecisionContext.PostedLine] {
        let named = commands.compactMap { command -> (BudgetCommand, ExpenditureLine)? in
            guard case .recordExpenditure(let action) = command.action else { return nil }
            return (command, action.line)
        }
        let rows = try await connection.query(
            """
            SELECT \(raw: EventRow.columnList)
            FROM unnest(\(named.map { $0.0.book.unit }),
                    \(named.map { Int32($0.0.book.fiscalYear) }),
                    \(named.map { $0.1.voucherNo }), \(named.map { $0.1.line.text }),
                    \(named.map { $0.1.sourceSystem ?? "" }),
                    \(named.map { Int16($0.0.occurredOn.month) }))
                AS wanted (unit, fiscal_year, voucher_no, voucher_line, source_system, month)
            JOIN event USING (unit, fiscal_year, voucher_no, voucher_line, source_system, month)
            WHERE event.entry IN ('spending', 'reversal')
            """)
        var found: [Posted: DecisionContext.PostedLine] = [:]
        for row in rows {
            let stored = try EventRow(row)
            let recorded = try stored.recorded()
            guard let key = recorded.event.voucherKey(on: stored.occurredOn) else { continue }
            // Only what tells a twin from another voucher: nothing here reverses or refunds.
            found[Posted(book: stored.book, key: key)] = DecisionContext.PostedLine(
                version: stored.version, occurredOn: stored.occurredOn, event: recorded.event,
                isReversed: false, refunded: .zero)
        }
        return found
    }
}

extension BulkTwins.CommandKey {
    /// The command's own key; nil where it has none.
    init?(_ command: BudgetCommand) {
        guard let id = command.commandID else { return nil }
        self.init(unit: command.book.unit, id: id)
    }
}

extension BulkTwins.Posted {
    init(_ command: BudgetCommand, _ line: ExpenditureLine) {
        self.init(
            book: command.book,
            key: VoucherKey(
                sourceSystem: line.sourceSystem, month: command.occurredOn.month,
                voucherNo: line.voucherNo, line: line.line))
    }

    /// The key of the line that a command records; nil for other commands.
    init?(_ command: BudgetCommand) {
        guard case .recordExpenditure(let action) = command.action else { return nil }
        self.init(command, action.line)
    }
}
