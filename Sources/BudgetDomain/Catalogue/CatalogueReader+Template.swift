extension CatalogueReader {
    /// The form, from the fields at the top of the file; nil where its kind is not known.
    func template(_ top: FieldReader) -> CatalogueTemplate? {
        let subject = top.required("subject", CatalogueTemplate.Subject.self)
        let province = top.text("province")
        let year = top.required("year", Int.self)
        if let year, !(2000...2100).contains(year) { top.note("year", "应为四位年份，如 2020") }
        let total = top.optional("total", Points.self) ?? Points(whole: 100)
        let isScored = top.optional("scored", Bool.self) ?? true
        let executionRate = executionRate(top, isScored: isScored)
        let ownWeight = top.optional("ownWeight", Points.self)
        let scoring = scoring(top)
        let grades = grades(top)
        let core = core(top)
        let goals = goals(top, isScored: isScored)
        let form = form(top, subject ?? .unit, isScored: isScored, hasGoals: !goals.isEmpty)
        guard let subject else { return nil }
        return CatalogueTemplate(
            subject: subject, province: province, year: year, total: total, isScored: isScored,
            executionRate: executionRate, ownWeight: ownWeight, scoring: scoring, grades: grades,
            core: core, goals: goals, form: form)
    }

    private func executionRate(_ top: FieldReader, isScored: Bool) -> ExecutionRateScoring {
        guard let reader = top.object("executionRate") else {
            if isScored {
                top.note("executionRate", "缺少这个字段：预算执行率怎样计分（kind: block、indicator 或 unscored）")
            }
            return ExecutionRateScoring(.unscored)
        }
        let kind = reader.required("kind", ExecutionRateScoring.Kind.self)
        let weight = reader.optional("weight", Points.self)
        reader.finish()
        switch kind {
        case .remainder: reader.note("kind", "只有默认的指标体系这样计分；请写 block、indicator 或 unscored")
        case .block where weight == nil: reader.note("weight", "单列一栏计分，应写明分值，如 10")
        case .block where !isScored: reader.note("kind", "这张表不计分，应为 unscored")
        case .indicator where weight != nil, .unscored where weight != nil:
            reader.note("weight", "只有单列一栏（block）才有分值，请删去")
        default: break
        }
        return ExecutionRateScoring(kind ?? .unscored, weight: kind == .block ? weight : nil)
    }

    private func scoring(_ top: FieldReader) -> CatalogueScoring {
        guard let reader = top.object("scoring") else { return CatalogueScoring() }
        defer { reader.finish() }
        let overAchievement = reader.optional("overAchievement", Rate.self)
        if let overAchievement, overAchievement <= .one {
            reader.note("overAchievement", "应大于 100%，如 130%")
        }
        return CatalogueScoring(
            rounding: reader.optional("rounding", ScoringSettings.Rounding.self),
            notApplicable: reader.optional("notApplicable", ScoringSettings.NotApplicable.self),
            overAchievement: overAchievement, rule: reader.optional("rule", ScoringRule.self),
            qualitative: qualitative(reader))
    }

    private func qualitative(_ reader: FieldReader) -> [QualitativeGrade]? {
        let readers = reader.list("qualitative", atMost: 10)
        let grades = readers.compactMap { grade -> QualitativeGrade? in
            let word = grade.requiredText("word")
            let from = grade.required("from", Rate.self)
            let to = grade.required("to", Rate.self)
            let coefficient = grade.optional("coefficient", Rate.self)
            grade.finish()
            guard let word, let from, let to else { return nil }
            guard .zero <= from, from <= to, to <= .one else {
                grade.note("from", "应有 0 ≤ from ≤ to ≤ 100%")
                return nil
            }
            if let coefficient, coefficient < from || coefficient > to {
                grade.note("coefficient", "系数应在 from 与 to 之间")
            }
            return QualitativeGrade(word: word, from: from, to: to, coefficient: coefficient)
        }
        guard grades.count == readers.count else { return nil }
        if Set(grades.map(\.word)).count < grades.count {
            reader.note("qualitative", "同一个词出现了两次")
        }
        if zip(grades, grades.dropFirst()).contains(where: { $0.from < $1.to }) {
            reader.note("qualitative", "各档应从高到低排列，互不重叠")
        }
        return grades.isEmpty ? nil : grades
    }

    private func grades(_ top: FieldReader) -> GradeBands? {
        top.optional("grades", GradeBands.self)
    }

    private func core(_ top: FieldReader) -> CoreRule? {
        guard let reader = top.object("core") else { return nil }
        let effect = reader.required("effect", CoreRule.Effect.self)
        let grade = reader.text("grade")
        reader.finish()
        if effect == .capsGrade, grade == nil { reader.note("grade", "应写明最高只能评为哪一等级") }
        if effect == .doublesLoss, grade != nil { reader.note("grade", "失分加倍与等级无关，请删去") }
        return effect.map { CoreRule($0, grade: grade) }
    }

    private func goals(_ top: FieldReader, isScored: Bool) -> [AnnualGoal] {
        top.list("goals", atMost: 50).compactMap { reader in
            let goal = reader.requiredText("goal")
            let name = reader.requiredText("name")
            let weight =
                isScored
                ? reader.required("weight", Points.self) : reader.optional("weight", Points.self)
            reader.finish()
            guard let goal, let name else { return nil }
            return AnnualGoal(goal: goal, name: name, weight: weight ?? Points(whole: 0))
        }
    }
}
