extension IndicatorCatalogue {
    /// What makes a catalogue unusable, with the row it is about.
    package enum Flaw: Error, Hashable, Sendable {
        case empty
        /// Two rows under one name.
        case duplicate(String)
        /// The name of the budget-execution block.
        case reserved(String)
        case missingName(row: Int)
        /// A counted row that gives points needs an operator.
        case missingOperator(String)
        /// A counted row that gives points needs a target that is a number.
        case badTarget(String, target: String?)
        /// A judged row has no formula.
        case formulaOfQualitative(String)
        /// The weights and the budget-execution block do not make 100 together.
        case weightSum(Rate)
        /// The same of a form with a total and a block of its own: what the rows should weigh.
        case weightTotal(found: Rate, expected: Rate)
        /// A form without scores has a row with a weight.
        case weightOfUnscored(String)
        /// The row has more or fewer levels than the form.
        case levels(String, expected: Int)
        /// The row names no goal of the form's.
        case unknownGoal(String, goal: String?)
        /// The rows of a goal do not weigh what the goal does.
        case goalWeight(String, found: Rate, expected: Rate)
        case duplicateGoal(String)
        /// The execution rate is to be a row, and no row has it.
        case noExecutionRow
        /// The execution rate has a block of its own or no points, and yet a row scores it.
        case executionRow(String)
        /// The grade that core rows cap at is no grade of the form's.
        case unknownGrade(String)
        /// A core row, and nothing says what falling short of it costs.
        case coreWithoutRule(String)
        /// Something in the layout cannot be printed; the field of `form` and the reason.
        case form(String, String)
    }

    /// A flaw and where it is: a row counted from 0, nil for the whole.
    package struct LocatedFlaw: Hashable, Sendable {
        package let flaw: Flaw
        package let row: Int?
    }

    /// Every flaw, in the order of rows; none where the catalogue can be used.
    package func flaws(_ settings: ScoringSettings) -> [Flaw] {
        locatedFlaws(settings, ownWeight: .zero).map(\.flaw)
    }

    /// Every flaw with its row; `ownWeight` is what rows that are still to come may weigh.
    package func locatedFlaws(_ settings: ScoringSettings, ownWeight: Rate) -> [LocatedFlaw] {
        var flaws: [LocatedFlaw] = []
        func add(_ flaw: Flaw, _ row: Int? = nil) {
            flaws.append(LocatedFlaw(flaw: flaw, row: row))
        }
        if indicators.isEmpty { add(.empty) }
        var seen: Set<String> = []
        for (row, indicator) in indicators.enumerated() {
            if !seen.insert(indicator.indicator).inserted {
                add(.duplicate(indicator.indicator), row)
            }
            for flaw in template.flaws(of: indicator, row: row + 1) { add(flaw, row) }
        }
        for flaw in goalFlaws(ownWeight) + executionFlaws + template.gradeFlaws
            + template.formFlaws()
        { add(flaw) }
        if let flaw = weightFlaw(settings, ownWeight) { add(flaw) }
        return flaws
    }

    private func weightFlaw(_ settings: ScoringSettings, _ ownWeight: Rate) -> Flaw? {
        guard template.isScored else { return nil }
        if template.executionRate.kind == .remainder {
            return budgetExecutionWeight(settings) == nil ? .weightSum(weightSum) : nil
        }
        let block = template.executionRate.weight?.rate ?? .zero
        let expected = template.total.rate - block - ownWeight
        return weightSum == expected ? nil : .weightTotal(found: weightSum, expected: expected)
    }

    private func goalFlaws(_ ownWeight: Rate) -> [Flaw] {
        var flaws: [Flaw] = []
        var seen: Set<String> = []
        for goal in template.goals {
            if !seen.insert(goal.goal).inserted { flaws.append(.duplicateGoal(goal.goal)) }
            let found = indicators.filter { $0.goal == goal.goal }
                .reduce(Rate.zero) { $0 + $1.weight.rate }
            // Rows still to come may belong to any goal.
            let fits = ownWeight > .zero ? found <= goal.weight.rate : found == goal.weight.rate
            if template.isScored, !fits {
                flaws.append(.goalWeight(goal.goal, found: found, expected: goal.weight.rate))
            }
        }
        return flaws
    }

    private var executionFlaws: [Flaw] {
        let rows = indicators.filter {
            $0.formula == .budgetExecutionRate && $0.weight.rate > .zero
        }
        switch template.executionRate.kind {
        case .remainder, .block: return []
        case .indicator: return rows.isEmpty && template.isScored ? [.noExecutionRow] : []
        case .unscored: return rows.map { .executionRow($0.indicator) }
        }
    }
}

extension CatalogueTemplate {
    /// What is wrong with one row of this form; `row` counts from 1.
    func flaws(of indicator: Indicator, row: Int) -> [IndicatorCatalogue.Flaw] {
        var flaws = indicator.flaws(row: row, levels: form.levels)
        let levels = [indicator.level1, indicator.level2].filter { !$0.isEmpty }.count + 1
        // The default form has always taken rows without a second level.
        if executionRate.kind != .remainder, levels != form.levels {
            flaws.append(.levels(indicator.indicator, expected: form.levels))
        }
        if !isScored, indicator.weight.rate > .zero {
            flaws.append(.weightOfUnscored(indicator.indicator))
        }
        let isAstray =
            goals.isEmpty
            ? indicator.goal != nil : !goals.contains { $0.goal == indicator.goal }
        if isAstray { flaws.append(.unknownGoal(indicator.indicator, goal: indicator.goal)) }
        if indicator.core == true, core == nil {
            flaws.append(.coreWithoutRule(indicator.indicator))
        }
        return flaws
    }

    fileprivate var gradeFlaws: [IndicatorCatalogue.Flaw] {
        guard let grade = core?.grade else { return [] }
        let bands = (grades ?? .standard).bands
        return bands.contains { $0.name == grade } ? [] : [.unknownGrade(grade)]
    }
}

extension Indicator {
    /// What is wrong with one row by itself; `row` counts from 1.
    package func flaws(row: Int, levels: Int = 3) -> [IndicatorCatalogue.Flaw] {
        var flaws: [IndicatorCatalogue.Flaw] = []
        let names = [indicator, level3] + (levels > 1 ? [level1] : [])
        if names.contains(where: \.isBlank) {
            flaws.append(.missingName(row: row))
        }
        if indicator == Self.budgetExecutionBlock { flaws.append(.reserved(indicator)) }
        if kind == .qualitative {
            if formula != nil { flaws.append(.formulaOfQualitative(indicator)) }
        } else if target != nil && targetNumber == nil {
            flaws.append(.badTarget(indicator, target: target))
        } else if weight.rate > .zero {
            if `operator` == nil { flaws.append(.missingOperator(indicator)) }
            if target == nil { flaws.append(.badTarget(indicator, target: nil)) }
        }
        return flaws
    }
}
