extension Document {
    /// The same document with every text masked, in figures and charts too.
    ///
    /// Explanations name what figures are made of, so where something is hidden there are none.
    package func hiding(_ masking: TextMasking) -> Document {
        guard !masking.isEmpty else { return self }
        return Document(
            title: masking.masked(title), subtitle: subtitle.map(masking.masked),
            provenance: provenance, blocks: blocks.map { $0.hiding(masking) })
    }
}

extension Block {
    fileprivate func hiding(_ masking: TextMasking) -> Block {
        switch self {
        case .heading(let level, let text): .heading(level: level, masking.masked(text))
        case .paragraph(let paragraph):
            .paragraph(
                Paragraph(paragraph.inlines.map { $0.hiding(masking) }, style: paragraph.style))
        case .table(let table): .table(table.hiding(masking))
        case .chart(let chart): .chart(chart.hiding(masking))
        case .list(let ordered, let items):
            .list(ordered: ordered, items: items.map { $0.map { $0.hiding(masking) } })
        case .note(let inlines): .note(inlines.map { $0.hiding(masking) })
        case .pageBreak: .pageBreak
        case .landscape(let blocks): .landscape(blocks.map { $0.hiding(masking) })
        }
    }
}

extension Inline {
    fileprivate func hiding(_ masking: TextMasking) -> Inline {
        switch self {
        case .text(let text): .text(masking.masked(text))
        case .emphasis(let text): .emphasis(masking.masked(text))
        case .figure(let figure):
            .figure(
                Figure(
                    figure.identifier.hiding(masking), figure.value.hiding(masking),
                    shown: masking.masked(figure.shown)))
        }
    }
}

extension Table {
    fileprivate func hiding(_ masking: TextMasking) -> Table {
        func rows(_ rows: [Row]) -> [Row] {
            rows.map { Row($0.cells.map { $0.hiding(masking) }, role: $0.role) }
        }
        return Table(
            caption: caption.map(masking.masked), unitNote: unitNote.map(masking.masked),
            columns: columns, headerRows: rows(headerRows), bodyRows: rows(bodyRows),
            totalRows: rows(totalRows))
    }
}

extension Cell {
    fileprivate func hiding(_ masking: TextMasking) -> Cell {
        Cell(
            value.hiding(masking), columnSpan: columnSpan, rowSpan: rowSpan, emphasis: emphasis,
            alignment: alignment, identifier: identifier?.hiding(masking), formula: formula)
    }
}

extension Chart {
    fileprivate func hiding(_ masking: TextMasking) -> Chart {
        switch self {
        case .line(let chart):
            .line(
                LineChart(
                    title: masking.masked(chart.title), labels: chart.labels.map(masking.masked),
                    series: chart.series.map {
                        LineChart.Series(
                            name: masking.masked($0.name), points: $0.points,
                            isReference: $0.isReference,
                            identifiers: $0.identifiers.map { $0.hiding(masking) })
                    }))
        case .bars(let chart):
            .bars(
                BarChart(
                    title: masking.masked(chart.title),
                    bars: chart.bars.map {
                        BarChart.Bar(
                            label: masking.masked($0.label), rate: $0.rate, light: $0.light,
                            identifier: $0.identifier?.hiding(masking))
                    }, reference: chart.reference, referenceName: chart.referenceName))
        }
    }
}

extension ShownValue {
    fileprivate func hiding(_ masking: TextMasking) -> ShownValue {
        guard case .text(let text) = self else { return self }
        return .text(masking.masked(text))
    }
}

extension FigureIdentifier {
    fileprivate func hiding(_ masking: TextMasking) -> FigureIdentifier {
        FigureIdentifier(rawValue: masking.masked(rawValue))
    }
}
