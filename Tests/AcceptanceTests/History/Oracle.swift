/// What a year's figures should be: postings in a list, added up anew for every question.
///
/// It shares nothing with the program but the specification.
struct Oracle: Sendable {
    enum Kind: Sendable {
        case initial, carryover, adjustment, recovery, spending
    }

    struct Posting: Sendable {
        let task: String
        let source: String
        let kind: Kind
        /// 分; negative for decreases, reversals and refunds.
        let amount: Int64
        let day: String
        /// When it was recorded: which batch of commands.
        let batch: Int
    }

    static let tasks = ["T1", "T2", "T3", "B1"]
    static let sources = ["fiscal", "other"]

    private(set) var postings: [Posting] = []

    mutating func post(_ posting: Posting) {
        postings.append(posting)
    }

    /// What may still be spent: of everything recorded, whatever its date.
    func available(_ task: String, _ source: String) -> Int64 {
        postings.reduce(0) { sum, posting in
            guard posting.task == task, posting.source == source else { return sum }
            return sum + (posting.kind == .spending ? -posting.amount : posting.amount)
        }
    }

    /// `initial carryover adjusted monthSpent spent recovered rateOnInitial rateOnAdjusted` of some
    /// tasks as of a day, as was known after a batch.
    func figures(of tasks: Set<String>, asOf day: String, knownAfter batch: Int) -> String {
        func sum(_ kinds: Set<Kind>, from first: String = "") -> Int64 {
            postings.reduce(0) { sum, posting in
                let counts =
                    tasks.contains(posting.task) && kinds.contains(posting.kind)
                    && posting.batch <= batch && posting.day <= day && posting.day >= first
                return counts ? sum + posting.amount : sum
            }
        }
        let initial = sum([.initial])
        let adjusted = sum([.initial, .carryover, .adjustment, .recovery])
        let spent = sum([.spending])
        let amounts = [
            initial, sum([.carryover]), adjusted, sum([.spending], from: day.prefix(8) + "01"),
            spent, -sum([.recovery]),
        ]
        let rates = [percent(spent, of: initial), percent(spent, of: adjusted)]
        return (amounts.map(fenText) + rates).joined(separator: " ")
    }

    static let wanted =
        "initial carryover adjusted monthSpent spent recovered rateOnInitial rateOnAdjusted"

    /// Percent with two places, half away from zero; `null` of nothing.
    private func percent(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0 else { return "null" }
        let doubled = part.magnitude * 10_000 * 2 + whole.magnitude
        let hundredths = Int64(doubled / (whole.magnitude * 2))
        return fenText(part < 0 ? -hundredths : hundredths)
    }
}
