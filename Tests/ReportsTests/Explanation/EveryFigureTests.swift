import BudgetDomain
import JSON
import Reports
import Testing

/// Whatever number a form prints can be asked about, down to what it is made of.
@Suite struct EveryFigureTests {
    private func year() throws -> EvaluatedYear {
        var year = EvaluatedYear(recovered: true)
        try year.reportEverything()
        for (id, level1, weight) in [("talks", "产出指标", "50"), ("calm", "效益指标", "40")] {
            try year.record(
                "DefineIndicator",
                [
                    "task": "T06", "indicator": .string(id), "level1": .string(level1),
                    "level2": "数量指标", "level3": .string(id), "kind": "quantitative",
                    "operator": "≥", "target": "90%", "weight": .string(weight),
                ])
            try year.record(
                "ReportIndicatorActual", ["indicator": .string(id), "value": "95%"])
        }
        try year.openAndOverride()
        return year
    }

    private func monitoring(_ year: EvaluatedYear) -> MonitoringReport {
        MonitoringReport(
            MonitoringReport.Source(
                figures: year.figures, byFundSource: year.source.byFundSource,
                selfEvaluation: year.state, ruleSet: year.ruleSet.label, headHash: "0a"))
    }

    /// Every figure printed has an explanation with the same value, and so has every part of it.
    private func walk(_ document: Document, _ report: some ExplainsFigures) {
        #expect(!document.figures.isEmpty)
        for figure in document.blocks.flatMap(\.figures) {
            let explanation = report.explanation(of: figure.identifier)
            #expect(explanation?.value == figure.value, "\(figure.identifier.rawValue)")
            #expect(explanation?.formula.isEmpty == false, "\(figure.identifier.rawValue)")
        }
        let explained = Dictionary(
            uniqueKeysWithValues: document.explanations.map { ($0.identifier, $0) })
        for explanation in document.explanations {
            for part in explanation.parts + explanation.byTask {
                guard let identifier = part.identifier else { continue }
                #expect(
                    explained[identifier]?.value == part.value,
                    "\(explanation.identifier.rawValue): \(identifier.rawValue)")
            }
        }
        let names = report.explainableFigures
        #expect(Set(names).isSuperset(of: document.figures.map(\.identifier)))
        #expect(Set(names).count == names.count)
    }

    @Test func `Every figure of the department's report and form is explained`() throws {
        let report = try year().report
        walk(report.document, report)
        walk(report.forms, report)
    }

    @Test func `Every figure of the projects' forms is explained`() throws {
        let report = ProjectSelfEvaluationReport(try year().source)
        walk(report.document, report)
    }

    @Test func `Every figure of the monitoring form is explained`() throws {
        let report = monitoring(try year())
        walk(report.document, report)
    }

    @Test func `No cell of a form holds a number without a name`() throws {
        let year = try year()
        let documents = [
            year.report.document, ProjectSelfEvaluationReport(year.source).document,
            monitoring(year).document,
        ]
        for cell in documents.flatMap({ cells($0.blocks) }) where cell.value.isNumeric {
            #expect(cell.identifier != nil, "\(cell.value.text)")
        }
    }

    private func cells(_ blocks: [Block]) -> [Cell] {
        blocks.flatMap { block -> [Cell] in
            switch block {
            case .table(let table): table.rows.flatMap(\.cells)
            case .landscape(let inner): cells(inner)
            default: []
            }
        }
    }

    @Test(arguments: [
        "execution.T01.colour", "execution.T99.spent", "execution.T01.fiscal.available",
        "course.13.unit.spent", "course.1.unit.spent", "ruleSet.grade9.name", "task.T01.colour",
        "threePublic.colour", "",
    ])
    func `Names of nothing have no explanation`(name: String) throws {
        #expect(try year().report.explanation(of: FigureIdentifier(rawValue: name)) == nil)
    }
}
