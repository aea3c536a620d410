import BudgetDomain

/// The percent axis of a chart: whole steps that hold every value and zero.
struct ChartScale {
    /// In percent, multiples of the step.
    let lower: Int
    let upper: Int
    let step: Int

    /// At least 0 to 100%, so that charts of different months compare at a glance.
    init(holding rates: [Rate]) {
        let highest = rates.map { Int($0.hundredthsOfPercent) }.max() ?? 0
        let lowest = rates.map { Int($0.hundredthsOfPercent) }.min() ?? 0
        let reach = (max(highest, 10_000) - min(lowest, 0) + 99) / 100
        step =
            [20, 50, 100, 200, 500, 1000].first { reach <= $0 * 8 } ?? (reach / 8 / 1000 + 1) * 1000
        upper = (max(highest, 10_000) + step * 100 - 1) / (step * 100) * step
        lower = -((-min(lowest, 0) + step * 100 - 1) / (step * 100) * step)
    }

    var ticks: [Int] { Array(stride(from: lower, through: upper, by: step)) }

    /// How far from the lower end a ratio lies, on an axis of that length.
    func position(_ rate: Rate, length: Int) -> Int {
        let share = (rate - .percent(lower)) / (.percent(upper) - .percent(lower))
        return share?.scaled(to: length) ?? 0
    }
}
