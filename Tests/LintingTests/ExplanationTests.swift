import Linting
import Testing

/// What a report says of itself may explain what looks like a fault.
@Suite struct ExplanationTests {
    private static let scale =
        "评价等级分为：90分（含）以上为优，80分（含）—90分为良，60分（含）—80分为中，60分以下为差。自评得分93分，评价等级为“良”。"

    @Test func `a grade held down by a core indicator is explained`() {
        let text = Self.scale + "核心指标“管护到位率”未达标，等级最高评为良。"
        #expect(lint(PrintedDocument(text: text)) == [])
    }

    @Test func `a grade below the points is told where nothing explains it`() {
        let findings = lint(PrintedDocument(text: Self.scale))
        #expect(findings.map(\.code) == [.gradeMismatch])
    }

    @Test func `a grade above the one it was held down to is told`() {
        let text =
            Self.scale.replacingOccurrence("为“良”", "为“中”") + "核心指标“管护到位率”未达标，等级最高评为良。"
        #expect(lint(PrintedDocument(text: text)).map(\.code) == [.gradeMismatch])
    }

    private static func tasks(_ last: String) -> String {
        """
        任务名称\t预算资金\t任务完成情况\t预算执行数\t预算执行率
        年鉴编印\t30\t完成\t29.70\t99.00%
        库房整修\t40\t完成\t39.20\t98.00%
        \(last)\t130\t完成\t19.50\t15.00%
        """
    }

    @Test func `a row that stands for tasks not named needs no explanation by name`() {
        #expect(lint(PrintedDocument(text: Self.tasks("其他任务"))) == [])
    }

    @Test func `a named task that is complete with little spent needs one`() {
        let findings = lint(PrintedDocument(text: Self.tasks("口述史采集")))
        #expect(findings.map(\.code) == [.completedAtLowRate])
    }
}

extension String {
    fileprivate func replacingOccurrence(_ old: String, _ new: String) -> String {
        guard let range = ranges(of: old).last else { return self }
        return replacingCharacters(in: range, with: new)
    }
}
