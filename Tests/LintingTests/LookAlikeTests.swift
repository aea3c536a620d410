import Linting
import Testing

@Suite struct LookAlikeTests {
    /// A fault of the look-alike: its code, words of its place, what is printed and expected.
    struct Fault: CustomTestStringConvertible {
        let code: FindingCode
        let place: String
        let printed: String
        let expected: String
        var severity: Finding.Severity?
        /// Extractions that leave no trace of the blank cell the fault is about.
        var needsBlankCells = false

        var testDescription: String { "\(code.rawValue) \(place)" }

        func matches(_ finding: Finding) -> Bool {
            finding.code == code && finding.place.contains(place) && finding.printed == printed
                && finding.expected == expected
                && (severity ?? finding.severity) == finding.severity
        }
    }

    static let faults: [Fault] = [
        Fault(
            code: .rateMismatch, place: "专题调研经费·预算执行率", printed: "1.43%", expected: "14.30%",
            severity: .error),
        Fault(
            code: .rateMismatch, place: "文件流转经费·预算执行率", printed: "23.36%", expected: "23.35%",
            severity: .rounding),
        Fault(
            code: .rateMismatch, place: "正文第四（二）2段·任务2", printed: "23.36%", expected: "23.35%",
            severity: .rounding),
        Fault(code: .factConflict, place: "部门预算总额·调整预算数", printed: "1125.54", expected: "1209.35"),
        Fault(
            code: .factConflict, place: "正文第四（一）段·调整预算数", printed: "1125.54万元",
            expected: "1209.35万元"),
        Fault(code: .factConflict, place: "正文第四（一）段·预算执行率", printed: "100%", expected: "93.07%"),
        Fault(code: .scoreMismatch, place: "部门预算总额·得分", printed: "9", expected: "10"),
        Fault(code: .scoreRateMismatch, place: "预算执行·得分率", printed: "99%", expected: "90%"),
        Fault(code: .factConflict, place: "预算执行率·实际完成值", printed: "90%", expected: "100.00%"),
        Fault(code: .metWithoutFullScore, place: "预算执行率·得分", printed: "1", expected: "2"),
        Fault(code: .factScoredTwice, place: "预算执行率·得分", printed: "1/2", expected: "9/10"),
        Fault(code: .factConflict, place: "专项资金细化率", printed: "90%", expected: "100%"),
        Fault(code: .factConflict, place: "结转结余率·实际完成值", printed: "100%", expected: "0.00%"),
        Fault(code: .factConflict, place: "正文第四（二）1段·结转结余率", printed: "100%", expected: "0.00%"),
        Fault(code: .targetTestsNothing, place: "结转结余率·指标值", printed: "≤100%", expected: ""),
        Fault(
            code: .factConflict, place: "“三公经费”控制率", printed: "23%", expected: "23.18%",
            severity: .rounding),
        Fault(code: .cutToSpending, place: "项目支出·调整预算数", printed: "94.77", expected: "248"),
        Fault(
            code: .blankIndicator, place: "预算调整率", printed: "", expected: "-6.82%",
            needsBlankCells: true),
        Fault(code: .blankFigure, place: "部门预算总额·预算执行率", printed: "", expected: "100.00%"),
        Fault(code: .completedWithoutSpending, place: "交流活动经费", printed: "完成", expected: ""),
        Fault(code: .completedWithoutSpending, place: "设备更新经费", printed: "完成", expected: ""),
        Fault(code: .completedAtLowRate, place: "年度主要任务", printed: "完成", expected: "38.21%"),
        Fault(code: .impossibleShare, place: "重点工作完成率", printed: "90%", expected: "100%"),
        Fault(code: .factConflict, place: "年度目标实现率", printed: "90%", expected: "100%"),
        Fault(code: .missingIndicatorRows, place: "效益指标", printed: "30", expected: ""),
        Fault(
            code: .blankIndicator, place: "绩效监控完成率", printed: "", expected: "100%",
            needsBlankCells: true),
        Fault(
            code: .blankIndicator, place: "部门绩效评价完成率", printed: "", expected: "100%",
            needsBlankCells: true),
        Fault(code: .shiftedColumns, place: "专项资金细化率·指标值", printed: "≥|90%", expected: "≥90%"),
        Fault(code: .narrativeIncomplete, place: "正文第四（二）2段", printed: "2项", expected: "8项"),
        Fault(
            code: .unitNameConflict, place: "正文第一（一）段", printed: "云州市青川区政府办事中心",
            expected: "云州市青川区人民政府办事中心"),
    ]

    @Test(arguments: [Extraction.tabs, .spaces, .wrapped, .bars])
    func `every fault is found at its place in every extraction`(extraction: Extraction) {
        let findings = lint(PrintedDocument(text: extraction.text(LookAlike.report)))
        for fault in Self.faults where !(fault.needsBlankCells && extraction.losesBlankCells) {
            #expect(findings.contains(where: fault.matches), "\(fault.testDescription)")
        }
    }

    @Test(arguments: Extraction.allCases)
    func `nothing is found besides the faults`(extraction: Extraction) {
        let findings = lint(PrintedDocument(text: extraction.text(LookAlike.report)))
        let others = findings.filter { finding in
            !Self.faults.contains { $0.matches(finding) }
        }
        let aboutTheSameRows = Set<FindingCode>([
            .shiftedColumns, .blankIndicator, .deductionWithoutReason,
        ])
        #expect(others.filter { !aboutTheSameRows.contains($0.code) }.map(\.place) == [])
    }

    @Test func `faults of tasks, money and text are found with one cell a line`() {
        let findings = lint(PrintedDocument(text: Extraction.lines.text(LookAlike.report)))
        let parts = ["专题调研", "部门预算总额", "正文第四", "活动经费", "控制率", "年度主要任务"]
        for fault in Self.faults where parts.contains(where: { fault.place.contains($0) }) {
            #expect(findings.contains(where: fault.matches), "\(fault.testDescription)")
        }
    }

    /// Figures of the look-alike that are right, in their surroundings; `‹›` encloses the figure.
    static let consistent: [String] = [
        "自评得分⇥‹98›", "会务保障经费⇥‹134.5›⇥", "134.5⇥‹134.5›⇥完成", "完成⇥‹69.64›⇥", "69.64⇥‹69.64›⇥51.78",
        "⇥‹51.78›%",
        "流转经费⇥‹46.5›⇥", "46.5⇥‹46.5›⇥完成", "完成⇥‹10.86›⇥", "10.86⇥‹10.86›⇥23", "编研经费⇥‹12›⇥",
        "⇥‹21.50›%",
        "活动经费⇥‹5›⇥", "活动经费⇥5⇥5⇥完成⇥‹0›⇥0⇥0%", "调研经费⇥‹10›⇥", "完成⇥‹1.43›⇥", "整理经费⇥‹5›⇥", "完成⇥‹3.29›⇥",
        "⇥‹65.80›%", "更新经费⇥‹20›⇥", "应急经费⇥‹15›⇥", "6.97⇥‹46.47›%",
        "部门预算总额⇥⇥‹1207.96›⇥", "1207.96⇥1125.54⇥‹1125.54›⇥⇥10", "财政性资金⇥⇥‹1207.96›⇥",
        "财政性资金⇥⇥1207.96⇥‹1125.54›⇥", "基本支出⇥⇥‹959.96›⇥", "⇥‹1030.77›⇥1030", "1030.77⇥‹1030.77›⇥",
        "项目支出⇥⇥‹248›⇥", "⇥‹94.77›⇥94", "94.77⇥‹94.77›⇥", "合理⇥定性指标⇥合理⇥‹2›⇥", "完整⇥2⇥‹2›⇥",
        "23%⇥2⇥‹2›⇥", "重点工作完成率⇥≥⇥90%⇥90%⇥‹20›⇥", "年度目标实现率⇥≥⇥90%⇥90%⇥20⇥‹20›⇥",
        "最终得分为‹98›分", "预算执行⇥10⇥‹9›⇥", "投入管理⇥‹20›⇥", "投入管理⇥20⇥‹19›⇥", "⇥19⇥‹95›%",
        "产出指标⇥‹40›⇥", "产出指标⇥40⇥40⇥‹100›%", "效益指标⇥30⇥‹30›⇥", "合计⇥‹100›⇥", "合计⇥100⇥‹98›⇥", "98⇥‹98›%",
        "年初预算数为 ‹1207.96› 万元，调整预算数为 1125.54", "预算执行金额 ‹1125.54› 万元，预算执行率 100%",
        "年初预算数为 ‹1207.96› 万元，调整预算数为 1209.35", "调整预算数为 ‹1209.35› 万元", "预算执行金额为 ‹1125.54› 万元",
        "预算执行率 ‹93.07›%", "年初预算 ‹28› 万元", "实际支出 ‹6.49› 万元", "控制率 ‹23.18›%", "共有项目 ‹8› 个",
        "绩效监控项目 ‹8› 个", "绩效监控完成率 ‹100›%", "绩效自评项目 ‹8› 个", "部门绩效评价 ‹8› 个，完成率 100%",
        "个，完成率 ‹100›%", "核算单位 ‹1› 家", "预算数为 ‹134.5› 万元", "预算执行金额为 ‹69.64› 万元", "预算执行率 ‹51.78›%。",
        "预算数为 ‹46.5› 万元", "预算执行金额为 ‹10.86› 万元",
    ]

    /// The report with the last digit but one of a figure raised by one, or its only digit.
    static func changed(_ context: String) throws -> String {
        let parts = context.split { "‹›".contains($0) }.map(String.init)
        let before = context.hasPrefix("‹") ? "" : try #require(parts.first)
        let figure = context.hasPrefix("‹") ? parts[0] : parts[1]
        let after = context.hasSuffix("›") ? "" : try #require(parts.last)
        let plain = before + figure + after
        let range = try #require(LookAlike.report.ranges(of: plain).first)
        var digits = Array(figure)
        let places = digits.indices.filter { digits[$0].isNumber }
        let place = try #require(places.dropLast().last ?? places.last)
        let digit = try #require(digits[place].wholeNumberValue)
        digits[place] = Character(String((digit + 1) % 10))
        return LookAlike.report.replacingCharacters(
            in: range, with: before + String(digits) + after)
    }

    static let usual = Set(lint(PrintedDocument(text: Extraction.tabs.text(LookAlike.report))))

    @Test(arguments: consistent)
    func `a changed digit of a right figure is found`(context: String) throws {
        let report = try Self.changed(context)
        let findings = lint(PrintedDocument(text: Extraction.tabs.text(report)))
        #expect(!Set(findings).subtracting(Self.usual).isEmpty)
    }
}

extension String {
    func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
