package import BudgetDomain

/// A chart as data with its labels; drawing it is left to renderers (图).
package enum Chart: Hashable, Sendable {
    case line(LineChart)
    case bars(BarChart)

    package var title: String {
        switch self {
        case .line(let chart): chart.title
        case .bars(let chart): chart.title
        }
    }

    /// The bound figures drawn, in reading order.
    package var figures: [Figure] { table.figures }

    /// The same data as a table, for readers who cannot see the picture.
    package var table: Table {
        switch self {
        case .line(let chart): chart.table
        case .bars(let chart): chart.table
        }
    }
}

/// Ratios over time, such as cumulative execution month by month against 序时.
package struct LineChart: Hashable, Sendable {
    package let title: String
    /// One label per point, such as `1月`.
    package let labels: [String]
    package let series: [Series]

    package init(title: String, labels: [String], series: [Series]) {
        self.title = title
        self.labels = labels
        self.series = series
    }

    package struct Series: Hashable, Sendable {
        package let name: String
        /// One ratio per label; nil leaves a gap.
        package let points: [Rate?]
        /// Whether this is what the others are held against, drawn dashed.
        package let isReference: Bool
        /// One name per point where the points are figures of the book; empty where they are not.
        package let identifiers: [FigureIdentifier]

        package init(
            name: String, points: [Rate?], isReference: Bool = false,
            identifiers: [FigureIdentifier] = []
        ) {
            self.name = name
            self.points = points
            self.isReference = isReference
            self.identifiers = identifiers
        }
    }

    var table: Table {
        Table(
            caption: title,
            columns: [.init(width: 6)] + series.map { _ in .init(width: 8, .right) },
            headerRows: [.init([.text("月份")] + series.map { .text($0.name) }, role: .header)],
            bodyRows: labels.enumerated().map { offset, label in
                .init([.text(label)] + series.map { $0.cell(at: offset) })
            })
    }
}

extension LineChart.Series {
    fileprivate func cell(at offset: Int) -> Cell {
        let rate = points.indices.contains(offset) ? points[offset] : nil
        let named = identifiers.indices.contains(offset)
        return Cell(.rate(rate), identifier: named ? identifiers[offset] : nil)
    }
}

/// One ratio per task, each with its light, against a common mark.
package struct BarChart: Hashable, Sendable {
    package let title: String
    package let bars: [Bar]
    /// A mark drawn across all bars, such as 序时; nil for none.
    package let reference: Rate?
    package let referenceName: String

    package init(
        title: String, bars: [Bar], reference: Rate? = nil, referenceName: String = "序时进度"
    ) {
        self.title = title
        self.bars = bars
        self.reference = reference
        self.referenceName = referenceName
    }

    package struct Bar: Hashable, Sendable {
        package let label: String
        package let rate: Rate?
        package let light: ShownValue.Light?
        package let identifier: FigureIdentifier?

        package init(
            label: String, rate: Rate?, light: ShownValue.Light? = nil,
            identifier: FigureIdentifier? = nil
        ) {
            self.label = label
            self.rate = rate
            self.light = light
            self.identifier = identifier
        }
    }

    var table: Table {
        // A chart that judges nothing has no column for it.
        let isJudged = bars.contains { $0.light != nil }
        return Table(
            caption: title,
            columns: [.init(width: 14), .init(width: 7, .right)]
                + (isJudged ? [.init(width: 5, .center)] : []),
            headerRows: [
                .init(
                    [.text("任务"), .text("执行率")] + (isJudged ? [.text("状态")] : []), role: .header)
            ],
            bodyRows: bars.map { bar in
                .init(
                    [.text(bar.label), Cell(.rate(bar.rate), identifier: bar.identifier)]
                        + (isJudged ? [Cell(bar.light.map { .light($0) } ?? .blank)] : []))
            })
    }
}
