extension Finding {
    /// A printed percentage held against the quotients it may be; nil where one of them is exact.
    ///
    /// The first check is the one expected; the others are other bases (口径) that are as good.
    static func rate(
        _ printed: PrintedNumber, shown: String, checks: [RateCheck], name: String, place: String,
        line: Int?
    ) -> Finding? {
        guard let first = checks.first else { return nil }
        let best = checks.map { ($0.agreement(with: printed), $0) }.min { $0.0 < $1.0 }
        guard let (agreement, check) = best, agreement != .exact else { return nil }
        let shownCheck = agreement == .rounding ? check : first
        let expected = shownCheck.expected(like: printed)
        let message =
            agreement == .rounding
            ? "\(name)印为 \(shown)，按印出的数计算为 \(expected)；差异可由四舍五入解释。"
            : "\(name)印为 \(shown)，按印出的数计算应为 \(expected)。"
        return Finding(
            .rateMismatch, agreement == .rounding ? .rounding : .error, place: place,
            printed: shown, expected: expected, message: message,
            arithmetic: shownCheck.arithmetic, line: line)
    }

    /// A printed total held against the sum of its parts; nil where they agree.
    static func sum(
        _ parts: [Amount], total: Amount, code: FindingCode = .sumMismatch, what: String,
        place: String, line: Int?
    ) -> Finding? {
        let sum = parts.reduce(Int128(0)) { $0 + $1.microYuan }
        let difference = abs(sum - total.microYuan)
        guard difference != 0 else { return nil }
        let slack = parts.reduce(total.halfUnit) { $0 + $1.halfUnit }
        let expected = total.text(of: sum)
        let terms = parts.map(\.text).joined(separator: " + ")
        return Finding(
            code, difference <= slack ? .rounding : code.severity, place: place,
            printed: total.text, expected: expected,
            message: difference <= slack
                ? "\(what)印为 \(total.text)，各项相加为 \(expected)；差异可由四舍五入解释。"
                : "\(what)印为 \(total.text)，各项相加应为 \(expected)。",
            arithmetic: "\(terms) = \(expected)", line: line)
    }
}

extension TableRow {
    /// The figure as printed under a column; empty where there is none.
    func shown(_ kind: ColumnKind) -> String { text(kind) ?? "" }
}
