import BudgetDomain
import Reports

/// A line chart drawn: percent upwards, labels along the foot, one line per series.
struct LineDrawing {
    private let chart: LineChart
    private let scale: ChartScale

    private static let width = 460
    private static let height = 250
    private static let left = 480
    private static let right = 4450
    private static let top = 420
    private static let bottom = 2250

    init(_ chart: LineChart) {
        self.chart = chart
        scale = ChartScale(holding: chart.series.flatMap { $0.points.compactMap(\.self) })
    }

    func svg() -> SVGChart {
        SVGChart(width: Self.width, height: Self.height, title: chart.title) { svg in
            svg.label(
                chart.title, x: Self.width * 5, y: 130, anchor: "middle", size: 115, bold: true)
            axes(&svg)
            legend(&svg)
            for (offset, series) in chart.series.enumerated() {
                line(series, offset: offset, &svg)
            }
        }
    }

    private func x(_ offset: Int) -> Int {
        let gaps = max(chart.labels.count - 1, 1)
        return Self.left + 100 + (Self.right - Self.left - 200) * offset / gaps
    }

    private func y(_ rate: Rate) -> Int {
        Self.bottom - scale.position(rate, length: Self.bottom - Self.top)
    }

    private func axes(_ svg: inout XMLWriter) {
        for tick in scale.ticks {
            let height = y(.percent(tick))
            svg.line(
                fromX: Self.left, y: height, toX: Self.right, y: height,
                stroke: tick == 0 ? SVGColor.axis : SVGColor.faint,
                name: tick == 0 ? "axis" : "grid")
            svg.label(
                "\(tick)%", x: Self.left - 50, y: height + 32, anchor: "end", size: 90)
        }
        for (offset, label) in chart.labels.enumerated() {
            svg.label(label, x: x(offset), y: Self.bottom + 140, anchor: "middle", size: 90)
        }
    }

    private func legend(_ svg: inout XMLWriter) {
        var left = Self.left
        for (offset, series) in chart.series.enumerated() {
            svg.line(
                fromX: left, y: 270, toX: left + 260, y: 270, stroke: color(offset, series),
                width: 16, dashes: series.isReference ? "60 40" : nil, name: "series\(offset)")
            if !series.isReference { marker(offset, x: left + 130, y: 270, title: nil, &svg) }
            svg.label(series.name, x: left + 310, y: 304, size: 95)
            left += 500 + DisplayWidth.of(series.name) * 50
        }
    }

    private func line(_ series: LineChart.Series, offset: Int, _ svg: inout XMLWriter) {
        let points = series.points.enumerated().prefix(chart.labels.count)
        // A missing ratio breaks the line: joining its neighbours would claim a value.
        for run in points.split(whereSeparator: { $0.element == nil }) where run.count > 1 {
            let path = run.map { "\(x($0.offset)),\($0.element.map(y) ?? 0)" }
            svg.empty(
                "polyline",
                [
                    "points": path.joined(separator: " "), "fill": "none",
                    "stroke": color(offset, series), "stroke-width": "16",
                    "stroke-linejoin": "round",
                    "stroke-dasharray": series.isReference ? "60 40" : nil,
                    "class": series.isReference ? "reference" : "series\(offset)",
                ])
        }
        guard !series.isReference else { return }
        for (point, rate) in points {
            guard let rate else { continue }
            let title = "\(series.name) \(chart.labels[point]) \(ShownValue.rate(rate).text)"
            marker(offset, x: x(point), y: y(rate), title: title, &svg)
        }
    }

    /// Series differ by the shape of their points too, not by colour alone.
    private func marker(
        _ offset: Int, x: Int, y: Int, title: String?, _ svg: inout XMLWriter
    ) {
        svg.element("g", ["fill": color(offset, chart.series[offset]), "class": "point\(offset)"]) {
            if let title { $0.element("title", text: title) }
            switch offset % 3 {
            case 0: $0.empty("circle", ["cx": "\(x)", "cy": "\(y)", "r": "32"])
            case 1:
                $0.empty(
                    "rect",
                    ["x": "\(x - 28)", "y": "\(y - 28)", "width": "56", "height": "56"])
            default:
                $0.empty(
                    "polygon",
                    ["points": "\(x),\(y - 38) \(x + 36),\(y + 28) \(x - 36),\(y + 28)"])
            }
        }
    }

    private func color(_ offset: Int, _ series: LineChart.Series) -> String {
        series.isReference
            ? SVGColor.reference : SVGColor.series[offset % SVGColor.series.count]
    }
}
