import Documents
import Reports
import Testing

/// Documents as pages.
struct HTMLRendererTests {
    @Test func `Nothing of anyone's text becomes markup`() throws {
        let page = try html(SampleDocuments.hostile)
        #expect(!page.contains("<script"))
        #expect(!page.contains("<b>"))
        #expect(!page.contains("<i>"))
        #expect(page.contains("&lt;script&gt;alert(&quot;题&quot;)&lt;/script&gt;"))
    }

    @Test func `Every figure links to its explanation in the page`() throws {
        let page = try html(SampleDocuments.yearEnd)
        #expect(page.contains("href=\"#explain-execution.T01.rateOnAdjusted\">51.78%</a>"))
        for figure in SampleDocuments.yearEnd.figures {
            #expect(page.contains("id=\"explain-\(figure.identifier.rawValue)\""))
        }
    }

    @Test func `Figures link to a server where one explains them`() throws {
        let page = try html(
            SampleDocuments.yearEnd, .init(explanationBase: "/explain/YX042/2021/"))
        #expect(page.contains("href=\"/explain/YX042/2021/score.total\">98.00</a>"))
        #expect(!page.contains("id=\"explain-"))
    }

    @Test func `The page needs nothing from elsewhere`() throws {
        let page = try html(SampleDocuments.yearEnd)
        #expect(!page.contains(" src="))
        #expect(!page.contains("url("))
        #expect(!page.contains("<link"))
        #expect(!page.contains("@import"))
    }

    @Test func `Merged heads and totals are told to screen readers`() throws {
        let page = try html(SampleDocuments.yearEnd)
        #expect(page.contains("scope=\"colgroup\" colspan=\"2\">预算数</th>"))
        #expect(page.contains("scope=\"col\" rowspan=\"2\">任务</th>"))
        #expect(page.contains("<tfoot><tr class=\"total\">"))
    }

    @Test func `A form that lies across has its title and its origin on the same pages`() throws {
        let form = Document(
            title: "监控表", provenance: SampleDocuments.provenance,
            blocks: [.landscape([.table(SampleMonth.table)])])
        let page = try html(form)
        #expect(page.contains("<section class=\"landscape\"><header><h1>监控表</h1>"))
        #expect(page.contains("<footer class=\"landscape\">"))
        #expect(try html(SampleDocuments.yearEnd).contains("<main><header><h1>"))
    }

    @Test func `Charts have titles, shapes for lights and a table below`() throws {
        let page = try html(SampleDocuments.yearEnd)
        #expect(page.contains("<title>2021 年各月累计执行率与序时进度</title>"))
        #expect(page.contains("<title>数据平台运维 51.78% 黄灯</title><polygon"))
        #expect(page.contains("<caption>各任务预算执行率</caption>"))
    }

    @Test func `Each line of a chart has a colour for dark screens`() throws {
        let page = try html(SampleDocuments.yearEnd)
        let dark = try #require(
            page.firstMatch(of: /@media screen and \(prefers-color-scheme:dark\)(?s:.*?)@page/))
        for (name, property) in [("series", "stroke"), ("point", "fill")] {
            for line in 0..<3 {
                #expect(dark.output.contains("svg.chart .\(name)\(line){\(property):#"))
            }
        }
    }

    private func html(
        _ document: Document, _ options: RenderingOptions = .init()
    ) throws -> String {
        String(
            decoding: try DocumentRenderer.render(document, as: .html, options: options),
            as: UTF8.self)
    }
}
