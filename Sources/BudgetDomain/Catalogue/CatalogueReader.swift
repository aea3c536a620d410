package import JSON

/// A catalogue with its form, from the values of a file: all of it, or everything that is wrong with it.
package struct CatalogueReader {
    /// Everything that is wrong, in reading order.
    package struct Refusal: Error, Sendable {
        package let problems: [CatalogueProblem]
    }

    private let notes = FieldReader.Notes()

    /// Reads a catalogue.
    ///
    /// - Throws: ``Refusal`` with every flaw at its place.
    package static func read(_ value: JSONValue) throws(Refusal) -> IndicatorCatalogue {
        let reader = CatalogueReader()
        let catalogue = reader.catalogue(value)
        guard reader.notes.problems.isEmpty, let catalogue else {
            throw Refusal(problems: reader.notes.problems)
        }
        return catalogue
    }

    private func catalogue(_ value: JSONValue) -> IndicatorCatalogue? {
        let top = FieldReader(value, path: "", notes)
        let id = top.requiredText("id")
        if let id, !id.utf8.allSatisfy({ isIdentifierByte($0) }) {
            top.note("id", "只能用字母、数字和 - _ .，如 project-2020")
        }
        let version = top.requiredText("version")
        let name = top.requiredText("name")
        let template = self.template(top)
        let rows = top.list("indicators", atMost: 300)
        if rows.isEmpty { top.note("indicators", "没有任何指标") }
        let indicators = rows.map { indicator($0, isScored: template?.isScored ?? true) }
        top.finish()
        guard let id, let version, let name, let template else { return nil }
        let catalogue = IndicatorCatalogue(
            id: id, version: version, name: name, indicators: indicators.compactMap { $0 },
            template: template)
        note(flawsOf: catalogue, places: indicators.indices.filter { indicators[$0] != nil })
        return catalogue
    }

    /// Flaws of rows always; those of the whole only once every row could be read.
    private func note(flawsOf catalogue: IndicatorCatalogue, places: [Int]) {
        let isWhole = notes.problems.isEmpty
        let settings = catalogue.template.applied(to: ScoringSettings.standard)
        let own = catalogue.template.ownWeight?.rate ?? .zero
        for found in catalogue.locatedFlaws(settings, ownWeight: own) {
            if let row = found.row {
                let path = "indicators[\(places[row])].\(found.flaw.field)"
                // What could not be read is not missing besides.
                guard !notes.problems.contains(where: { $0.path == path }) else { continue }
                notes.problems.append(CatalogueProblem(path, found.flaw.message))
            } else if isWhole {
                notes.problems.append(CatalogueProblem(found.flaw.section, found.flaw.message))
            }
        }
    }

    private func indicator(_ row: FieldReader, isScored: Bool) -> Indicator? {
        let id = row.requiredText("indicator")
        if let id, !id.utf8.allSatisfy({ isIdentifierByte($0) }) {
            row.note("indicator", "只能用字母、数字和 - _ .，如 quantity1")
        }
        let level1 = row.text("level1")
        let level2 = row.text("level2")
        let level3 = row.requiredText("level3")
        let kind = row.required("kind", IndicatorKind.self)
        let comparison = row.optional("operator", Comparison.self)
        let target = row.optional("target", WrittenValue.self)
        let measure = row.text("measure")
        let weight =
            isScored ? row.required("weight", Points.self) : row.optional("weight", Points.self)
        let formula = row.optional("formula", IndicatorFormula.self)
        let rule = row.optional("rule", ScoringRule.self)
        let goal = row.text("goal")
        let core = row.optional("core", Bool.self)
        let common = row.optional("common", Bool.self)
        row.finish()
        guard let id, let level3, let kind,
            let weight = weight ?? (isScored ? nil : Points(whole: 0))
        else { return nil }
        return Indicator(
            id, level1 ?? "", level2 ?? "", level3, kind: kind, operator: comparison,
            target: target?.text, measure: measure, weight: weight, formula: formula, rule: rule,
            goal: goal, core: core, common: common)
    }

    private func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension IndicatorCatalogue.Flaw {
    /// The part of the file that a flaw of the whole is about.
    fileprivate var section: String {
        switch self {
        case .goalWeight, .duplicateGoal: "goals"
        case .noExecutionRow: "executionRate"
        case .unknownGrade: "core.grade"
        case .form: field
        default: "indicators"
        }
    }
}
