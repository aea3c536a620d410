import Linting
import Testing

/// Reports in the shapes of other provinces: right ones stay quiet, one wrong figure is found.
@Suite struct ProvincialReportTests {
    struct Fault: CustomTestStringConvertible {
        let report: CorrectReports.Report
        let right: String
        let wrong: String
        /// What a finding has to expect; empty where either of two figures can be the wrong one.
        let expected: String

        var testDescription: String { "\(report.name) \(wrong)" }

        init(_ report: CorrectReports.Report, _ right: String, _ wrong: String, _ expected: String)
        {
            self.report = report
            self.right = right
            self.wrong = wrong
            self.expected = expected
        }
    }

    @Test(
        arguments: ProvincialForms.all + ProvincialTexts.all,
        [Extraction.tabs, .spaces, .bars, .wrapped])
    func `a right report stays quiet`(report: CorrectReports.Report, extraction: Extraction) {
        let findings = lint(PrintedDocument(text: extraction.text(report.text)))
        #expect(findings.map { "\($0.code.rawValue) \($0.place) \($0.printed)" } == [])
    }

    @Test(arguments: projectFaults + departmentFaults + textFaults)
    func `a wrong figure is found with what it should be`(fault: Fault) throws {
        let range = try #require(fault.report.text.ranges(of: fault.right).first)
        let changed = fault.report.text.replacingCharacters(in: range, with: fault.wrong)
        let findings = lint(PrintedDocument(text: Extraction.tabs.text(changed)))
        #expect(
            findings.contains {
                $0.severity != .rounding
                    && (fault.expected.isEmpty || $0.expected.hasPrefix(fault.expected))
            }, "\(findings.map { "\($0.code.rawValue) \($0.printed) \($0.expected)" })")
    }

    static let projectFaults: [Fault] = [
        Fault(ProvincialForms.projectByLevel, "97.34%", "93.74%", "97.34%"),
        Fault(ProvincialForms.projectByLevel, "⇥9.73\n", "⇥9.37\n", "9.73"),
        Fault(ProvincialForms.projectByLevel, "⇥158.20⇥—⇥98.88%", "⇥158.20⇥—⇥88.98%", "98.88%"),
        Fault(ProvincialForms.projectByLevel, "总分⇥⇥⇥⇥⇥100⇥99.33", "总分⇥⇥⇥⇥⇥100⇥98.33", "99.33"),
        Fault(
            ProvincialForms.projectByLevel, "省级补助⇥60.00⇥60.00⇥60.00", "省级补助⇥60.00⇥60.00⇥65.00", ""),
        Fault(
            ProvincialForms.projectByLevel, "一次验收合格率⇥≥98%⇥99.1%⇥10⇥10", "一次验收合格率⇥≥98%⇥99.1%⇥10⇥11",
            "10"),
        Fault(
            ProvincialForms.projectByLevel, "夜间事故下降⇥≥10%⇥12.5%⇥15⇥15⇥无", "夜间事故下降⇥≥10%⇥8.5%⇥15⇥15⇥无",
            ""),
        Fault(ProvincialForms.projectInYuan, "⇥20⇥86.75%⇥17.35", "⇥20⇥86.75%⇥18.35", "17.35"),
        Fault(
            ProvincialForms.projectInYuan, "2,011,372.86⇥20⇥86.75%", "2,011,372.86⇥20⇥78.65%",
            "86.75%"),
        Fault(ProvincialForms.projectInYuan, "100⇥97.14", "100⇥97.41", "97.14"),
        Fault(
            ProvincialForms.projectInYuan, "其中：本年财政拨款⇥￥2,450,000.00⇥￥2,318,640.00⇥￥2,011,372.86",
            "其中：本年财政拨款⇥￥2,450,000.00⇥￥2,318,640.00⇥￥2,101,372.86", ""),
        Fault(ProvincialForms.specialFund, "455.04⇥94.8%", "455.04⇥98.4%", "94.80%"),
        Fault(ProvincialForms.specialFund, "169.04⇥93.91%", "169.04⇥99.31%", "93.91%"),
        Fault(ProvincialForms.specialFund, "300⇥286.00", "300⇥268.00", ""),
        Fault(ProvincialForms.lateAllocation, "52.4⇥52.4⇥10⇥100%⇥10", "52.4⇥52.4⇥10⇥100%⇥9", "10"),
        Fault(ProvincialForms.lateAllocation, "产出指标(50分)", "产出指标(60分)", "50"),
        Fault(ProvincialForms.lateAllocation, "100⇥98⇥", "100⇥89⇥", "98"),
    ]

    static let departmentFaults: [Fault] = [
        Fault(
            ProvincialForms.weightsPerLevel, "合计⇥100⇥⇥100⇥⇥100⇥⇥⇥93.66", "合计⇥100⇥⇥100⇥⇥100⇥⇥⇥96.36",
            "93.66"),
        Fault(ProvincialForms.weightsPerLevel, "社会效益⇥10⇥明显⇥较明显⇥9⇥", "社会效益⇥10⇥明显⇥较明显⇥12⇥", "10"),
        Fault(ProvincialForms.weightsPerLevel, "自评得分⇥93.66", "自评得分⇥93.96", ""),
        Fault(ProvincialForms.listOfProjects, "99.69%", "96.99%", "99.69%"),
        Fault(ProvincialForms.listOfProjects, "88.60%", "86.80%", "88.60%"),
        Fault(ProvincialForms.listOfProjects, "275.00⇥279.50", "257.00⇥279.50", "275"),
        Fault(ProvincialForms.listOfProjects, "264.60⇥94.67%", "246.60⇥94.67%", "264.6"),
        Fault(ProvincialForms.listOfProjects, "74.25%", "72.45%", "74.25%"),
        Fault(ProvincialForms.departmentBanded, "5,713.60⇥96.80%", "5,713.60⇥98.60%", "96.80%"),
        Fault(ProvincialForms.departmentBanded, "3,948.02⇥99.92%", "3,984.02⇥99.92%", ""),
        Fault(ProvincialForms.departmentBanded, "1,951.44⇥1,765.58", "1,915.44⇥1,765.58", ""),
        Fault(ProvincialForms.departmentBanded, "财政拨款⇥5,500.00", "财政拨款⇥5,050.00", ""),
    ]

    static let textFaults: [Fault] = [
        Fault(ProvincialTexts.accountsOfThreePublic, "完成预算的74.23%", "完成预算的72.43%", "74.23%"),
        Fault(ProvincialTexts.accountsOfThreePublic, "下降9.83%", "下降8.93%", "9.83%"),
        Fault(
            ProvincialTexts.accountsOfThreePublic, "公务接待费支出决算2.62万元，占21.01%",
            "公务接待费支出决算2.26万元，占21.01%", ""),
        Fault(
            ProvincialTexts.accountsOfThreePublic, "占“三公”经费支出决算的78.99%", "占“三公”经费支出决算的79.88%",
            "78.99%"),
        Fault(
            ProvincialTexts.accountsOfThreePublic, "合计⇥16.80⇥12.47⇥74.23%", "合计⇥16.80⇥12.74⇥74.23%",
            ""),
        Fault(
            ProvincialTexts.accountsOfThreePublic, "公务接待费⇥3.80⇥2.62⇥68.95%",
            "公务接待费⇥3.80⇥2.62⇥69.85%", "68.95%"),
        Fault(ProvincialTexts.accountsOfThreePublic, "增长5.07%", "增长7.05%", "5.07%"),
        Fault(ProvincialTexts.accountsOfThreePublic, "服务支出75.50万元", "服务支出57.50万元", ""),
        Fault(ProvincialTexts.accountsOfThreePublic, "总额的84.00%", "总额的48.00%", "84.00%"),
        Fault(ProvincialTexts.departmentInSentences, "增长5.27%", "增长7.25%", "5.27%"),
        Fault(ProvincialTexts.departmentInSentences, "增长8.15%", "增长1.85%", "8.15%"),
        Fault(ProvincialTexts.departmentInSentences, "预算执行率为97.75%", "预算执行率为99.75%", "97.75%"),
        Fault(ProvincialTexts.departmentInSentences, "占56.16%", "占51.66%", "56.16%"),
        Fault(ProvincialTexts.departmentInSentences, "占43.84%", "占48.34%", "43.84%"),
        Fault(ProvincialTexts.departmentInSentences, "自评等级为“良好”", "自评等级为“优秀”", "良好"),
        Fault(ProvincialTexts.departmentInSentences, "项目支出863.17万元", "项目支出836.17万元", ""),
        Fault(ProvincialTexts.summaries, "完成预算的93.50%", "完成预算的95.30%", "93.50%"),
        Fault(ProvincialTexts.summaries, "完成预算的69.50%", "完成预算的65.90%", "69.50%"),
        Fault(ProvincialTexts.summaries, "执行数为215.60万元", "执行数为206.50万元", ""),
        Fault(ProvincialTexts.departmentScored, "完成年初预算的109.14%", "完成年初预算的104.19%", "109.14%"),
        Fault(ProvincialTexts.departmentScored, "支出率92.20%", "支出率90.22%", "92.20%"),
    ]
}
