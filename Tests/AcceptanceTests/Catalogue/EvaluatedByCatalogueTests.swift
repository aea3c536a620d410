import JSON
import Testing

/// A year evaluated by each catalogue that comes with the program; totals are added up by hand.
@Suite struct EvaluatedByCatalogueTests {
    private func command(_ name: String, _ year: Int, _ fields: KeyValuePairs<String, JSONValue?>)
        -> Command
    {
        Command(name, on: "\(year)-12-31", fields)
    }

    private func actual(_ year: Int, _ indicator: String, _ value: String) -> Command {
        command(
            "ReportIndicatorActual", year,
            ["indicator": .string(indicator), "value": .string(value)])
    }

    private func importing(_ name: String, into ledger: Ledger, _ more: String...) async throws
        -> Outcome
    {
        try await ledger.place.run(
            ["catalogue", "import", "--builtin", name] + ledger.name + more + ["--json"])
    }

    private func department(_ unit: String) async throws -> Ledger {
        var ledger = try await Ledger.shared(unit)
        ledger.year = 2023
        try await ledger.accept([
            .open(on: "2023-01-01"), .task("B1", "basic", on: "2023-01-01"),
            .task("T1", on: "2023-01-01"), .initial("B1", "600000.00", on: "2023-01-04"),
            .initial("T1", "400000.00", on: "2023-01-04"),
            .spend("B1", "600000.00", on: "2023-03-10"),
            .spend("T1", "310000.00", "记-0002", on: "2023-05-10"),
        ])
        return ledger
    }

    @Test func `The department's form scores in bands of whole points`() async throws {
        let ledger = try await department("CAT-DEPARTMENT")
        let first = try await importing("department-2023", into: ledger)
        #expect(first.status == 0, "\(first.errors)")
        try await ledger.accept([
            actual(2023, "compliance", "优"), actual(2023, "disclosure", "良"),
            actual(2023, "quality", "90%"), actual(2023, "effect", "中"),
            actual(2023, "satisfaction", "92%"),
            command(
                "DeclareTaskCompletion", 2023,
                ["task": "T1", "status": "complete", "evidence": "总结"]),
            command("OpenSelfEvaluation", 2023, [:]),
        ])
        let report = try await ledger.report()
        let scores = report["indicators"]?.arrayValue?.compactMap { $0["score"]?.stringValue }
        // 91% of 100% is in the band from 85%: 80% of 20. 90 ÷ 95 is 94.7%: 80% of 10.
        #expect(
            scores == ["16.00", "10.00", "10.00", "8.00", "15.00", "8.00", "9.00", "10.00"])
        #expect(report["score"] == "86.00")
        #expect(report["grade"] == "良好")
        #expect(report["catalogue"] == "department-2023@2023.1")
        try await ledger.accept([actual(2023, "compliance", "良")])
        let capped = try await ledger.report()
        #expect(capped["score"] == "84.00")
        #expect(capped["grade"] == "合格")
        let late = try await importing("department-2023", into: ledger)
        #expect(late.status == 0, "the catalogue in force is no change")
        let refusal = try await ledger.refusal(
            of: command(
                "DefineIndicator", 2023,
                [
                    "indicator": "x", "level1": "产出", "level3": "x", "kind": "qualitative",
                    "weight": "1",
                ]))
        #expect(refusal.code == "selfEvaluationOpen")
    }

    @Test func `The same catalogue imported twice is one event`() async throws {
        let ledger = try await department("CAT-TWICE")
        func version(_ outcome: Outcome) throws -> (JSONValue?, JSONValue?) {
            let event = try outcome.json()["events"]?.arrayValue?.first
            return (event?["version"], event?["repetition"])
        }
        let rehearsed = try await importing("department-2023", into: ledger, "--dry-run")
        #expect(rehearsed.status == 0)
        let first = try version(try await importing("department-2023", into: ledger))
        let second = try version(try await importing("department-2023", into: ledger))
        #expect(first.0 == second.0)
        #expect(first.1 == false && second.1 == true)
        let listed = try await ledger.ask("catalogue", "list")
        #expect(listed["catalogues"]?.arrayValue?.map { $0["id"] } == ["department-2023"])
        #expect(listed["catalogues"]?.arrayValue?.first?["bookVersion"] == first.0)
        let shown = try await ledger.ask("catalogue", "show")
        #expect(shown["catalogue"]?["indicators"]?.arrayValue?.count == 8)
    }

    @Test func `A catalogue of a later year or of another form is refused`() async throws {
        let ledger = try await Ledger.shared("CAT-WRONG", [.open()])
        let later = try await importing("department-2023", into: ledger)
        #expect(later.status == 4 && later.errors.contains("notYetEffective"))
        let none = try await importing("project-2020", into: ledger)
        #expect(none.status == 4 && none.errors.contains("noProject"))
        let task = try await importing("department-2023", into: ledger, "--task", "T1")
        #expect(task.status == 2)
    }

    @Test func `The project's form has ten points for execution and ninety for its rows`()
        async throws
    {
        let ledger = try await Ledger.shared(
            "CAT-PROJECT",
            [
                .open(), .task("T1"), .task("T2"), .initial("T1", "1000000.00"),
                .spend("T1", "930000.00", on: "2021-06-10"),
            ])
        let imported = try await importing("project-2020", into: ledger)
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(try imported.json()["events"]?.arrayValue?.count == 2)
        try await ledger.accept([
            actual(2021, "T1.quantity", "9"), actual(2021, "T1.quality", "90%"),
            actual(2021, "T1.timeliness", "14"), actual(2021, "T1.cost", "93%"),
            actual(2021, "T1.socialBenefit", "部分达成"), actual(2021, "T1.lastingEffect", "达成"),
            actual(2021, "T1.satisfaction", "88%"), command("OpenSelfEvaluation", 2021, [:]),
            command(
                "ScoreIndicator", 2021,
                ["indicator": "T1.socialBenefit", "score": "14", "reason": "部分达成"]),
        ])
        let file = "\(Remains.root)/reports/CAT-PROJECT.txt"
        try write("", to: file)
        let built = try await ledger.place.run(
            ["report", "build", "project-self-evaluation"] + ledger.name
                + ["--task", "T1", "-o", file])
        #expect(built.status == 0, "\(built.errors)")
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        // 11.25 + 14.21 + 6 + 10 + 14 + 10 + 9.78, and 9.30 for 93%.
        for figure in ["11.25", "14.21", "9.78", "9.30", "84.54", "财政专户管理资金", "单位资金"] {
            #expect(text.contains(figure), "\(figure) is missing")
        }
        let ambiguous = try await ledger.refusal(of: actual(2021, "服务对象满意度", "90%"))
        #expect(ambiguous.code == "ambiguousIndicator")
    }
}
