extension SelfEvaluation {
    /// What kind of finding it is; stable, for scripts and explanations (一致性检查).
    package enum FindingCode: String, Hashable, Sendable, CaseIterable {
        case notOpened
        case weightsNotHundred
        case noBudget
        /// A row that gives points has no score.
        case unscored
        case unmetWithoutReason
        case scoreWithoutReason
        /// A score that contradicts the degree reported (达成, 部分达成, 未达成).
        case scoreOutsideBand
        case overrideAboveRule
        /// Set by hand below what the rules give; its reason explains it.
        case overrideBelowRule
        /// A rate was reported that the log computes otherwise.
        case reportedDiffers
        /// So many tasks cannot give this rate.
        case impossibleRate
        /// A target so low, or so wide, that it tests nothing.
        case targetTestsNothing
        case overAchieved
        /// One fact is scored in two places with different results.
        case scoredTwice
        case undeclaredTask
        case completeWithoutSpending
        case completeWithLittleSpending
        case rateByRecovery
        /// What was not spent was cut from the projects, so that their rate came out full.
        case rateByCutting
        /// A first-level group of the form has no row.
        case missingGroup
    }
}
