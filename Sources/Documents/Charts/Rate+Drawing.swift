import BudgetDomain

extension Rate {
    /// Where the ratio falls on a scale whose 100% is `length`, to the nearest whole unit.
    ///
    /// Whole numbers keep drawings byte for byte the same on every machine.
    func scaled(to length: Int) -> Int {
        let doubled = 2 * numerator * Int128(length)
        let shifted = doubled + (numerator < 0 ? -denominator : denominator)
        return Int(shifted / (2 * denominator))
    }
}
