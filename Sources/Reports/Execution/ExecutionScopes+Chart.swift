import BudgetDomain

extension ExecutionScopes {
    /// The cumulative rates of each month's end against 序时, 调整口径 unless named otherwise; nil where the months are not known.
    package var courseChart: LineChart? {
        guard let course else { return nil }
        func series(
            _ name: String, _ figure: ExecutionFigure, of scope: String, isReference: Bool = false
        ) -> LineChart.Series {
            let lines = course.months.map { month in
                line(month.figures(of: scope) ?? ExecutionFigures(), on: month.day)
            }
            return LineChart.Series(
                name: name, points: lines.map { figure.rate(on: $0) }, isReference: isReference,
                identifiers: course.months.map {
                    .course(figure, of: scope, month: $0.day.month)
                })
        }
        return LineChart(
            title: "逐月累计执行率与序时进度",
            labels: course.months.map {
                $0.day.isLastOfMonth ? "\($0.day.month)月" : "\($0.day.month)月\($0.day.day)日"
            },
            series: [
                series("部门整体", .rateOnAdjusted, of: "unit"),
                series("项目支出", .rateOnAdjusted, of: "project"),
                series("项目支出·年初口径", .rateOnInitial, of: "project"),
                series("序时进度", .timeProgress, of: "unit", isReference: true),
            ])
    }
}

extension ExecutionFigure {
    /// The figure's value where it is a ratio.
    fileprivate func rate(on line: ExecutionLine) -> Rate? {
        if case .rate(let rate) = value(on: line) { rate } else { nil }
    }
}
