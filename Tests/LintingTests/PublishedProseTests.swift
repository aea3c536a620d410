import Linting
import Testing

/// Wordings and tables of other provinces: right figures stay quiet, wrong ones are found.
@Suite struct PublishedProseTests {
    typealias Fault = ProvincialReportTests.Fault

    @Test(arguments: PublishedProse.all, Extraction.allCases)
    func `a right report stays quiet in every extraction`(
        report: CorrectReports.Report, extraction: Extraction
    ) {
        let findings = lint(PrintedDocument(text: extraction.text(report.text)))
        #expect(findings.map { "\($0.code.rawValue) \($0.place) \($0.printed)" } == [])
    }

    @Test(arguments: proseFaults + tableFaults)
    func `a wrong figure is found with what it should be`(fault: Fault) throws {
        let range = try #require(fault.report.text.ranges(of: fault.right).first)
        let changed = fault.report.text.replacingCharacters(in: range, with: fault.wrong)
        let findings = lint(PrintedDocument(text: Extraction.tabs.text(changed)))
        #expect(
            findings.contains { $0.expected.hasPrefix(fault.expected) },
            "\(findings.map { "\($0.code.rawValue) \($0.printed) \($0.expected)" })")
    }

    static let proseFaults: [Fault] = [
        Fault(PublishedProse.formulas, "项目支出90.00万元", "项目支出100.00万元", "360"),
        Fault(PublishedProse.formulas, "×100%=95.00%", "×100%=98.00%", "95.00%"),
        Fault(PublishedProse.formulas, "10×95%=9.5分", "10×95%=9.8分", "9.5"),
        Fault(PublishedProse.formulas, "×100%=90.00%", "×100%=92.00%", "90.00%"),
        Fault(PublishedProse.formulas, "×100=9.38%", "×100=8.57%", "9.38%"),
        Fault(PublishedProse.formulas, "=-30.00%", "=-3.00%", "-30"),
        Fault(PublishedProse.formulas, "增加80.00万元，增长7.27%", "增加80.00万元，增长9.27%", "7.27%"),
        Fault(PublishedProse.formulas, "增加80.00万元", "增加90.00万元", "80"),
        Fault(PublishedProse.formulas, "下降20%", "下降25%", "20%"),
        Fault(PublishedProse.formulas, "预算完成率95.00%", "预算完成率98.00%", "95.00%"),
        Fault(PublishedProse.formulas, "完成预算的70.00%", "完成预算的73.00%", "70.00%"),
        Fault(PublishedProse.subordinates, "评价等级为“优”。\n", "评价等级为“优”。本部门评价等级为“良”。\n", "优"),
    ]

    static let tableFaults: [Fault] = [
        Fault(PublishedProse.ratesOfBudgetLines, "⇥640.00⇥", "⇥604.00⇥", "895"),
        Fault(PublishedProse.ratesOfBudgetLines, "⇥1,731.00⇥", "⇥1,713.00⇥", "1731"),
        Fault(PublishedProse.fractions, "494.00⇥10⇥0.95", "494.00⇥10⇥0.98", "95.00%"),
        Fault(PublishedProse.fractions, "95.0%⇥10⇥9.5", "95.0%⇥10⇥9.3", ""),
        Fault(PublishedProse.otherTitles, "150.00⇥75.00", "150.00⇥79.00", "75"),
        Fault(PublishedProse.otherTitles, "⇥21.50⇥86.00%", "⇥20.00⇥80.00%", "21.5"),
    ]
}
