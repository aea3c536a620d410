import Linting
import Testing

/// Tables whose cells a converter printed one below the other.
@Suite struct StackedCellsTests {
    /// A bar ends each cell, so that blank cells are seen.
    private static func barred(_ rate: String) -> String {
        let cells = [
            "预算执行情况(10分)", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因", "总额", "88.40",
            "91.60", "87.02", rate, "10", "", "执行率为执行数除以调整后预算数，未达到百分之九十的须说明原因，调整的须说明理由。", "其中:财政资金",
            "88.40", "91.60", "87.02", "95.00%", "/", "/",
        ]
        return cells.map { $0.isEmpty ? "|" : $0 + " |" }.joined(separator: "\n")
    }

    @Test func `a blank cell that left a trace is no figure lost`() {
        #expect(lint(PrintedDocument(text: Self.barred("95.00%"))) == [])
        let findings = lint(PrintedDocument(text: Self.barred("59.00%")))
        #expect(findings.map(\.expected) == ["95.00%"])
    }

    /// Titles broken over two lines, and rows of the form that were never filled in.
    private static func broken(_ rate: String) -> String {
        [
            "项目支出绩效自评表", "年初", "预算数", "全年", "预算数", "全年", "执行数", "分值", "执行率", "得分", "年度资金总额", "56.5",
            "58.0", "52.2", "10", rate, "9", "其中:当年财政拨款", "56.5", "58.0", "52.2", "上年结转资金", "其他资金",
            "一级指标",
            "二级指标", "三级指标", "年度", "指标值", "实际", "完成值", "分值", "得分", "偏差原因分析及改进措施", "产出指标", "数量指标",
            "指标1修缮面积", "820", "820", "50", "50", "指标2", "……", "质量指标", "指标1验收合格率", "100", "100",
            "40", "40",
            "指标2", "……",
        ].joined(separator: "\n\n")
    }

    @Test func `titles broken over two lines are read`() {
        #expect(lint(PrintedDocument(text: Self.broken("90%"))) == [])
        let findings = lint(PrintedDocument(text: Self.broken("99%")))
        #expect(findings.map(\.expected) == ["90%"])
    }
}
