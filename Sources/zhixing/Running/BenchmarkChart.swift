import PostgreSQLStore

/// The speed table as a drawing (SVG): a bar per row on its own scale, with the goal in the middle.
///
/// Text and a mark say what colour says, so that it can be read in print.
struct BenchmarkChart {
    let report: BenchmarkReport

    private static let (width, pitch, top) = (900, 34, 112)
    private static let (left, right) = (130, 530)

    var svg: String {
        let height = Self.top + Self.pitch * report.rows.count + 16
        let rows = report.rows.enumerated().map { bar($0.element, at: $0.offset) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" \
            width="\(Self.width)" height="\(height)" role="img" font-size="13" \
            font-family="'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif">
            <title>测速：与同一台机器的极限相比</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(Self.text("测速：与同一台机器、同一数据库的极限相比", x: 16, y: 26, size: 17))
            \(banner)
            \(settings.joined(separator: "\n"))
            \(rows.joined(separator: "\n"))
            </svg>

            """
    }

    private var banner: String {
        Self.text(
            report.durabilityLine, x: 16, y: 48,
            fill: report.settings.isDurable ? "#1b5e20" : "#b71c1c")
    }

    /// The settings in two lines.
    private var settings: [String] {
        let words = report.settingsLine.split(separator: " ").map(String.init)
        let half = words.count / 2
        return [words[..<half], words[half...]].enumerated().map { line, part in
            Self.text(
                part.joined(separator: " "), x: 16, y: 68 + 16 * line, fill: "#555555", size: 11)
        }
    }

    private func bar(_ row: BenchmarkRow, at place: Int) -> String {
        let middle = Self.top + Self.pitch * place + Self.pitch / 2
        let center = (Self.left + Self.right) / 2
        var parts = [Self.text(row.name, x: Self.left - 10, y: middle + 5, anchor: "end")]
        if let ratio = row.ratio {
            // The goal stands in the middle; twice the goal fills the row.
            let share = min(max(ratio / row.goal / 2, 0), 1)
            let length = Int((share * Double(Self.right - Self.left)).rounded())
            let color =
                !report.settings.isDurable ? "#9e9e9e" : row.isMet == true ? "#2e7d32" : "#c62828"
            parts.append(
                """
                <rect class="bar" x="\(Self.left)" y="\(middle - 9)" width="\(length)" \
                height="18" fill="\(color)"/>
                """)
        }
        parts.append(
            """
            <line x1="\(center)" y1="\(middle - 13)" x2="\(center)" y2="\(middle + 13)" \
            stroke="#222222" stroke-width="2"/>
            """)
        parts.append(Self.text(words(row), x: Self.right + 14, y: middle + 5, size: 12))
        return "<g>\(parts.joined())</g>"
    }

    private func words(_ row: BenchmarkRow) -> String {
        guard let ratio = row.ratio else { return row.reason ?? "没有测得" }
        let times = [("p50", row.p50Ms), ("p99", row.p99Ms)].compactMap { name, value in
            value.map { "\(name) \(BenchmarkRow.text($0)) 毫秒" }
        }
        return ([BenchmarkRow.text(ratio), report.verdict(row)] + times).joined(separator: "  ")
    }

    private static func text(
        _ text: String, x: Int, y: Int, anchor: String = "start", fill: String = "#222222",
        size: Int = 13
    ) -> String {
        """
        <text x="\(x)" y="\(y)" text-anchor="\(anchor)" fill="\(fill)" font-size="\(size)">\
        \(escaped(text))</text>
        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }
}
