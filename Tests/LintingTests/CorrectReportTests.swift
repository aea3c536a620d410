import Linting
import Testing

@Suite struct CorrectReportTests {
    @Test(arguments: CorrectReports.all, [Extraction.tabs, .spaces, .bars, .lines])
    func `a correct report stays quiet`(report: CorrectReports.Report, extraction: Extraction) {
        let findings = lint(PrintedDocument(text: extraction.text(report.text)))
        #expect(
            findings.map { "\($0.code.rawValue) \($0.place) \($0.printed)→\($0.expected)" } == [])
    }

    /// One figure of a correct report made wrong, and the code that must tell.
    @Test(
        arguments: [
            (CorrectReports.projectForm, "98.80%", "98.08%", FindingCode.rateMismatch),
            (CorrectReports.projectForm, "98.56⇥—⇥98.56%", "98.65⇥—⇥98.65%", .sumMismatch),
            (CorrectReports.projectForm, "9.88\n", "9.08\n", .scoreMismatch),
            (CorrectReports.projectForm, "98.88", "99.88", .scoreSum),
            (CorrectReports.projectForm, "产出指标（50分）", "产出指标（60分）", .weightSum),
            (CorrectReports.yuanForm, "92.19⇥9.22", "92.91⇥9.22", .rateMismatch),
            (CorrectReports.yuanForm, "99.12", "99.21", .scoreSum),
            (CorrectReports.flatForm, "76.00%", "67.00%", .rateMismatch),
            (CorrectReports.bandedForm, "95.00%", "59.00%", .rateMismatch),
            (CorrectReports.departmentOfAnotherScale, "879.47⇥", "897.47⇥", .sumMismatch),
            (CorrectReports.departmentOfAnotherScale, "增长4.75%", "增长7.45%", .growthMismatch),
            (CorrectReports.departmentOfAnotherScale, "3.52万元", "3.25万元", .threePublicParts),
            (CorrectReports.departmentOfAnotherScale, "单位 3 家", "单位 4 家", .countMismatch),
            (CorrectReports.departmentOfAnotherScale, "等级为“良”", "等级为“优”", .gradeMismatch),
            (CorrectReports.departmentOfAnotherScale, "数为2655.40万元", "数为2665.40万元", .factConflict),
            (CorrectReports.barredForm, "4.18 | 100.00% | 10", "4.18 | 90.00% | 10", .rateMismatch),
            (CorrectReports.monthly, "⇥75.00%", "⇥57.00%", .rateMismatch),
            (CorrectReports.monthly, "16.67", "16.76", .differenceMismatch),
            (CorrectReports.monthly, "111.00", "112.00", .sumMismatch),
            (CorrectReports.accounts, "执行率93.18%", "执行率98.13%", .rateMismatch),
        ])
    func `a wrong figure in it is found`(
        report: CorrectReports.Report, right: String, wrong: String, code: FindingCode
    ) throws {
        let range = try #require(report.text.ranges(of: right).first)
        let changed = report.text.replacingCharacters(in: range, with: wrong)
        let findings = lint(PrintedDocument(text: Extraction.tabs.text(changed)))
        #expect(findings.contains { $0.code == code && $0.severity != .rounding })
    }
}
