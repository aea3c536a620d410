package import BudgetDomain
package import EventSourcing
package import ReadModels

/// Which state of a self-evaluation is printed.
package enum PrintedSelfEvaluation: Hashable, Sendable {
    /// The latest publication while it stands, whatever was recorded since; else the draft.
    case standing
    /// A publication by its number, whatever came after it.
    case publication(Int)
    /// The book as it was at a version.
    case version(Int64)

    /// The version to read the book at instead of the newest one known; nil where that one is printed.
    fileprivate func pin(
        _ evaluation: SelfEvaluation, _ key: BookKey
    ) throws(BudgetRejection) -> Int64? {
        switch self {
        case .standing: return evaluation.standingPublication?.version
        case .version: return nil
        case .publication(let number):
            let all = evaluation.publishedReports
            guard let found = all.first(where: { $0.number == number }) else {
                throw .refused(
                    "unknownPublication",
                    "\(key.unit) 的 \(key.fiscalYear) 年度自评"
                        + (all.isEmpty ? "还没有公开过" : "只公开过 \(all.count) 次"),
                    figures: [("publications", String(all.count))])
            }
            return found.version
        }
    }
}

extension SelfEvaluationReport.Source {
    /// Reads what is printed, on the figures of the version that the self-evaluation is pinned to.
    ///
    /// The command line and the pages both ask here, so that neither moves on from a publication
    /// where the other stays. Known at an earlier moment, only what was published by then is.
    /// `reading` answers for the book at a point, and at a version where one is named; nil where it
    /// was not there, and then nothing is printed.
    ///
    /// - Throws: ``BudgetRejection`` for a publication that never was, and what `reading` throws.
    package init?(
        _ printed: PrintedSelfEvaluation, of key: BookKey, knownAt: Timestamp? = nil,
        ruleSet: RuleSet = .standard,
        reading: (PointInTime, Int64?) async throws -> BookReading?
    ) async throws {
        let yearEnd = PointInTime(asOf: .lastDay(of: 12, key.fiscalYear), knownAt: knownAt)
        var version: Int64?
        if case .version(let exact) = printed { version = exact }
        guard var book = try await reading(yearEnd, version) else { return nil }
        if let pin = try printed.pin(book.book.selfEvaluation, key) {
            guard let published = try await reading(yearEnd, pin) else { return nil }
            book = published
        }
        let evaluation = book.book.selfEvaluation
        var frozen = book
        if let pinned = evaluation.bookVersion {
            guard let figures = try await reading(yearEnd, pinned) else { return nil }
            frozen = figures
        }
        self.init(frozen, evaluation, printed: book, ruleSet: ruleSet)
    }
}
