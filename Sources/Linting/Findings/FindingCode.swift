/// What kind of fault a finding is; the raw value is the stable code of the command line.
package enum FindingCode: String, Hashable, Sendable, CaseIterable {
    // Arithmetic
    case rateMismatch = "rate-mismatch"
    case sumMismatch = "sum-mismatch"
    case weightSum = "weight-sum"
    case scoreSum = "score-sum"
    case scoreMismatch = "score-mismatch"
    case scoreAboveWeight = "score-above-weight"
    case scoreRateMismatch = "score-rate-mismatch"
    case gradeMismatch = "grade-mismatch"
    case differenceMismatch = "difference-mismatch"
    case growthMismatch = "growth-mismatch"
    case shareMismatch = "share-mismatch"
    case threePublicParts = "three-public-parts"
    case impossibleShare = "impossible-share"
    case spentAboveBudget = "spent-above-budget"
    // One fact, two figures
    case factConflict = "fact-conflict"
    case countMismatch = "count-mismatch"
    case unitNameConflict = "unit-name-conflict"
    case factScoredTwice = "fact-scored-twice"
    // Gaps
    case blankFigure = "blank-figure"
    case blankIndicator = "blank-indicator"
    case missingIndicatorRows = "missing-indicator-rows"
    case shiftedColumns = "shifted-columns"
    case deductionWithoutReason = "deduction-without-reason"
    case narrativeIncomplete = "narrative-incomplete"
    // Figures that mislead
    case metWithoutFullScore = "met-without-full-score"
    case unmetWithFullScore = "unmet-with-full-score"
    case completedWithoutSpending = "completed-without-spending"
    case completedAtLowRate = "completed-at-low-rate"
    case cutToSpending = "cut-to-spending"
    case targetTestsNothing = "target-tests-nothing"
    // Against the book
    case bookMismatch = "book-mismatch"
}
