import BudgetDomain
import Reports

/// A bar chart drawn: one bar to the right per task, its light beside the name.
struct BarDrawing {
    private let chart: BarChart
    private let scale: ChartScale

    private static let width = 460
    private static let left = 1400
    private static let right = 4000
    private static let top = 420
    private static let pitch = 220
    /// Longer names are cut; the table beside the chart has them whole.
    private static let longestLabel = 22

    init(_ chart: BarChart) {
        self.chart = chart
        scale = ChartScale(
            holding: chart.bars.compactMap(\.rate) + [chart.reference].compactMap(\.self))
    }

    private var bottom: Int { Self.top + Self.pitch * chart.bars.count }

    func svg() -> SVGChart {
        SVGChart(width: Self.width, height: (bottom + 220) / 10, title: chart.title) { svg in
            svg.label(
                chart.title, x: Self.width * 5, y: 130, anchor: "middle", size: 115, bold: true)
            axis(&svg)
            for (offset, bar) in chart.bars.enumerated() {
                draw(bar, offset: offset, &svg)
            }
            reference(&svg)
        }
    }

    private func x(_ rate: Rate) -> Int {
        Self.left + scale.position(rate, length: Self.right - Self.left)
    }

    private func axis(_ svg: inout XMLWriter) {
        for tick in scale.ticks {
            let place = x(.percent(tick))
            svg.line(
                fromX: place, y: Self.top - 40, toX: place, y: bottom,
                stroke: tick == 0 ? SVGColor.axis : SVGColor.faint,
                name: tick == 0 ? "axis" : "grid")
            svg.label("\(tick)%", x: place, y: bottom + 130, anchor: "middle", size: 90)
        }
    }

    private func draw(_ bar: BarChart.Bar, offset: Int, _ svg: inout XMLWriter) {
        let middle = Self.top + Self.pitch * offset + Self.pitch / 2
        let color = SVGColor.of(bar.light)
        let shown = ShownValue.rate(bar.rate).text
        svg.element("g") { svg in
            let state = bar.light.map { " \($0.word)" } ?? ""
            svg.element("title", text: "\(bar.label) \(shown)\(state)")
            if let light = bar.light { svg.mark(light, x: Self.left - 100, y: middle) }
            let label = TextLayout.truncate(
                TextLayout.printable(bar.label), to: Self.longestLabel)
            svg.label(label, x: Self.left - 180, y: middle + 34, anchor: "end", size: 95)
            let zero = x(.zero)
            let end = bar.rate.map(x) ?? zero
            svg.empty(
                "rect",
                [
                    "x": "\(min(zero, end))", "y": "\(middle - 65)",
                    "width": "\(abs(end - zero))", "height": "130", "fill": color,
                    "class": bar.light?.rawValue ?? "unjudged",
                ])
            svg.label(shown, x: max(zero, end) + 50, y: middle + 34, size: 95)
        }
    }

    private func reference(_ svg: inout XMLWriter) {
        guard let reference = chart.reference else { return }
        let place = x(reference)
        svg.line(
            fromX: place, y: Self.top - 60, toX: place, y: bottom, stroke: SVGColor.reference,
            width: 12, dashes: "50 35", name: "reference")
        svg.label(
            "\(chart.referenceName) \(ShownValue.rate(reference).text)", x: place,
            y: Self.top - 90, anchor: "middle", size: 90)
    }
}
