import BudgetDomain
import Reports

/// The monthly table of the sample: eight tasks and the basic spending, eleven columns.
enum SampleMonth {
    static let table = Table(
        caption: "2021 年 12 月预算执行情况表", unitNote: "单位：万元",
        columns: [.init(width: 10)]
            + (0..<10).map { $0 == 8 ? .init(width: 5, .center) : .init(width: 6, .right) },
        headerRows: [
            .init(
                [
                    .text("任务", rowSpan: 2), .text("预算数", columnSpan: 2),
                    .text("支出数", columnSpan: 2),
                    .text("执行率", columnSpan: 2), .text("序时进度", rowSpan: 2),
                    .text("偏差（百分点）", rowSpan: 2), .text("状态", rowSpan: 2),
                    .text("可用余额", rowSpan: 2),
                ], role: .header),
            .init(
                ["年初", "调整后", "本月", "累计", "年初口径", "调整口径"].map { .text($0) },
                role: .header),
        ],
        bodyRows: [
            row(
                "基本支出", nil, SampleTask.basicInitial, SampleTask.basicSpent, SampleTask.basicSpent,
                .green)
        ]
            + SampleTask.all.map {
                row($0.name, $0.code, $0.initial, $0.adjusted, $0.spent, $0.light)
            },
        totalRows: [
            total(
                "合计", SampleTask.initial + SampleTask.basicInitial,
                SampleTask.adjusted + SampleTask.basicSpent,
                SampleTask.spent + SampleTask.basicSpent)
        ])

    private static func row(
        _ name: String, _ code: String?, _ initial: Money, _ adjusted: Money, _ spent: Money,
        _ light: ShownValue.Light
    ) -> Table.Row {
        let scope = code ?? "basic"
        let rate = Rate(spent, of: adjusted)
        return .init([
            .text(name), money(initial, "execution.\(scope).initial"),
            money(adjusted, "execution.\(scope).adjusted"), money(.zero, nil),
            money(spent, "execution.\(scope).spent"),
            Cell(
                .rate(Rate(spent, of: initial)), identifier: "execution.\(scope).rateOnInitial",
                formula: .ratio(numerator: 4, denominator: 1)),
            Cell(
                .rate(rate), identifier: "execution.\(scope).rateOnAdjusted",
                formula: .ratio(numerator: 4, denominator: 2)),
            Cell(.rate(.one)), Cell(.points(rate.map { .one - $0 })), Cell(.light(light)),
            Cell(
                .money(adjusted - spent, unit: .tenThousandYuan),
                formula: .difference(minuend: 2, subtrahend: 4)),
        ])
    }

    private static func money(_ money: Money, _ identifier: FigureIdentifier?) -> Cell {
        Cell(.money(money, unit: .tenThousandYuan), identifier: identifier)
    }

    private static func total(
        _ name: String, _ initial: Money, _ adjusted: Money, _ spent: Money
    ) -> Table.Row {
        func sum(_ money: Money) -> Cell {
            Cell(.money(money, unit: .tenThousandYuan), formula: .sumOfBody)
        }
        return .init(
            [
                .text(name, alignment: .center), sum(initial), sum(adjusted), sum(.zero),
                sum(spent),
                Cell(
                    .rate(Rate(spent, of: initial)), formula: .ratio(numerator: 4, denominator: 1)),
                Cell(
                    .rate(Rate(spent, of: adjusted)), formula: .ratio(numerator: 4, denominator: 2)),
                Cell(.rate(.one)), Cell(.points(.zero)), Cell(.light(.green)),
                sum(adjusted - spent),
            ], role: .total)
    }
}
