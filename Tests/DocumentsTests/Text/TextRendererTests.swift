import BudgetDomain
import Documents
import Reports
import Testing

/// Documents in a terminal.
struct TextRendererTests {
    @Test func `A table with merged cells is drawn with closed lines`() {
        let table = Table(
            caption: "甲表", columns: [.init(width: 4), .init(width: 4), .init(width: 4, .right)],
            headerRows: [
                .init([.text("科目", rowSpan: 2), .text("金额", columnSpan: 2)], role: .header),
                .init([.text("年初"), .text("执行")], role: .header),
            ],
            bodyRows: [
                .init([.text("项目"), money(134_5000_00), money(69_6412_00)]),
                .init([.text("基本"), money(959_9600_00), money(1030_7700_00)]),
            ],
            totalRows: [
                .init([.text("合计"), money(1094_4600_00), money(1100_4112_00)], role: .total)
            ])
        let text = DocumentRenderer.text(document([.table(table)]))
        let drawn = text.split(separator: "\n").filter { "┌│├└".contains($0.first ?? " ") }
        #expect(
            drawn.joined(separator: "\n") == """
                ┌──────┬───────────────────┐
                │ 科目 │       金额        │
                │      ├─────────┬─────────┤
                │      │  年初   │  执行   │
                ├──────┼─────────┼─────────┤
                │ 项目 │  134.50 │   69.64 │
                │ 基本 │  959.96 │ 1030.77 │
                ├──────┼─────────┼─────────┤
                │ 合计 │ 1094.46 │ 1100.41 │
                └──────┴─────────┴─────────┘
                """)
    }

    @Test(arguments: [nil, 60, 80, 110, 200])
    func `Every line of a table is equally wide`(width: Int?) {
        let text = DocumentRenderer.text(
            SampleDocuments.yearEnd, options: RenderingOptions(textWidth: width))
        var tableWidth: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            switch line.first {
            case "┌": tableWidth = DisplayWidth.of(line)
            case "│", "├", "└": #expect(DisplayWidth.of(line) == tableWidth, "\(line)")
            default: continue
            }
        }
        #expect(tableWidth != nil)
    }

    @Test func `Numbers stay whole in the narrowest terminal`() {
        let text = DocumentRenderer.text(SampleDocuments.yearEnd, options: .terminal(width: 30))
        for number in ["1207.96", "1125.54", "107.38%", "▲黄灯"] {
            #expect(text.contains(number))
        }
    }

    @Test func `A terminal gets no machine-readable line and a file does`() {
        let terminal = DocumentRenderer.text(SampleDocuments.yearEnd)
        #expect(!terminal.contains("zhixing-record"))
        #expect(terminal.contains("知行账簿 YX042/2021 第 456 版 9f2c41d07be8"))
        let file = DocumentRenderer.text(SampleDocuments.yearEnd, options: .init())
        #expect(file.split(separator: "\n").last?.hasPrefix("zhixing-record: {") == true)
    }

    @Test func `Bars are drawn as long as their ratios`() {
        let chart = Chart.bars(
            BarChart(
                title: "执行率",
                bars: [
                    .init(label: "半", rate: Rate(1, 2), light: .red),
                    .init(label: "无", rate: nil),
                ]))
        let text = DocumentRenderer.text(document([.chart(chart)]))
        #expect(text.contains("│ 半   │ 50.00% │ ■红灯 │ ██████████ │"))
        #expect(text.contains("│ 无   │      — │       │            │"))
    }

    private func money(_ fen: Int64) -> Cell {
        Cell(.money(Money(fen: fen), unit: .tenThousandYuan))
    }

    private func document(_ blocks: [Block]) -> Document {
        Document(title: "题", provenance: SampleDocuments.provenance, blocks: blocks)
    }
}
