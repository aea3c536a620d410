import BudgetDomain
import EventSourcing
import PostgreSQL

/// Finds what a command names: posted lines, drafts, budget entries, the book of an earlier year.
///
/// Each query names the book for every table in it: by that alone a distributed database sees that
/// one node has all of it.
struct ContextLoader {
    let connection: Connection

    /// Everything that deciding on a command may need beyond the book's state.
    func context(for command: BudgetCommand, payeeDigest: String?) async throws -> DecisionContext {
        var context = DecisionContext()
        context.payeeDigest = payeeDigest
        let book = command.book
        if let (reference, numbers) = command.namedVouchers {
            context.postedLines = try await postedLines(book, reference, numbers)
            context.pendingDrafts = try await pendingDrafts(book, reference)
        }
        switch command.action {
        case .closeMonth(let action):
            context.pendingDraftsInMonth = try await pendingDrafts(book, in: action.month)
        case .reverseBudgetEntry(let action):
            context.namedEntry = try await entry(book, action.version)
        case .openFiscalYear(let action):
            if let year = action.fromYear {
                context.earlierBook = try await earlier(book.unit, year)
            }
        case .bringInCarryover(let action):
            context.earlierBook = try await earlier(book.unit, action.fromYear)
        default: break
        }
        return context
    }

    private func postedLines(_ book: BookKey, _ voucher: VoucherReference, _ numbers: [String])
        async throws -> [DecisionContext.PostedLine]
    {
        let year = Int32(clamping: book.fiscalYear)
        return try await connection.query(
            """
            SELECT \(raw: EventRow.columnList),
                EXISTS (SELECT FROM event AS later
                    WHERE later.unit = \(book.unit) AND later.fiscal_year = \(year)
                        AND later.original_version = event.version AND later.entry = 'reversal'),
                coalesce((SELECT -sum(later.amount_fen) FROM event AS later
                    WHERE later.unit = \(book.unit) AND later.fiscal_year = \(year)
                        AND later.original_version = event.version AND later.entry = 'refund'),
                    0)::bigint
            FROM event
            WHERE unit = \(book.unit) AND fiscal_year = \(year)
                AND voucher_no = ANY (\(numbers)) AND voucher_line = \(voucher.line.text)
                AND source_system = \(voucher.sourceSystem ?? "")
                AND entry IN ('spending', 'reversal')
            ORDER BY version
            """
        ).map { row in
            let recorded = try EventRow(row).recorded()
            return DecisionContext.PostedLine(
                version: recorded.version, occurredOn: try EventRow(row).occurredOn,
                event: recorded.event, isReversed: try row[27, Bool.self],
                refunded: Money(fen: try row[28, Int64.self]))
        }
    }

    private func pendingDrafts(_ book: BookKey, _ voucher: VoucherReference) async throws
        -> [DecisionContext.PendingDraft]
    {
        let year = Int32(clamping: book.fiscalYear)
        return try await connection.query(
            """
            SELECT \(raw: EventRow.columnList) FROM event
            WHERE unit = \(book.unit) AND fiscal_year = \(year)
                AND voucher_no = \(voucher.voucherNo) AND voucher_line = \(voucher.line.text)
                AND source_system = \(voucher.sourceSystem ?? "")
                AND type = 'ExpenditureDrafted' AND NOT EXISTS (SELECT FROM event AS later
                    WHERE later.unit = \(book.unit) AND later.fiscal_year = \(year)
                        AND later.original_version = event.version)
            ORDER BY version
            """
        ).compactMap { row in
            let stored = try EventRow(row)
            guard case .expenditureDrafted(let draft) = try stored.recorded().event else {
                return nil
            }
            return DecisionContext.PendingDraft(
                version: stored.version, occurredOn: stored.occurredOn, draft: draft)
        }
    }

    private func pendingDrafts(_ book: BookKey, in month: Int) async throws -> Int {
        let year = Int32(clamping: book.fiscalYear)
        let rows = try await connection.query(
            """
            SELECT count(*) FROM event
            WHERE unit = \(book.unit) AND fiscal_year = \(year)
                AND type = 'ExpenditureDrafted' AND month = \(Int16(clamping: month))
                AND NOT EXISTS (SELECT FROM event AS later
                    WHERE later.unit = \(book.unit) AND later.fiscal_year = \(year)
                        AND later.original_version = event.version)
            """)
        return try rows.first.map { Int(try $0[0, Int64.self]) } ?? 0
    }

    private func entry(_ book: BookKey, _ version: Int64) async throws
        -> DecisionContext.NamedEntry?
    {
        let year = Int32(clamping: book.fiscalYear)
        let rows = try await connection.query(
            """
            SELECT \(raw: EventRow.columnList),
                EXISTS (SELECT FROM event AS later
                    WHERE later.unit = \(book.unit) AND later.fiscal_year = \(year)
                        AND later.original_version = event.version)
            FROM event
            WHERE unit = \(book.unit) AND fiscal_year = \(year)
                AND version = \(version)
            """)
        guard let row = rows.first else { return nil }
        let stored = try EventRow(row)
        return DecisionContext.NamedEntry(
            occurredOn: stored.occurredOn, event: try stored.recorded().event,
            isReversed: try row[27, Bool.self])
    }

    private func earlier(_ unit: String, _ year: Int) async throws
        -> DecisionContext.EarlierBook?
    {
        let key = BookKey(unit: unit, fiscalYear: year)
        let loader = BookLoader(connection)
        guard let (version, _, _) = try await loader.head(key) else { return nil }
        var register = BudgetRegister()
        for event in try await loader.register(key, version: version) {
            register.apply(event.event, actor: event.actor)
        }
        return DecisionContext.EarlierBook(register)
    }
}

extension BudgetCommand {
    /// The voucher line a command names, with every number that must be looked up for it.
    fileprivate var namedVouchers: (VoucherReference, [String])? {
        switch action {
        case .recordExpenditure(let action): (action.line.voucher, [action.line.voucherNo])
        case .draftExpenditure(let action): (action.line.voucher, [action.line.voucherNo])
        case .approveExpenditure(let action): (action.voucher, [action.voucherNo])
        case .rejectExpenditure(let action): (action.voucher, [action.voucherNo])
        case .reverseExpenditure(let action):
            (action.voucher, [action.voucherNo, action.redVoucherNo])
        case .refundExpenditure(let action): (action.voucher, [action.voucherNo])
        default: nil
        }
    }
}

extension ExpenditureLine {
    var voucher: VoucherReference {
        VoucherReference(
            sourceSystem: sourceSystem, voucherNo: voucherNo, line: line, voucherMonth: nil)
    }
}
