import BudgetDomain
import CXlsxwriter
import Reports

/// A native chart of a spreadsheet, drawn from the cells of its data table.
struct SpreadsheetChart {
    let chart: Chart
    let sheet: Worksheet
    let table: SpreadsheetTable

    /// The library's usual width of a picture, in pixels.
    private static let width = 480
    /// How many rows of usual height the picture covers.
    private static let rows = 19

    /// Puts the chart below its table.
    func insert(into workbook: borrowing Workbook) {
        let drawing: UnsafeMutablePointer<lxw_chart>?
        switch chart {
        case .line(let line):
            drawing = workbook.addChart(LXW_CHART_LINE)
            for (offset, series) in line.series.enumerated() {
                add(series, offset: offset, rows: line.labels.count, to: drawing)
            }
            chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_TOP.rawValue))
        case .bars(let bars):
            drawing = workbook.addChart(LXW_CHART_BAR)
            add(bars, to: drawing)
            chart_legend_set_position(drawing, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
            // The first task stands on top, and the percent stay at the foot.
            chart_axis_set_reverse(drawing?.pointee.y_axis)
            chart_axis_set_crossing_max(drawing?.pointee.y_axis)
        }
        finish(drawing)
    }

    private var scale: ChartScale {
        switch chart {
        case .line(let line):
            ChartScale(holding: line.series.flatMap { $0.points.compactMap(\.self) })
        case .bars(let bars): ChartScale(holding: bars.bars.compactMap(\.rate))
        }
    }

    /// Names the chart and sets it below the table, as wide as that is.
    private func finish(_ drawing: UnsafeMutablePointer<lxw_chart>?) {
        chart_title_set_name(drawing, TextLayout.printable(chart.title))
        var font = lxw_chart_font()
        font.size = 12
        chart_title_set_name_font(drawing, &font)
        let percent =
            if case .line = chart { drawing?.pointee.y_axis } else { drawing?.pointee.x_axis }
        chart_axis_set_num_format(percent, "0%")
        chart_axis_set_min(percent, Double(scale.lower) / 100)
        chart_axis_set_max(percent, Double(scale.upper) / 100)
        let extra = max(Self.width - table.pixels + 63, 0) / 64
        var options = lxw_chart_options()
        options.x_scale = Double(table.pixels + extra * 64) / Double(Self.width)
        options.y_scale = 1.2
        worksheet_insert_chart_opt(sheet.pointer, UInt32(table.end + 1), 0, drawing, &options)
        sheet.setOnePage()
        sheet.setPrintArea(
            rows: table.end + 1 + Self.rows, columns: table.columnCount + extra)
    }

    private func add(
        _ series: LineChart.Series, offset: Int, rows: Int,
        to drawing: UnsafeMutablePointer<lxw_chart>?
    ) {
        let drawn = self.series(column: offset + 1, rows: rows, name: series.name, of: drawing)
        let color = series.isReference ? SVGColor.reference : SVGColor.series[offset % 4]
        var line = lxw_chart_line()
        line.color = Self.number(color)
        line.width = 1.75
        line.dash_type = UInt8(series.isReference ? LXW_CHART_LINE_DASH_DASH.rawValue : 0)
        chart_series_set_line(drawn, &line)
        let shapes = [
            LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
        ]
        let marker = series.isReference ? LXW_CHART_MARKER_NONE : shapes[offset % 3]
        chart_series_set_marker_type(drawn, UInt8(marker.rawValue))
        var fill = lxw_chart_fill()
        fill.color = Self.number(color)
        chart_series_set_marker_fill(drawn, &fill)
    }

    private func add(_ bars: BarChart, to drawing: UnsafeMutablePointer<lxw_chart>?) {
        let drawn = series(column: 1, rows: bars.bars.count, name: "执行率", of: drawing)
        var fills = bars.bars.map { bar in
            var fill = lxw_chart_fill()
            fill.color = Self.number(SVGColor.of(bar.light))
            return fill
        }
        fills.withUnsafeMutableBufferPointer { fills in
            var points = fills.indices.map { index in
                var point = lxw_chart_point()
                point.fill = fills.baseAddress.map { $0 + index }
                return point
            }
            points.withUnsafeMutableBufferPointer { points in
                var list: [UnsafeMutablePointer<lxw_chart_point>?] = points.indices.map { index in
                    points.baseAddress.map { $0 + index }
                }
                list.append(nil)
                // The library copies the points before it returns.
                chart_series_set_points(drawn, &list)
            }
        }
        chart_series_set_labels(drawn)
    }

    private func series(
        column: Int, rows: Int, name: String, of drawing: UnsafeMutablePointer<lxw_chart>?
    ) -> UnsafeMutablePointer<lxw_chart_series>? {
        let series = chart_add_series(drawing, nil, nil)
        let first = UInt32(table.sheetRow(0))
        let last = UInt32(table.sheetRow(max(rows, 1) - 1))
        chart_series_set_categories(series, sheet.name, first, 0, last, 0)
        chart_series_set_values(series, sheet.name, first, UInt16(column), last, UInt16(column))
        chart_series_set_name(series, TextLayout.printable(name))
        return series
    }

    private static func number(_ color: String) -> UInt32 {
        UInt32(color.dropFirst(), radix: 16) ?? 0
    }
}
