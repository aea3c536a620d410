import BudgetDomain
import Reports

/// A chart as office programs draw it themselves (DrawingML): sharp in print, and the same bytes on
/// every machine, which no picture converter promises.
enum WordChart {
    /// Width and height in EMU, of which 12700 make a point.
    static func size(of chart: Chart) -> (width: Int, height: Int) {
        let height =
            switch chart {
            case .line: 230
            case .bars(let chart): 70 + 20 * chart.bars.count
            }
        return (430 * 12_700, min(height, 600) * 12_700)
    }

    /// The chart in words, for those who cannot see it.
    static func description(of chart: Chart) -> String {
        let rows = chart.table.bodyRows.map { $0.cells.map(\.value.text).joined(separator: " ") }
        return chart.title + "：" + rows.joined(separator: "；")
    }

    /// The chart's part.
    static func part(_ chart: Chart) -> XMLWriter {
        var writer = XMLWriter()
        writer.element(
            "c:chartSpace",
            [
                "xmlns:c": WordNamespace.chart, "xmlns:a": WordNamespace.drawing,
                "xmlns:r": WordNamespace.relationships,
            ]
        ) { space in
            space.empty("c:lang", ["val": "zh-CN"])
            space.empty("c:roundedCorners", ["val": "0"])
            space.element("c:chart") { element in
                title(heading(of: chart), &element)
                element.empty("c:autoTitleDeleted", ["val": "0"])
                element.element("c:plotArea") { area in
                    area.empty("c:layout")
                    switch chart {
                    case .line(let chart): lines(chart, &area)
                    case .bars(let chart): bars(chart, &area)
                    }
                }
                if case .line = chart {
                    element.element("c:legend") { legend in
                        legend.empty("c:legendPos", ["val": "t"])
                        legend.empty("c:overlay", ["val": "0"])
                    }
                }
                element.empty("c:plotVisOnly", ["val": "1"])
                element.empty("c:dispBlanksAs", ["val": "gap"])
            }
            space.element("c:spPr") { $0.element("a:ln") { $0.empty("a:noFill") } }
            text(size: 900, &space)
        }
        return writer
    }

    private static func heading(of chart: Chart) -> String {
        guard case .bars(let bars) = chart, let reference = bars.reference else {
            return chart.title
        }
        return "\(chart.title)（\(bars.referenceName) \(ShownValue.rate(reference).text)）"
    }

    private static func title(_ title: String, _ writer: inout XMLWriter) {
        writer.element("c:title") { element in
            element.element("c:tx") { tx in
                tx.element("c:rich") { rich in
                    rich.empty("a:bodyPr")
                    rich.element("a:p") { paragraph in
                        paragraph.element("a:pPr") {
                            $0.empty("a:defRPr", ["sz": "1050", "b": "1"])
                        }
                        paragraph.element("a:r") { run in
                            run.empty("a:rPr", ["lang": "zh-CN", "sz": "1050", "b": "1"])
                            run.element("a:t", text: TextLayout.printable(title))
                        }
                    }
                }
            }
            element.empty("c:overlay", ["val": "0"])
        }
    }

    private static func text(size: Int, _ writer: inout XMLWriter) {
        writer.element("c:txPr") { properties in
            properties.empty("a:bodyPr")
            properties.element("a:p") { paragraph in
                paragraph.element("a:pPr") { $0.empty("a:defRPr", ["sz": "\(size)"]) }
                paragraph.empty("a:endParaRPr", ["lang": "zh-CN"])
            }
        }
    }
}

// MARK: - Kinds

extension WordChart {
    private static func lines(_ chart: LineChart, _ writer: inout XMLWriter) {
        writer.element("c:lineChart") { element in
            element.empty("c:grouping", ["val": "standard"])
            element.empty("c:varyColors", ["val": "0"])
            for (offset, series) in chart.series.enumerated() {
                element.element("c:ser") { ser in
                    identity(offset, name: series.name, &ser)
                    let color =
                        series.isReference
                        ? SVGColor.reference : SVGColor.series[offset % SVGColor.series.count]
                    ser.element("c:spPr") { line(color, dashed: series.isReference, &$0) }
                    marker(offset, color: color, isReference: series.isReference, &ser)
                    ser.element("c:cat") { labels(chart.labels, &$0) }
                    ser.element("c:val") {
                        values(Array(series.points.prefix(chart.labels.count)), &$0)
                    }
                    ser.empty("c:smooth", ["val": "0"])
                }
            }
            element.empty("c:marker", ["val": "1"])
            axisIdentifiers(&element)
        }
        let scale = ChartScale(holding: chart.series.flatMap { $0.points.compactMap(\.self) })
        axes(categories: "b", values: "l", isReversed: false, scale, &writer)
    }

    private static func bars(_ chart: BarChart, _ writer: inout XMLWriter) {
        writer.element("c:barChart") { element in
            element.empty("c:barDir", ["val": "bar"])
            element.empty("c:grouping", ["val": "clustered"])
            element.empty("c:varyColors", ["val": "0"])
            element.element("c:ser") { ser in
                identity(0, name: "执行率", &ser)
                ser.element("c:spPr") { fill(SVGColor.unjudged, &$0) }
                ser.empty("c:invertIfNegative", ["val": "0"])
                for (offset, bar) in chart.bars.enumerated() {
                    ser.element("c:dPt") { point in
                        point.empty("c:idx", ["val": "\(offset)"])
                        point.empty("c:invertIfNegative", ["val": "0"])
                        point.empty("c:bubble3D", ["val": "0"])
                        point.element("c:spPr") { fill(SVGColor.of(bar.light), &$0) }
                    }
                }
                dataLabels(&ser)
                ser.element("c:cat") {
                    labels(chart.bars.map { ($0.light?.shape ?? "") + " " + $0.label }, &$0)
                }
                ser.element("c:val") { values(chart.bars.map(\.rate), &$0) }
            }
            element.empty("c:gapWidth", ["val": "60"])
            axisIdentifiers(&element)
        }
        let scale = ChartScale(holding: chart.bars.compactMap(\.rate))
        axes(categories: "l", values: "b", isReversed: true, scale, &writer)
    }

    private static func identity(_ offset: Int, name: String, _ writer: inout XMLWriter) {
        writer.empty("c:idx", ["val": "\(offset)"])
        writer.empty("c:order", ["val": "\(offset)"])
        writer.element("c:tx") { tx in
            tx.element("c:strRef") { reference in
                reference.element("c:f", text: "")
                reference.element("c:strCache") { cache in
                    cache.empty("c:ptCount", ["val": "1"])
                    cache.element("c:pt", ["idx": "0"]) {
                        $0.element("c:v", text: TextLayout.printable(name))
                    }
                }
            }
        }
    }

    private static func dataLabels(_ writer: inout XMLWriter) {
        writer.element("c:dLbls") { labels in
            labels.empty("c:numFmt", ["formatCode": "0.00%", "sourceLinked": "0"])
            labels.empty("c:dLblPos", ["val": "outEnd"])
            labels.empty("c:showLegendKey", ["val": "0"])
            labels.empty("c:showVal", ["val": "1"])
            labels.empty("c:showCatName", ["val": "0"])
            labels.empty("c:showSerName", ["val": "0"])
            labels.empty("c:showPercent", ["val": "0"])
            labels.empty("c:showBubbleSize", ["val": "0"])
        }
    }

    private static func marker(
        _ offset: Int, color: String, isReference: Bool, _ writer: inout XMLWriter
    ) {
        writer.element("c:marker") { marker in
            let shape = isReference ? "none" : ["circle", "square", "triangle"][offset % 3]
            marker.empty("c:symbol", ["val": shape])
            guard !isReference else { return }
            marker.empty("c:size", ["val": "6"])
            marker.element("c:spPr") { fill(color, &$0) }
        }
    }
}

// MARK: - Data and axes

extension WordChart {
    private static func labels(_ labels: [String], _ writer: inout XMLWriter) {
        writer.element("c:strLit") { literal in
            literal.empty("c:ptCount", ["val": "\(labels.count)"])
            for (offset, label) in labels.enumerated() {
                literal.element("c:pt", ["idx": "\(offset)"]) {
                    $0.element("c:v", text: TextLayout.printable(label))
                }
            }
        }
    }

    private static func values(_ rates: [Rate?], _ writer: inout XMLWriter) {
        writer.element("c:numLit") { literal in
            literal.element("c:formatCode", text: "0.00%")
            literal.empty("c:ptCount", ["val": "\(rates.count)"])
            for (offset, rate) in rates.enumerated() {
                guard let rate else { continue }
                literal.element("c:pt", ["idx": "\(offset)"]) {
                    $0.element("c:v", text: ShownValue.decimal(rate, places: 4).text)
                }
            }
        }
    }

    /// An end of the percent axis as the format has it: 1.00 is 100%.
    private static func end(_ percent: Int) -> String {
        ShownValue.decimal(.percent(percent), places: 2).text
    }

    private static func axisIdentifiers(_ writer: inout XMLWriter) {
        writer.empty("c:axId", ["val": "111"])
        writer.empty("c:axId", ["val": "222"])
    }

    private static func axes(
        categories: String, values: String, isReversed: Bool, _ scale: ChartScale,
        _ writer: inout XMLWriter
    ) {
        writer.element("c:catAx") { axis in
            axis.empty("c:axId", ["val": "111"])
            axis.element("c:scaling") {
                $0.empty("c:orientation", ["val": isReversed ? "maxMin" : "minMax"])
            }
            axis.empty("c:delete", ["val": "0"])
            axis.empty("c:axPos", ["val": categories])
            axis.empty("c:majorTickMark", ["val": "none"])
            axis.empty("c:minorTickMark", ["val": "none"])
            axis.empty("c:tickLblPos", ["val": "low"])
            axis.empty("c:crossAx", ["val": "222"])
            axis.empty("c:crosses", ["val": "autoZero"])
        }
        writer.element("c:valAx") { axis in
            axis.empty("c:axId", ["val": "222"])
            axis.element("c:scaling") { scaling in
                scaling.empty("c:orientation", ["val": "minMax"])
                // The same ends as in every other format, so that 100% is always in sight.
                scaling.empty("c:max", ["val": end(scale.upper)])
                scaling.empty("c:min", ["val": end(scale.lower)])
            }
            axis.empty("c:delete", ["val": "0"])
            axis.empty("c:axPos", ["val": values])
            axis.element("c:majorGridlines") {
                $0.element("c:spPr") { line(SVGColor.faint, dashed: false, width: 6350, &$0) }
            }
            axis.empty("c:numFmt", ["formatCode": "0%", "sourceLinked": "0"])
            axis.empty("c:majorTickMark", ["val": "none"])
            axis.empty("c:minorTickMark", ["val": "none"])
            axis.empty("c:tickLblPos", ["val": "nextTo"])
            axis.empty("c:crossAx", ["val": "111"])
            axis.empty("c:crosses", ["val": isReversed ? "max" : "autoZero"])
        }
    }

    private static func fill(_ color: String, _ writer: inout XMLWriter) {
        writer.element("a:solidFill") {
            $0.empty("a:srgbClr", ["val": String(color.dropFirst())])
        }
    }

    private static func line(
        _ color: String, dashed: Bool, width: Int = 19_050, _ writer: inout XMLWriter
    ) {
        writer.element("a:ln", ["w": "\(width)"]) { line in
            fill(color, &line)
            line.empty("a:prstDash", ["val": dashed ? "dash" : "solid"])
        }
    }
}
