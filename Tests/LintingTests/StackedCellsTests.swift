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

    /// A whole form in one line, single spaces between its cells.
    private static func inOneLine(_ total: String) -> String {
        "附件: 项目支出绩效自评表 (2022年度) 项目名称 堤防维护 主管部门 云岭县水利局 实施单位 云岭县堤防站 项目资金 (万元) 年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: "
            + total
            + " 87.50 86.40 10 98.74% 9.87 其中:本年财政拨款 90.00 87.50 86.40 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 完成堤防维护并按期验收。 已完成堤防维护并按期验收。 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 产出指标(50分) 数量指标 维护堤防长度 ≥12公里 12.6公里 25 25 质量指标 验收合格率 ≥98% 100% 25 25 效益指标(30分) 社会效益指标 保护农田面积 ≥3500亩 3620亩 30 30 满意度指标(10分) 满意度指标 群众满意度 ≥90% 93% 10 10 总分 100 99.87"
    }

    @Test func `a form in one line is read cell by cell`() {
        #expect(lint(PrintedDocument(text: Self.inOneLine("90.00"))) == [])
        let findings = lint(PrintedDocument(text: Self.inOneLine("0")))
        #expect(findings.map(\.expected) == ["90"])
    }

    /// A head of two lines that lost what its upper titles span, and a total under no column.
    private static func levelsBelow(_ score: String) -> String {
        """
        | 2022年度项目支出绩效自评表 | ||||||||||
        |
        项目资金 (万元) |
        年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | ||||
        | 年度资金总额 | 7.60 | 7.40 | 7.40 | 10.00 | 100% | 10.00 | ||||
        | 其中:当年财政拨款 | 7.60 | 7.40 | 7.40 | 100% | ||||||
        | 上年结转资金 | ||||||||||
        | 其他资金 | ||||||||||
        | 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | |||||
        |
        一级 指标 |
        二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | |||||
        | 产出指标 | 数量指标 | 巡查次数 | ﹦ | 24 | 次 | 24 | 20.00 | 20.00 | ||
        | 质量指标 | 整改完成率 | ﹦ | 100 | % | 100 | 30 | 30 | |||
        | 效益指标 | 社会效益指标 | 违法行为制止率 | ≥ | 95 | % | 97 | 30.00 | 30.00 | ||
        | 满意度指标 | 服务对象满意度指标 | 满意度 | ≥ | 95 | % | 96 | 10.00 | 10.00 | ||
        | 总分 | 100.00 | \(score) | ||
        """
    }

    @Test func `a head of two lines without spans is read`() {
        #expect(lint(PrintedDocument(text: Self.levelsBelow("100.00"))) == [])
        let findings = lint(PrintedDocument(text: Self.levelsBelow("90.00")))
        #expect(findings.map(\.expected) == ["100"])
    }
}
