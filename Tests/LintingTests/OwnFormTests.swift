import Linting
import Testing

/// Figures of the self-evaluation's text and course that can be checked without a book.
@Suite struct OwnFormTests {
    private func found(_ text: String) -> [String] {
        lint(PrintedDocument(text: text)).map { "\($0.code.rawValue) \($0.printed)→\($0.expected)" }
    }

    @Test func `a rate of scores is held against score and weight beside it`() {
        #expect(found("产出指标分值40分，得37分，得分率92.50%。") == [])
        #expect(
            found("产出指标分值40分，得37分，得分率72.50%。") == ["score-rate-mismatch 72.50%→92.50%"])
    }

    @Test func `the time gone by is the month's share of the year`() {
        let table = "月份\t部门整体\t序时进度\n4月\t27.1%\t33.33%\n5月\t35.2%\t41.67%\n"
        #expect(found(table) == [])
        #expect(found(table.replacing("41.67", with: "81.67")) == ["rate-mismatch 81.67%→41.67%"])
    }
}
