import BudgetDomain
import Reports

/// The two charts of the sample report.
enum SampleCharts {
    static let months = Chart.line(
        LineChart(
            title: "2021 年各月累计执行率与序时进度",
            labels: (1...12).map { "\($0)月" },
            series: [
                .init(
                    name: "项目支出执行率",
                    points: [0, 210, 655, 980, 1322, 1745, 2010, 2390, 2744, 3105, 3460, 3821]
                        .map { Rate.hundredths(ofPercent: $0) }),
                .init(
                    name: "部门执行率",
                    points: [nil]
                        + [1530, 2270, 3120, 4010, 4890, 5700, 6480, 7260, 8010, 8800, 9318]
                        .map { Rate.hundredths(ofPercent: $0) }),
                .init(name: "序时进度", points: (1...12).map { Rate($0, 12) }, isReference: true),
            ]))

    static let tasks = Chart.bars(
        BarChart(
            title: "各任务预算执行率",
            bars: SampleTask.all.map {
                .init(
                    label: $0.name, rate: $0.rate, light: $0.light,
                    identifier: "execution.\($0.code).rateOnAdjusted")
            }, reference: .one))
}
