/// What a form decides besides its rows: scoring, grades, goals and layout (自评表样式).
///
/// Forms differ in kind from province to province, not only in names, so all of this is data.
package struct CatalogueTemplate: Codable, Hashable, Sendable {
    /// Whose form it is.
    package enum Subject: String, WordCode {
        /// 部门整体绩效自评表.
        case unit
        /// 项目支出绩效自评表.
        case project
    }

    package var subject: Subject
    /// The place whose practice this is; nil for the default.
    package var province: String?
    /// The first fiscal year it is meant for, never retroactive; nil for any.
    package var year: Int?
    /// What all weights make together, the execution block included: 100 as a rule.
    package var total: Points
    /// False for a form that shows results without any points.
    package var isScored: Bool
    package var executionRate: ExecutionRateScoring
    /// The points left to rows of the unit's own (个性指标); nil where there are none.
    package var ownWeight: Points?
    package var scoring: CatalogueScoring
    /// nil takes the rule set's.
    package var grades: GradeBands?
    package var core: CoreRule?
    /// In the form's order; empty where rows belong to no goal.
    package var goals: [AnnualGoal]
    package var form: FormLayout

    package init(
        subject: Subject, province: String? = nil, year: Int? = nil,
        total: Points = Points(whole: 100), isScored: Bool = true,
        executionRate: ExecutionRateScoring = ExecutionRateScoring(.remainder),
        ownWeight: Points? = nil, scoring: CatalogueScoring = CatalogueScoring(),
        grades: GradeBands? = nil, core: CoreRule? = nil, goals: [AnnualGoal] = [],
        form: FormLayout
    ) {
        self.subject = subject
        self.province = province
        self.year = year
        self.total = total
        self.isScored = isScored
        self.executionRate = executionRate
        self.ownWeight = ownWeight
        self.scoring = scoring
        self.grades = grades
        self.core = core
        self.goals = goals
        self.form = form
    }

    /// The form that applies where none was published.
    package static let unit = CatalogueTemplate(subject: .unit, form: .unit)
    /// The form 4.2 that applies where none was published.
    package static let project = CatalogueTemplate(subject: .project, form: .project)
}

/// Where a form gives points for the execution rate (预算执行率计分方式).
package struct ExecutionRateScoring: Codable, Hashable, Sendable {
    package enum Kind: String, WordCode {
        /// A block that has what the rows leave of 100, where the rule set allows that weight.
        case remainder
        /// A block of its own with a weight of its own.
        case block
        /// A row like any other, with the formula `budgetExecutionRate`.
        case indicator
        /// Shown, not scored.
        case unscored
    }

    package var kind: Kind
    /// The block's weight; nil for the other kinds.
    package var weight: Points?

    package init(_ kind: Kind, weight: Points? = nil) {
        self.kind = kind
        self.weight = weight
    }
}

/// Scoring as one form has it; what is nil is the rule set's affair.
package struct CatalogueScoring: Codable, Hashable, Sendable {
    package var rounding: ScoringSettings.Rounding?
    package var notApplicable: ScoringSettings.NotApplicable?
    package var overAchievement: Rate?
    /// For counted rows without a rule of their own.
    package var rule: ScoringRule?
    /// The words for judged rows, best first.
    package var qualitative: [QualitativeGrade]?

    package init(
        rounding: ScoringSettings.Rounding? = nil,
        notApplicable: ScoringSettings.NotApplicable? = nil, overAchievement: Rate? = nil,
        rule: ScoringRule? = nil, qualitative: [QualitativeGrade]? = nil
    ) {
        self.rounding = rounding
        self.notApplicable = notApplicable
        self.overAchievement = overAchievement
        self.rule = rule
        self.qualitative = qualitative
    }
}

/// A word for how far a judged row was reached, and the part of the points it gives (定性分档).
package struct QualitativeGrade: Codable, Hashable, Sendable {
    /// 达成, 部分达成, 优, …: what is reported as the actual.
    package let word: String
    /// The least part of the points.
    package let from: Rate
    /// The largest part; of two words that meet there the better one has it.
    package let to: Rate
    /// Given without a judgement; nil lets the score be chosen between the two.
    package let coefficient: Rate?

    package init(word: String, from: Rate, to: Rate, coefficient: Rate? = nil) {
        self.word = word
        self.from = from
        self.to = to
        self.coefficient = coefficient
    }
}

/// What an unmet core row (核心指标) costs beyond its own points.
package struct CoreRule: Codable, Hashable, Sendable {
    package enum Effect: String, WordCode {
        /// The grade is at best the one named.
        case capsGrade
        /// The points lost count twice.
        case doublesLoss
    }

    package let effect: Effect
    /// The best grade left; nil unless the grade is capped.
    package let grade: String?

    package init(_ effect: Effect, grade: String? = nil) {
        self.effect = effect
        self.grade = grade
    }
}

/// A goal of the year with the rows that belong to it and its weight (年度目标).
package struct AnnualGoal: Codable, Hashable, Sendable {
    /// What rows name it by.
    package let goal: String
    package let name: String
    /// What its rows weigh together.
    package let weight: Points

    package init(goal: String, name: String, weight: Points) {
        self.goal = goal
        self.name = name
        self.weight = weight
    }
}
