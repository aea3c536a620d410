import Linting
import Testing

/// Further shapes of published reports: right figures stay quiet, wrong ones are found.
@Suite struct PublishedShapesTests {
    typealias Fault = ProvincialReportTests.Fault

    @Test(arguments: PublishedForms.all + PublishedTexts.all, Extraction.allCases)
    func `a right report stays quiet in every extraction`(
        report: CorrectReports.Report, extraction: Extraction
    ) {
        let findings = lint(PrintedDocument(text: extraction.text(report.text)))
        #expect(findings.map { "\($0.code.rawValue) \($0.place) \($0.printed)" } == [])
    }

    @Test(arguments: formFaults + weightFaults + textFaults + tableFaults)
    func `a wrong figure is found with what it should be`(fault: Fault) throws {
        let findings = try Self.findings(fault, .tabs)
        #expect(
            findings.contains {
                fault.expected.isEmpty || $0.expected.hasPrefix(fault.expected)
            }, "\(findings.map { "\($0.code.rawValue) \($0.printed) \($0.expected)" })")
    }

    /// Titles and cells that ran together with single spaces, or stand one below the other.
    @Test(arguments: [Extraction.together, .lines], rowFaults)
    func `a wrong figure is found where cells ran together`(extraction: Extraction, fault: Fault)
        throws
    {
        let findings = try Self.findings(fault, extraction)
        #expect(findings.contains { $0.expected.hasPrefix(fault.expected) })
    }

    private static func findings(_ fault: Fault, _ extraction: Extraction) throws -> [Finding] {
        let range = try #require(fault.report.text.ranges(of: fault.right).first)
        let changed = fault.report.text.replacingCharacters(in: range, with: fault.wrong)
        let usual = Set(lint(PrintedDocument(text: extraction.text(fault.report.text))))
        return lint(PrintedDocument(text: extraction.text(changed))).filter { !usual.contains($0) }
    }

    @Test func `the one row of three public expenses needs no columns`() throws {
        let fault = Fault(PublishedTexts.threePublicRow, "⇥16.95⇥", "⇥19.65⇥", "16.95")
        let findings = try Self.findings(fault, .aligned)
        #expect(findings.map(\.expected) == ["16.95"])
    }

    /// Every digit of every figure of a table of two years, changed in turn.
    @Test(arguments: [PublishedTexts.yearOnYear, PublishedTexts.yearsInTitles])
    func `every changed digit of a comparison is found`(report: CorrectReports.Report) {
        let characters = Array(report.text)
        let start = report.text.distance(
            from: report.text.startIndex,
            to: report.text.firstRange(of: "⇥")?.lowerBound ?? report.text.endIndex)
        var missed: [String] = []
        for place in characters.indices.dropFirst(start) {
            let rest = characters[(place + 1)...].drop { $0.isNumber }
            guard characters[place].isASCII, let digit = characters[place].wholeNumberValue,
                rest.first != "年"
            else {
                continue
            }
            var changed = characters
            changed[place] = Character(String((digit + 1) % 10))
            let text = Extraction.tabs.text(String(changed))
            if lint(PrintedDocument(text: text)).isEmpty {
                missed.append(String(characters[max(0, place - 8)...place]))
            }
        }
        #expect(missed == [])
    }

    static let formFaults: [Fault] = [
        Fault(PublishedForms.sourcesBeside, "基本支出：781.35", "基本支出：718.35", ""),
        Fault(PublishedForms.sourcesBeside, "一般公共预算：1,162.88", "一般公共预算：1,126.88", ""),
        Fault(PublishedForms.sourcesBeside, "⇥100⇥98.31", "⇥110⇥98.31", "100"),
        Fault(PublishedForms.goalsWithTables, "总分⇥⇥⇥⇥⇥⇥98.31", "总分⇥⇥⇥⇥⇥⇥93.81", "98.31"),
        Fault(PublishedForms.goalsWithTables, "96.56%⇥19.31", "96.56%⇥18.31", "19.31"),
        Fault(PublishedForms.goalsWithTables, "2.52万人次⇥16", "2.52万人次⇥18", "16"),
        Fault(PublishedForms.goalsWithTables, "≥60场⇥62场", "≥60场⇥52场", ""),
        Fault(PublishedForms.goalsWithTables, "205.70万元", "250.70万元", ""),
        Fault(PublishedForms.comparisonColumn, "100.00⇥97.93", "100.00⇥97.39", "97.93"),
        Fault(PublishedForms.executionAsIndicator, "⇥⇥96.84", "⇥⇥98.64", "96.84"),
        Fault(PublishedForms.fourSources, "66.00%⇥6.60", "66.00%⇥6.06", "6.6"),
        Fault(PublishedForms.acrossPages, "118.00⇥112.10", "181.00⇥112.10", ""),
        Fault(PublishedForms.acrossPages, "100⇥98.70", "100⇥97.80", "98.7"),
        Fault(PublishedForms.scoringStandards, "⇥100⇥⇥⇥95", "⇥100⇥⇥⇥59", "95"),
        Fault(PublishedForms.threeBlocks, "⇥93.20⇥5⇥4.9", "⇥92.30⇥5⇥4.9", "93.20%"),
        Fault(PublishedForms.threeBlocks, "⇥6.80⇥5⇥3.68", "⇥8.60⇥5⇥3.68", "6.80%"),
        Fault(PublishedForms.threeBlocks, "项目支出执行率89.42%", "项目支出执行率84.92%", "89.42%"),
    ]

    static let weightFaults: [Fault] = [
        Fault(PublishedForms.allotted, "209.00⇥10⇥95.00%", "209.00⇥10⇥59.00%", "87.08%"),
        Fault(
            PublishedForms.allotted, "资金总额⇥200.00⇥240.00⇥220.00", "资金总额⇥200.00⇥240.00⇥202.00", ""),
        Fault(PublishedForms.fiscalShare, "880.00⇥836.00", "808.00⇥836.00", ""),
        Fault(CorrectReports.flatForm, "（分）⇥97.6", "（分）⇥96.7", "97.6"),
        Fault(CorrectReports.flatForm, "64.5⇥100%⇥20⇥20", "64.5⇥100%⇥20⇥18", "20"),
        Fault(ProvincialForms.weightsPerLevel, "投入⇥15⇥", "投入⇥25⇥", "15"),
        Fault(ProvincialForms.weightsPerLevel, "预算管理⇥15⇥", "预算管理⇥51⇥", "15"),
        Fault(CorrectReports.accounts, "公用经费77.4万元", "公用经费74.7万元", "796.42"),
        Fault(CorrectReports.accounts, "占99.27%", "占92.97%", "99.27%"),
    ]

    static let textFaults: [Fault] = [
        Fault(PublishedTexts.accounts, "各增加100.06万元，增长7.03%", "各增加100.06万元，增长7.30%", "7.03%"),
        Fault(PublishedTexts.accounts, "收入合计1,498.10万元", "收入合计1,489.10万元", ""),
        Fault(PublishedTexts.accounts, "占4.01%", "占4.10%", "4.01%"),
        Fault(PublishedTexts.accounts, "占34.71%", "占37.41%", "34.71%"),
        Fault(PublishedTexts.accounts, "占93.61%", "占93.62%", "93.61%"),
        Fault(PublishedTexts.accounts, "本年支出合计的93.26%", "本年支出合计的92.36%", "93.26%"),
        Fault(PublishedTexts.accounts, "比2022年决算数减少2.28%", "比2022年决算数减少2.82%", "2.28%"),
        Fault(PublishedTexts.accounts, "比2022年决算数减少2.28%", "比2022年决算数增加2.28%", ""),
        Fault(PublishedTexts.accounts, "占85.84%", "占84.58%", "85.84%"),
        Fault(PublishedTexts.components, "效益指标得28.5分", "效益指标得25.8分", "93.42分"),
        Fault(PublishedTexts.components, "综合得分94.5分", "综合得分95.4分", "94.5分"),
        Fault(PublishedTexts.components, "总分93分", "总分39分", "93分"),
        Fault(PublishedTexts.inYuan, "支出684,000元，执行率95%", "支出648,000元，执行率95%", "90%"),
        Fault(PublishedTexts.inYuan, "评价得分87.5分", "评价得分85.7分", ""),
    ]

    static let tableFaults: [Fault] = [
        Fault(PublishedTexts.yearOnYear, "⇥53.45⇥3.81", "⇥54.35⇥3.81", "53.45"),
        Fault(PublishedTexts.yearOnYear, "⇥-4.09⇥-2.13", "⇥-4.09⇥-3.12", "-2.13%"),
        Fault(PublishedTexts.yearOnYear, "合计⇥2,022.58", "合计⇥2,202.58", "2022.58"),
        Fault(PublishedTexts.yearsInTitles, "⇥-12,840.00⇥", "⇥-12,480.00⇥", "-12840"),
        Fault(PublishedTexts.levelsInColumns, "合计⇥⇥1,760.00", "合计⇥⇥1,670.00", "1760"),
        Fault(PublishedTexts.threePublicRow, "21.00⇥0.00⇥17.00", "12.00⇥0.00⇥17.00", "21"),
        Fault(PublishedTexts.threePublicRow, "⇥14.55⇥0.00⇥14.55", "⇥14.55⇥0.00⇥15.45", "15.45"),
    ]

    static let rowFaults: [Fault] = [
        Fault(PublishedForms.fourSources, "61.05⇥10⇥66.00%", "61.05⇥10⇥60.60%", "66.00%"),
        Fault(PublishedForms.acrossPages, "159.60⇥10⇥95.00%", "159.60⇥10⇥90.50%", "95.00%"),
        Fault(PublishedForms.threeBlocks, "1,927.77⇥89.42%", "1,927.77⇥84.92%", "89.42%"),
    ]
}
