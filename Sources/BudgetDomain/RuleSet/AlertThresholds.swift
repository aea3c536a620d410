/// Where each alert rule draws its lines (预警阈值).
///
/// No national traffic light exists, so every number here is one province's practice and data.
package struct AlertThresholds: Codable, Hashable, Sendable {
    /// A yellow and a red line.
    package struct Levels: Codable, Hashable, Sendable {
        package var yellow: Rate
        package var red: Rate

        package init(yellow: Rate, red: Rate) {
            self.yellow = yellow
            self.red = red
        }

        /// The line that an alert of this severity names.
        func line(of severity: Severity?) -> Rate { severity == .red ? red : yellow }
    }

    /// A day on which a rate must have been reached (节点).
    package struct Node: Codable, Hashable, Sendable {
        package var on: MonthDay
        package var rate: Rate

        package init(on: MonthDay, rate: Rate) {
            self.on = on
            self.rate = rate
        }
    }

    /// A1: judged from this day on.
    package var lagFrom: MonthDay
    /// A1: at or above these gaps behind 序时.
    package var lag: Levels
    /// A2: in order of date; the latest one reached is judged.
    package var nodes: [Node]
    /// A2: red at or above this shortfall below the node.
    package var nodeRedShortfall: Rate
    /// A3: red below this rate from this day on.
    package var thirdQuarter: Node
    /// A4: yellow from this day on with nothing spent.
    package var noSpendingYellowFrom: MonthDay
    /// A4: red from this day on with nothing spent.
    package var noSpendingRedFrom: MonthDay
    /// A5: days without net spending; the figures count the same number of days.
    package var standstillDays: Int
    /// A6: yellow at or above this rate before ``nearlySpentBefore``.
    package var nearlySpent: Rate
    package var nearlySpentBefore: MonthDay
    /// A7: yellow at or above the first, red above the second.
    package var threePublic: Levels
    /// A8: above these, whatever the direction.
    package var adjustment: Levels
    /// A9: yellow where December is above this part of the year's spending.
    package var decemberShare: Rate
    /// A9: yellow where a month is above this many times the mean of the earlier ones.
    package var monthOverMean: Rate
    /// A9: the first month held against the earlier ones, 1 to 12.
    package var monthOverMeanFrom: Int
    /// A10: yellow at or above this gap behind 序时, from ``procurementFrom`` on.
    package var procurementGap: Rate
    package var procurementFrom: MonthDay
    /// A11: below these projected degrees of completion.
    package var projection: Levels
    /// A12: yellow below this rate with the task declared complete; red with nothing spent.
    package var completeBelow: Rate
    /// A13: above these, from ``residueFrom`` on.
    package var residue: Levels
    package var residueFrom: MonthDay
    /// A14: the day monitoring records are due, and the days after it that turn yellow into red.
    package var monitoringDue: MonthDay
    package var monitoringRedAfterDays: Int
}

extension AlertThresholds {
    /// The defaults of the default rule set.
    package static let standard = AlertThresholds(
        lagFrom: MonthDay(3, 31),
        lag: Levels(yellow: .percent(10), red: .percent(20)),
        nodes: [
            Node(on: MonthDay(6, 30), rate: .percent(50)),
            Node(on: MonthDay(9, 30), rate: .percent(75)),
            Node(on: MonthDay(12, 31), rate: .percent(100)),
        ],
        nodeRedShortfall: .percent(20),
        thirdQuarter: Node(on: MonthDay(9, 30), rate: .percent(60)),
        noSpendingYellowFrom: MonthDay(4, 30),
        noSpendingRedFrom: MonthDay(7, 31),
        standstillDays: 60,
        nearlySpent: .percent(95),
        nearlySpentBefore: MonthDay(11, 1),
        threePublic: Levels(yellow: .percent(80), red: .percent(100)),
        adjustment: Levels(yellow: .percent(10), red: .percent(30)),
        decemberShare: .percent(25),
        monthOverMean: .percent(300),
        monthOverMeanFrom: 6,
        procurementGap: .percent(20),
        procurementFrom: MonthDay(7, 1),
        projection: Levels(yellow: .percent(80), red: .percent(60)),
        completeBelow: .percent(60),
        residue: Levels(yellow: .percent(10), red: .percent(20)),
        residueFrom: MonthDay(12, 31),
        monitoringDue: MonthDay(8, 31),
        monitoringRedAfterDays: 5)
}
