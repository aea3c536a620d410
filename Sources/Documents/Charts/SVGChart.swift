import BudgetDomain
import Reports

/// Draws charts as SVG, one picture for pages, print and files (图的绘制).
///
/// Coordinates are tenths of a point in whole numbers, so the same data give the same bytes. Colours
/// are attributes, which a page's style may override for dark screens; shape and word tell lights apart.
struct SVGChart {
    /// Width and height of the drawing in points, for those who place it.
    let width: Int
    let height: Int
    /// The picture as an `svg` element.
    let element: XMLWriter

    /// Draws a chart.
    init(_ chart: Chart) {
        switch chart {
        case .line(let chart): self = LineDrawing(chart).svg()
        case .bars(let chart): self = BarDrawing(chart).svg()
        }
    }

    init(width: Int, height: Int, title: String, _ draw: (inout XMLWriter) -> Void) {
        self.width = width
        self.height = height
        var writer = XMLWriter(fragmentOf: .xml)
        writer.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "role": "img",
                "viewBox": "0 0 \(width * 10) \(height * 10)", "width": "\(width)pt",
                "height": "\(height)pt", "font-family": Self.fonts, "font-size": "100",
            ]
        ) { svg in
            svg.element("title", text: title)
            draw(&svg)
        }
        element = writer
    }

    /// The picture as a file of its own.
    var file: [UInt8] { XMLWriter(.xml).bytes + element.bytes }

    private static let fonts =
        "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif"
}

// MARK: - Marks

extension XMLWriter {
    /// A line of text; `anchor` is start, middle or end.
    mutating func label(
        _ text: String, x: Int, y: Int, anchor: String = "start", fill: String = SVGColor.ink,
        size: Int? = nil, bold: Bool = false
    ) {
        element(
            "text",
            [
                "x": "\(x)", "y": "\(y)", "text-anchor": anchor, "fill": fill, "class": "label",
                "font-size": size.map(String.init), "font-weight": bold ? "bold" : nil,
            ], text: text)
    }

    mutating func line(
        fromX: Int, y fromY: Int, toX: Int, y toY: Int, stroke: String, width: Int = 6,
        dashes: String? = nil, name: String = "axis"
    ) {
        empty(
            "line",
            [
                "x1": "\(fromX)", "y1": "\(fromY)", "x2": "\(toX)", "y2": "\(toY)",
                "stroke": stroke, "stroke-width": "\(width)", "stroke-dasharray": dashes,
                "class": name,
            ])
    }

    /// A light's own shape centred on a point: circle, triangle or square.
    mutating func mark(_ light: ShownValue.Light, x: Int, y: Int, radius: Int = 38) {
        let fill = SVGColor.of(light)
        switch light {
        case .green:
            empty(
                "circle",
                ["cx": "\(x)", "cy": "\(y)", "r": "\(radius)", "fill": fill, "class": "green"])
        case .yellow:
            let points =
                "\(x),\(y - radius) \(x + radius),\(y + radius) \(x - radius),\(y + radius)"
            empty("polygon", ["points": points, "fill": fill, "class": "yellow"])
        case .red:
            empty(
                "rect",
                [
                    "x": "\(x - radius)", "y": "\(y - radius)", "width": "\(2 * radius)",
                    "height": "\(2 * radius)", "fill": fill, "class": "red",
                ])
        }
    }
}

/// Colours of drawings, dark enough on white to be read and told apart when copied in grey.
enum SVGColor {
    static let ink = "#222222"
    static let faint = "#d5d5d5"
    static let axis = "#666666"
    static let reference = "#777777"
    static let series = ["#1f5fa8", "#b45309", "#00695c", "#7b1fa2"]
    static let unjudged = "#5b6b7b"

    static func of(_ light: ShownValue.Light?) -> String {
        switch light {
        case .green: "#2e7d32"
        case .yellow: "#b58900"
        case .red: "#c62828"
        case nil: unjudged
        }
    }

    /// The same for words, which need more contrast on white than shapes do.
    static func ofWord(_ light: ShownValue.Light) -> String {
        light == .yellow ? "#8a6100" : of(light)
    }
}
