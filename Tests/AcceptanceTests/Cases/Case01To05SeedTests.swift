import JSON
import Testing

/// Cases 1 to 5: the published year's budgets, adjustments and rates, to the cent.
struct Case01To05SeedTests {
    @Test func `Case 1: eight tasks and basic expenditure make 248 and 1207.96`() async throws {
        let ledger = try await Ledger.shared("case-1", SeedYear.budgets)
        let year = try await ledger.execution()

        #expect(year.figures("basic", "initial adjusted") == "9599600.00 9599600.00")
        #expect(year.figures("project", "initial adjusted") == "2480000.00 2480000.00")
        #expect(
            year.figures("unit", "initial adjusted available")
                == "12079600.00 12079600.00 12079600.00")
        #expect(year.figures("T2", "initial carryover spent") == "465000.00 0.00 0.00")
    }

    @Test func `Case 2: the table's version is adjusted to 1125.54`() async throws {
        let ledger = try await Ledger.shared(
            "case-2", SeedYear.budgets + SeedYear.basicIncrease + SeedYear.cuts)
        let year = try await ledger.execution()

        #expect(year.figures("basic", "adjusted") == "10307700.00")
        #expect(year.figures("project", "initial adjusted") == "2480000.00 947700.00")
        #expect(year.figures("unit", "initial adjusted") == "12079600.00 11255400.00")
        for task in ["T4", "T7"] {
            #expect(
                year.figures(task, "adjusted available rateOnAdjusted gapOnAdjusted light")
                    == "0.00 0.00 null null null")
            #expect(year.figures(task, "rateOnInitial gapOnInitial") == "0.00 100.00")
        }
        // The day before the cuts the budget was another, and still is for whoever asks.
        let before = try await ledger.execution("--as-of", "2021-12-19")
        #expect(before.figures("unit", "adjusted") == "12787700.00")
    }

    @Test func `Case 2: the net adjustment rate is -6.82`() async throws {
        let ledger = try await Ledger.shared(
            "case-2-rate", SeedYear.budgets + SeedYear.basicIncrease + SeedYear.cuts)
        // The form has the rate without its sign, held against a target of at most so many percent.
        let report = try await ledger.report()
        let rate = report.entry(of: "indicators", where: "level3", is: "预算调整率")
        #expect(rate?.figures("actual").contains("6.82") == true, "\(rate?.text ?? "")")
    }

    @Test func `Case 2: the projects' cut of 61.79 percent is a red alert`() async throws {
        let ledger = try await Ledger.shared(
            "case-2-projects",
            [
                .open(), .task("T1"), .initial("T1", wan("248")),
                .decrease("T1", wan("153.23"), on: "2021-12-20"),
            ])
        let alerts = try await ledger.ask("alert", "list")["alerts"]?.arrayValue ?? []
        let projects = alerts.first { $0.figures("rule scope") == "A8 project" }
        #expect(projects?.figures("severity") == "red")
        #expect(projects?["figures"]?.text.contains("\"-61.79\"") == true)
    }

    @Test func `Case 3: seed spending gives the seed's rates, task 5 at 14.30`() async throws {
        let ledger = try await Ledger.shared(
            "case-3",
            SeedYear.budgets + SeedYear.basicIncrease + SeedYear.spending + SeedYear.cuts)
        let year = try await ledger.execution()

        let rates = SeedYear.projects.map { year.figures($0.task, "rateOnInitial") }
        #expect(rates == ["51.78", "23.35", "21.50", "0.00", "14.30", "65.80", "0.00", "46.47"])
        #expect(
            year.figures("project", "spent rateOnInitial rateOnAdjusted")
                == "947700.00 38.21 100.00")
        #expect(
            year.figures("basic", "spent rateOnInitial rateOnAdjusted")
                == "10307700.00 107.38 100.00")
        #expect(
            year.figures("unit", "spent available rateOnAdjusted rateOnInitial")
                == "11255400.00 0.00 100.00 93.18")
        #expect(
            year.figures("T1", "timeProgress gapOnInitial gapOnAdjusted") == "100.00 48.22 0.00")
    }

    @Test func `Case 4: the text's version is adjusted to 1209.35 and spent to 93.07`() async throws
    {
        let ledger = try await Ledger.shared(
            "case-4",
            SeedYear.budgets + SeedYear.basicIncrease + SeedYear.spending + SeedYear.smallCuts)
        let year = try await ledger.execution()

        #expect(
            year.figures("unit", "adjusted spent available rateOnAdjusted")
                == "12093500.00 11255400.00 838100.00 93.07")
        #expect(
            year.figures("project", "adjusted available rateOnAdjusted")
                == "1785800.00 838100.00 53.07")
        // 结转结余率 is what was not spent of the adjusted budget, as is the gap at year end.
        #expect(year.figures("unit", "gapOnAdjusted") == "6.93")
    }

    @Test(arguments: [("108600.00", "23.35", "947700.00"), ("108620.00", "23.36", "947720.00")])
    func `Case 5: twenty yuan decide between 23.35 and 23.36`(
        spent: String, rate: String, projects: String
    ) async throws {
        let spending = SeedYear.spending.map { command in
            command.fields.contains { $0.value == "T2" }
                ? command.with("amount", .string(spent)) : command
        }
        let ledger = try await Ledger.shared(
            "case-5-\(rate)",
            SeedYear.budgets
                + SeedYear.basicIncrease + spending)
        let year = try await ledger.execution()

        #expect(year.figures("T2", "spent rateOnInitial") == "\(spent) \(rate)")
        // Both are 94.77 万元, the figure that was printed.
        #expect(year.figures("project", "spent rateOnInitial") == "\(projects) 38.21")
    }
}
