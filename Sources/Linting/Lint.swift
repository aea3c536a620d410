/// Holds a published report against itself, and against a book where one is given.
///
/// What is not recognised is passed over in silence: a report of another form must not be
/// drowned in false alarms. Findings come in the order of the printed lines.
///
/// `reprint` is the same report made again from the version of the book that it names.
package func lint(
    _ document: PrintedDocument, against book: BookFigures? = nil, reprint: PrintedDocument? = nil
) -> [Finding] {
    let facts = ReportFacts(document)
    var findings: [Finding] = []
    findings += TaskRules.check(facts)
    findings += FundRules.check(facts)
    findings += InlineFundRules.check(facts)
    findings += IndicatorRules.check(facts)
    findings += IndicatorFactRules.check(facts)
    findings += WeightRules.check(facts)
    findings += ScoreRules.check(facts)
    findings += ScoreSentenceRules.check(facts)
    findings += MonthlyRules.check(facts)
    findings += TimeProgressRules.check(document)
    findings += ComparisonRules.check(facts)
    findings += PlainTableRules.check(facts)
    findings += AccountsTableRules.check(facts)
    findings += BalanceTableRules.check(facts)
    findings += AccountsTextRules.check(facts)
    findings += SentenceRules.check(facts)
    findings += AgreementRules.check(facts)
    if let book { findings += BookRules.check(facts, book) }
    if let reprint { findings += ReprintRules.check(document, reprint, findings) }
    var seen = Set<Finding>()
    return findings.filter { seen.insert($0).inserted }
        .filter { !($0.severity == .rounding && document.vouches(for: $0.printed)) }
        .enumerated()
        .sorted { ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset) }
        .map(\.element)
}
