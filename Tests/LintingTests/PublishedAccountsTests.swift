import Linting
import Testing

/// Accounts with tables by budget lines: right ones stay quiet, one wrong figure is found.
@Suite struct PublishedAccountsTests {
    typealias Fault = ProvincialReportTests.Fault

    @Test(arguments: PublishedAccounts.all, Extraction.allCases)
    func `right accounts stay quiet in every extraction`(
        report: CorrectReports.Report, extraction: Extraction
    ) {
        let findings = lint(PrintedDocument(text: extraction.text(report.text)))
        #expect(findings.map { "\($0.code.rawValue) \($0.place) \($0.printed)" } == [])
    }

    @Test(arguments: [Extraction.tabs, .spaces, .bars, .aligned, .together], tableFaults)
    func `a wrong figure of a table is found`(extraction: Extraction, fault: Fault) throws {
        let findings = try Self.findings(fault, extraction)
        #expect(
            findings.contains { $0.severity == .error && $0.expected.hasPrefix(fault.expected) },
            "\(findings.map { "\($0.place) \($0.printed) \($0.expected)" })")
    }

    @Test(arguments: textFaults)
    func `a wrong figure or word of the text is found`(fault: Fault) throws {
        let findings = try Self.findings(fault, .tabs)
        #expect(
            findings.contains { $0.severity == .error && $0.expected.hasPrefix(fault.expected) },
            "\(findings.map { "\($0.place) \($0.printed) \($0.expected)" })")
    }

    private static func findings(_ fault: Fault, _ extraction: Extraction) throws -> [Finding] {
        let range = try #require(fault.report.text.ranges(of: fault.right).first)
        let changed = fault.report.text.replacingCharacters(in: range, with: fault.wrong)
        return lint(PrintedDocument(text: extraction.text(changed)))
    }

    private static let tables = PublishedAccounts.tables
    private static let sentences = PublishedAccounts.sentences

    static let tableFaults: [Fault] = [
        Fault(tables, "五、事业收入⇥118.26", "五、事业收入⇥181.26", "1533.08"),
        Fault(tables, "支出⇥214.63\n", "支出⇥241.63\n", "1501.27"),
        Fault(tables, "年末结转和结余⇥39.36", "年末结转和结余⇥93.36", "1572.79"),
        Fault(tables, "总计⇥1,518.79⇥总计⇥1,518.79", "总计⇥1,518.79⇥总计⇥1,581.79", "1518.79"),
        Fault(tables, "职业年金缴费支出⇥52.08⇥52.08", "职业年金缴费支出⇥25.08⇥52.08", "187.63"),
        Fault(tables, "机构运行⇥684.52⇥684.52", "机构运行⇥684.52⇥648.52", "648.52"),
        Fault(tables, "住房保障支出⇥97.02⇥97.02⇥\n22102", "住房保障支出⇥79.02⇥97.02⇥\n22102", "97.02"),
        Fault(tables, "合计⇥⇥1,474.27⇥1,085.11", "合计⇥⇥1,474.27⇥1,058.11", "1447.27"),
        Fault(tables, "办公费⇥36.27", "办公费⇥63.27", "155.39"),
        Fault(tables, "公用经费合计⇥143.19", "公用经费合计⇥134.19", "143.19"),
        Fault(tables, "总计均为1,518.79万元", "总计均为1,581.79万元", "1518.79万元"),
    ]

    static let textFaults: [Fault] = [
        Fault(tables, "增长4.41%", "增长1.44%", "4.41%"),
        Fault(tables, "本年收入合计1,470.08万元", "本年收入合计1,407.08万元", "1470.08"),
        Fault(sentences, "年初结转和结余36.41万元", "年初结转和结余63.41万元", "1545.79"),
        Fault(sentences, "结余分配5.16万元", "结余分配6.15万元", "1519.78"),
        Fault(sentences, "增加64.20万元，增长4.41%", "增加46.20万元，增长4.41%", "3.14%"),
        Fault(sentences, "决算数大于全年预算数", "决算数小于全年预算数", "大于"),
        Fault(sentences, "完成全年预算数的97.33%", "完成全年预算数的93.77%", "97.33%"),
        Fault(sentences, "支出决算为97.02万元。", "支出决算为79.02万元。", "小于"),
        Fault(sentences, "完成年初预算的85.00%", "完成年初预算的100%", "85%"),
        Fault(sentences, "公用经费143.19万元", "公用经费134.19万元", "937.9"),
        Fault(sentences, "决算为14.95万元", "决算为19.45万元", "14.95"),
        Fault(sentences, "占83.95%", "占89.35%", "83.95%"),
        Fault(sentences, "接待费决算2.65万元", "接待费决算6.25万元", "22"),
        Fault(sentences, "购置费决算4.15万元", "购置费决算5.14万元", "13.54"),
        Fault(sentences, "服务采购金额226.47万元", "服务采购金额262.47万元", "287.26"),
        Fault(sentences, "财政拨款收入344.37万元", "财政拨款收入374.37万元", "344.37"),
        Fault(sentences, "特种专业技术用车4辆", "特种专业技术用车5辆", "10辆"),
        Fault(sentences, "占评定项目的85.37%", "占评定项目的83.57%", "85.37%"),
        Fault(sentences, "2个项目评为差", "5个项目评为差", "44个"),
    ]
}
