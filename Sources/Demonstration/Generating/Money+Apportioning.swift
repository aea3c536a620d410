import BudgetDomain

extension Money {
    /// So many whole 元.
    static func yuan(_ yuan: Int64) -> Money { Money(fen: yuan * 100) }

    /// Splits the amount by weights without losing a 分 (分摊).
    ///
    /// Parts are whole multiples of the granule; what the granule leaves over goes to the first part
    /// that has a weight. Weights of zero get nothing.
    func apportioned(by weights: [Int64], granule: Money = Money(fen: 1)) -> [Money] {
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return weights.map { _ in .zero } }
        let granules = fen / granule.fen
        var passed: Int64 = 0
        var parts = weights.map { weight in
            let before = granules * passed / whole
            passed += weight
            return Money(fen: (granules * passed / whole - before) * granule.fen)
        }
        if let first = weights.firstIndex(where: { $0 > 0 }) {
            parts[first] += self - parts.reduce(.zero, +)
        }
        return parts
    }
}
