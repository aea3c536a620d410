package import Reports

/// A chart as the one picture that pages and files share (图).
package enum ChartPicture {
    /// The `svg` element; colours are attributes that a page's style may override.
    package static func svg(_ chart: Chart) -> String {
        String(decoding: SVGChart(chart).element.bytes, as: UTF8.self)
    }
}
