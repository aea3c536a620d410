import BudgetDomain
import Crypto
import JSON

extension BudgetCommand {
    /// SHA-256 of what the command says, to tell a repetition from a reuse of its key.
    ///
    /// The payee enters by its salted digest only: what cannot be erased must not tell a name.
    func digest(payeeDigest: String?) -> [UInt8] {
        if case .recordExpenditure(let action) = action {
            var object = ObjectWriter()
            action.writeContent(of: self, payeeDigest: payeeDigest, to: &object)
            return Array(SHA256.hash(data: object.bytes))
        }
        var content = content
        if let payeeDigest, case .object(let members) = content {
            content = .object(
                members.map { $0.name == "payee" ? .init("payee", .string(payeeDigest)) : $0 })
        }
        var bytes: [UInt8] = []
        content.write(to: &bytes)
        return Array(SHA256.hash(data: bytes))
    }
}
