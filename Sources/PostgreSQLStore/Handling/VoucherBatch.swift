import BudgetDomain
import EventSourcing

/// Vouchers of one book that follow each other and can be decided and committed together.
///
/// They name nothing that another of them could have changed; a number or key that stands twice
/// among them ends the batch, so that a twin meets the log.
struct VoucherBatch {
    let commands: [BudgetCommand]

    /// More would hold the head's lock long without gaining speed.
    static let most = 256

    var isEmpty: Bool { commands.isEmpty }

    /// The longest such run at the beginning.
    static func prefix(of commands: ArraySlice<BudgetCommand>) -> VoucherBatch {
        var taken: [BudgetCommand] = []
        var keys: Set<VoucherKey> = []
        var ids: Set<String> = []
        for command in commands.prefix(most) {
            guard case .recordExpenditure(let action) = command.action,
                command.book == taken.first?.book ?? command.book
            else { break }
            let key = VoucherKey(
                sourceSystem: action.line.sourceSystem, month: command.occurredOn.month,
                voucherNo: action.line.voucherNo, line: action.line.line)
            guard keys.insert(key).inserted,
                command.commandID.map({ ids.insert($0).inserted }) ?? true
            else { break }
            taken.append(command)
        }
        return VoucherBatch(commands: taken)
    }
}
