import BudgetDomain
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import Simulation
import Testing

extension Connection {
    /// The log verifies, and the stored fold is what a fresh one gives.
    func expectSound() async throws {
        #expect(try await LogVerifier(self).verify(nil).problems.isEmpty)
        #expect(try await FoldRebuilder(self).rebuild(nil, isCheck: true).differences.isEmpty)
    }

    /// All rows of a book in order.
    func rows(of key: BookKey) async throws -> [EventRow] {
        try await query(
            """
            SELECT \(raw: EventRow.columnList) FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear)) ORDER BY version
            """
        ).map { try EventRow($0) }
    }
}

/// A voucher of an invented unit that is worth another voucher's look.
func voucher(
    _ unit: SimulatedUnit, no: String, yuan: Int64 = 10, summary: String = "办公用品",
    payee: String? = nil, code: String? = "30201", note: String? = nil,
    override: ThreePublicOverride? = nil, commandID: String? = nil
) -> BudgetCommand {
    BudgetCommand(
        book: unit.book, occurredOn: .lastDay(of: 3, unit.book.fiscalYear), actor: "会计甲",
        commandID: commandID, note: note,
        action: .recordExpenditure(
            RecordExpenditure(
                line: ExpenditureLine(
                    task: "T01", fundSource: .fiscal, amount: Money(fen: yuan * 100),
                    voucherNo: no, line: VoucherLine("1"), summary: summary, payee: payee,
                    economicCode: code, procurement: true, contractNo: "合同-1", drafter: "会计甲"),
                reviewer: "复核乙", override: override)))
}
