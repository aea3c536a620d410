import JSON
import Testing

/// The JSON of `execution`, which scripts rely on.
struct ExecutionContractTests {
    private static let figures: Set<String> = [
        "initial", "carryover", "adjusted", "monthSpent", "spent", "available", "rateOnInitial",
        "rateOnAdjusted", "timeProgress", "recovered", "frozen", "gapOnInitial", "gapOnAdjusted",
        "light",
    ]
    private static let book: [Command] = [
        .open("某区某办公室"), .task("T1"), .task("B1", "basic"), .initial("T1", "1345000.00"),
        .initial("B1", "600.00"), .spend("T1", "696400.00", on: "2021-03-10"),
    ]

    @Test func `its keys are the contract's`() async throws {
        let ledger = try await Ledger.shared("contract-keys", Self.book)
        let json = try await ledger.execution().json

        #expect(json["schema"] == 1)
        #expect(
            json.figures("unit unitName fiscalYear month asOf version")
                == "contract-keys 某区某办公室 2021 12 2021-12-31 6")
        for key in ["rows", "totals", "threePublic", "freshness"] { #expect(json[key] != nil) }
        for row in json["rows"]?.arrayValue ?? [] {
            #expect(Self.figures.union(["task", "name", "category"]).subtracting(row.names) == [])
        }
        for total in ["basic", "project", "unit"] {
            let names = json["totals"]?[total]?.names ?? []
            #expect(Self.figures.subtracting(names) == [])
            #expect(Set(names).isDisjoint(with: ["task", "name", "category"]))
        }
        let threePublic = Set(json["threePublic"]?.names ?? [])
        #expect(threePublic.isSuperset(of: ["budget", "spent", "rate"]))
        let freshness = Set(json["freshness"]?.names ?? [])
        #expect(freshness.isSuperset(of: ["lastVoucherOn", "lastRecordedAt", "lastRecordedBy"]))
    }

    @Test func `its values are decimal strings, and behind is positive`() async throws {
        let ledger = try await Ledger.shared("contract-values", Self.book)
        let year = try await ledger.execution()
        #expect(year.figures("T1", "task name category") == "T1 任务T1 project")
        #expect(
            year.figures("T1", "initial carryover adjusted monthSpent spent available")
                == "1345000.00 0.00 1345000.00 0.00 696400.00 648600.00")
        #expect(
            year.figures(
                "T1", "rateOnInitial rateOnAdjusted timeProgress gapOnInitial gapOnAdjusted")
                == "51.78 51.78 100.00 48.22 48.22")
        #expect(year.figures("T1", "recovered frozen light") == "0.00 0.00 red")
        let march = try await ledger.execution(month: 3)
        #expect(
            march.figures("T1", "monthSpent timeProgress gapOnAdjusted light")
                == "696400.00 25.00 -26.78 green")
        for figure in Self.figures.subtracting(["light"]) {
            #expect(year.row("T1")[figure]?.stringValue != nil, "\(figure)")
        }
    }

    @Test func `rates are null where the denominator is 0`() async throws {
        let ledger = try await Ledger.shared("contract-null", [.open(), .task("T1")])
        let year = try await ledger.execution()
        for row in ["T1", "project", "basic", "unit"] {
            #expect(
                year.figures(row, "rateOnInitial rateOnAdjusted gapOnInitial gapOnAdjusted light")
                    == "null null null null null")
        }
    }

    @Test func `rounding is half away from zero, once`() async throws {
        let ledger = try await Ledger.shared(
            "contract-rounding",
            [
                .open(), .task("T1"), .task("T2"), .initial("T1", "2000.00"),
                .initial("T2", "2000.00"), .spend("T1", "0.10", "记-0001", on: "2021-12-01"),
                .spend("T2", "0.09", "记-0002", on: "2021-12-01"),
            ])
        let year = try await ledger.execution()
        // 0.005 percent and 0.0045 percent.
        #expect(year.figures("T1", "rateOnInitial gapOnInitial") == "0.01 100.00")
        #expect(year.figures("T2", "rateOnInitial gapOnInitial") == "0.00 100.00")
    }

    @Test func `progress counts month-ends, whatever is closed`() async throws {
        let ledger = try await Ledger.shared("contract-progress", Self.book)
        for (day, progress) in [
            ("2021-01-30", "0.00"), ("2021-01-31", "8.33"), ("2021-07-31", "58.33"),
            ("2021-08-30", "58.33"), ("2021-12-31", "100.00"),
        ] {
            let execution = try await ledger.execution("--as-of", day)
            #expect(execution.json.figures("asOf") == day)
            #expect(execution.figures("unit", "timeProgress") == progress, "\(day)")
        }
    }

    @Test func `a month is its last day, and not both`() async throws {
        let ledger = try await Ledger.shared("contract-month", Self.book)
        let month = try await ledger.execution(month: 4)
        #expect(month == (try await ledger.execution("--as-of", "2021-04-30")))
        #expect(month.json.figures("month asOf") == "4 2021-04-30")
        for options in [
            ["--month", "4", "--as-of", "2021-04-30"], ["--month", "13"], ["--month", "0"],
            ["--as-of", "2021-02-30"], ["--known-at", "gestern"],
        ] {
            let outcome = try await ledger.place.run(
                ["execution"] + ledger.name + options + ["--json"])
            #expect(outcome.status == 2, "\(options)")
        }
    }

    @Test func `tasks appear from the day they are registered`() async throws {
        let ledger = try await Ledger.shared(
            "contract-tasks", Self.book + [.task("T2", on: "2021-05-02")])
        #expect(try await ledger.execution("--as-of", "2021-05-01").tasks.sorted() == ["B1", "T1"])
        #expect(try await ledger.execution("--as-of", "2021-05-02").tasks.contains("T2"))
    }

    @Test func `freshness tells the last voucher's day and who recorded last`() async throws {
        let ledger = try await Ledger.shared(
            "contract-fresh",
            Self.book + [
                .reverse(by: "记-0002", on: "2021-05-06"),
                Command.spend("T1", "1.00", "记-0003", on: "2021-04-07").by("周会计"),
            ])
        func lastVoucher(_ options: String...) async throws -> String? {
            let execution = try await ledger.execution(options)
            return execution.json["freshness"]?.figures("lastVoucherOn lastRecordedBy")
        }
        #expect(try await lastVoucher() == "2021-05-06 周会计")
        #expect(try await lastVoucher("--as-of", "2021-05-05")?.hasPrefix("2021-04-07") == true)
        #expect(try await lastVoucher("--as-of", "2021-03-09")?.hasPrefix("null") == true)
    }
}
