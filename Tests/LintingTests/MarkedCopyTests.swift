import Linting
import Testing

@Suite struct MarkedCopyTests {
    @Test func `a figure is marked where it is printed, with its note below`() {
        let document = PrintedDocument(text: "任务名称\t预算资金\t预算执行数\t预算执行率\n专题<调研>\t10\t1.43\t1.43%")
        let page = MarkedCopy(document, findings: lint(document), title: "甲&乙").html
        #expect(page.contains("<td>1.43</td><td><mark class=\"error\">1.43%</mark></td>"))
        #expect(page.contains("应为 14.30%"))
        #expect(page.contains("<title>甲&amp;乙</title>"))
        #expect(page.contains("专题&lt;调研&gt;"))
        #expect(!page.contains("<调研>"))
    }

    @Test func `a report without findings says so`() {
        let document = PrintedDocument(text: "一段文字。")
        let page = MarkedCopy(document, findings: [], title: "报告").html
        #expect(page.contains("没有发现矛盾。"))
        #expect(page.contains("<p>一段文字。</p>"))
    }
}
