import BudgetDomain
import Reports

/// The course of the year's rates against 序时 as SVG, drawn for screens: colours come from the sheet.
///
/// Coordinates are whole numbers, so the same figures give the same bytes.
struct CourseDrawing {
    /// The `svg` element, with a title and a description for readers who cannot see it.
    let element: String

    private static let width = 720
    private static let height = 330
    private static let left = 52
    private static let right = 590
    private static let top = 46
    private static let bottom = 290

    private struct Line {
        let name: String
        let style: String
        let points: [Rate?]
    }

    init(_ course: MonthlyCourse, year: Int) {
        let lines = [
            Line(name: "序时", style: "ref", points: course.months.map(\.timeProgress)),
            Line(
                name: "部门整体", style: "a",
                points: course.months.map(\.unit.figures.rateOnAdjusted)),
            Line(
                name: "项目支出", style: "b",
                points: course.months.map(\.project.figures.rateOnAdjusted)),
            Line(
                name: "项目·年初口径", style: "c",
                points: course.months.map(\.project.figures.rateOnInitial)),
        ]
        let highest = lines.flatMap(\.points).compactMap { $0?.hundredthsOfPercent }.max() ?? 0
        let top = max(100, Int((highest + 1999) / 2000) * 20)
        let drawing =
            Self.axes(to: top) + lines.map { Self.draw($0, course, top) }.joined()
            + Self.names(lines, top)
        element =
            "<svg viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" "
            + "aria-labelledby=\"course-title course-desc\">"
            + "<title id=\"course-title\">\(year)年逐月执行率与序时进度</title>"
            + "<desc id=\"course-desc\">\(Self.description(lines))完整数字见下面的数据表。</desc>"
            + drawing + "</svg>"
    }

    private static func description(_ lines: [Line]) -> String {
        lines.map { "\($0.name)末点 \(ShownValue.rate($0.points.last ?? nil).text)；" }.joined()
    }

    private static func x(_ month: Int) -> Int {
        left + 16 + (right - left - 32) * (month - 1) / 11
    }

    private static func y(_ rate: Rate, _ top: Int) -> Int {
        let length = Int64(bottom - Self.top)
        return bottom - Int(rate.hundredthsOfPercent * length / Int64(top * 100))
    }

    private static func axes(to top: Int) -> String {
        let ticks = stride(from: 0, through: top, by: top > 200 ? top / 5 : 20).map { tick in
            let height = y(.percent(tick), top)
            return "<line class=\"\(tick == 0 ? "axis" : "grid")\" x1=\"\(left)\" y1=\"\(height)\" "
                + "x2=\"\(right)\" y2=\"\(height)\"/><text class=\"tick\" x=\"\(left - 8)\" "
                + "y=\"\(height + 4)\" text-anchor=\"end\">\(tick)%</text>"
        }
        let months = (1...12).map { month in
            "<text class=\"tick month\(month)\" x=\"\(x(month))\" y=\"\(bottom + 22)\" "
                + "text-anchor=\"middle\">\(month)月</text>"
        }
        return (ticks + months).joined()
    }

    private static func draw(_ line: Line, _ course: MonthlyCourse, _ top: Int) -> String {
        let places = zip(course.months, line.points).map { report, rate in
            rate.map { (x: x(report.figures.asOf.month), y: y($0, top), report: report, rate: $0) }
        }
        // A missing rate breaks the line: joining its neighbours would claim a value.
        let runs = places.split { $0 == nil }.map { run in
            run.compactMap { $0.map { "\($0.x),\($0.y)" } }.joined(separator: " ")
        }
        let polylines = runs.map { "<polyline class=\"\(line.style)\" points=\"\($0)\"/>" }
        guard line.style != "ref" else { return polylines.joined() }
        let marks = places.compactMap(\.self).map { place in
            let title =
                "\(line.name) \(place.report.figures.asOf.month)月 \(place.rate.percentText)%"
            return mark(line.style, place.x, place.y, title)
        }
        return (polylines + marks).joined()
    }

    /// Lines differ by the shape of their points too, not by colour alone.
    private static func mark(_ style: String, _ x: Int, _ y: Int, _ title: String) -> String {
        let name = "<title>\(title)</title>"
        let attributes = "class=\"point \(style)\""
        return switch style {
        case "a": "<circle \(attributes) cx=\"\(x)\" cy=\"\(y)\" r=\"4\">\(name)</circle>"
        case "b":
            "<rect \(attributes) x=\"\(x - 4)\" y=\"\(y - 4)\" width=\"8\" height=\"8\">"
                + "\(name)</rect>"
        default:
            "<polygon \(attributes) points=\"\(x),\(y - 5) \(x + 5),\(y + 4) \(x - 5),\(y + 4)\">"
                + "\(name)</polygon>"
        }
    }

    /// Each line's name and last value beside its end, moved apart where they would overlap.
    private static func names(_ lines: [Line], _ top: Int) -> String {
        var lowest = Self.top - 40
        return lines.enumerated().compactMap { order, line in
            (line.points.last ?? nil).map { (order: order, line: line, rate: $0, y: y($0, top)) }
        }
        .sorted { ($0.y, $0.order) < ($1.y, $1.order) }
        .map { end in
            let height = max(end.y + 4, lowest + 18)
            lowest = height
            return "<text class=\"\(end.line.style)\" x=\"\(right + 6)\" y=\"\(height)\">"
                + "\(shape(end.line.style)) \(end.line.name)</text>"
        }.joined()
    }

    private static func shape(_ style: String) -> String {
        switch style {
        case "a": "○"
        case "b": "□"
        case "c": "△"
        default: "┄"
        }
    }
}
