import JSON
import Testing

/// One report over the books of several units.
struct DepartmentTests {
    /// A head unit and a subordinate one, each with its own T1.
    private func department(_ name: String) async throws -> (head: Ledger, units: [String]) {
        let units = ["\(name)-甲", "\(name)-乙"]
        let head = try await Ledger.shared(
            units[0],
            [
                .open("甲办公室"), .task("T1"), .initial("T1", "100.00"),
                .increase("T1", "20.00"), .spend("T1", "60.00", on: "2021-02-01"),
                .threePublic("reception", "10.00"),
            ])
        let other = try await Ledger.shared(
            units[1],
            [
                .open("乙中心"), .task("T1"), .task("B1", "basic"), .initial("T1", "50.00"),
                .initial("B1", "30.00"), .spend("T1", "20.00", on: "2021-02-01"),
                .spend("B1", "4.00", "记-0002", on: "2021-02-01").with("economicCode", "30217"),
                .threePublic("reception", "6.00"),
            ])
        let day = "2021-12-31"
        let complete = Command(
            "DeclareTaskCompletion", on: day, ["task": "T1", "status": "complete"])
        try await head.accept([complete])
        try await other.accept([complete.with("status", "partial")])
        return (head, units)
    }

    @Test func `totals are the sum of the units' own`() async throws {
        let (head, units) = try await department("dept-sum")
        let file = try await head.build("汇总.json", units: units)
        let report = try JSONParser.parse(try contents(of: file))
        let whole = report.entry(of: "budget", where: "row", is: "whole")
        #expect(
            whole?.figures("initial adjusted spent rateOnInitial rateOnAdjusted")
                == "180.00 200.00 84.00 46.67 42.00")
        #expect(
            report["units"]?.arrayValue?.map { $0.figures("unitName initial adjusted spent") } == [
                "甲办公室 100.00 120.00 60.00", "乙中心 80.00 80.00 24.00",
            ])
        #expect(
            report["tasks"]?.arrayValue?.map { $0.figures("task status initial spent") } == [
                "\(units[0])/T1 complete 100.00 60.00", "\(units[1])/T1 partial 50.00 20.00",
            ])
        // 三公: 4.00 of 10.00 + 6.00; the goal rate: one of two projects complete.
        let control = report.entry(of: "indicators", where: "level3", is: "“三公经费”控制率")
        #expect(control?.figures("actual") == "25.00%")
        let goals = report.entry(of: "indicators", where: "level3", is: "年度目标实现率")
        #expect(goals?.figures("actual") == "50.00%")
        let residue = report.entry(of: "indicators", where: "level3", is: "结转结余率")
        #expect(residue?.figures("actual") == "58.00%")
        let adjustment = report.entry(of: "indicators", where: "level3", is: "预算调整率")
        #expect(adjustment?.figures("actual") == "11.11%")
    }

    @Test func `each book is printed with its version and hash, and the file verifies`()
        async throws
    {
        let (head, units) = try await department("dept-verify")
        for options in [[], ["--edition", "public"]] {
            let file = try await head.build("汇总\(options.count).txt", units: units, options)
            let text = String(decoding: try contents(of: file), as: UTF8.self)
            for unit in units {
                let ledger = Ledger(place: head.place, unit: unit)
                let own = try await ledger.report()
                let hash = try #require(own["headHash"]?.stringValue)
                #expect(text.contains(hash), "\(unit)")
                #expect(text.contains("\(unit)/2021"), "\(unit)")
            }
            let found = try await head.verification(of: file)
            #expect(found.status == 0, "\(found.checks)")
        }
    }

    @Test func `a list of units gives the same figures under the department's name`() async throws {
        let (head, units) = try await department("dept-list")
        let list = "\(Remains.root)/reports/dept-list.json"
        let entries = units.map { "{\"unit\":\"\($0)\"}" }.joined(separator: ",")
        try write("{\"name\":\"某部门\",\"units\":[\(entries)]}", to: list)
        let outcome = try await head.place.run(
            ["report", "build", "self-evaluation", "--department", list, "--year", "2021"]
                + ["-o", "-", "--json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let report = try outcome.json()
        #expect(report["unitName"]?.stringValue == "某部门")
        #expect(
            report.entry(of: "budget", where: "row", is: "whole")?.figures("spent") == "84.00")
        try write("{\"units\":[{\"unit\":\"\(units[0])\",\"fiscalYear\":2020}]}", to: list)
        let otherYear = try await head.place.run(
            ["report", "build", "self-evaluation", "--department", list, "--year", "2021"]
                + ["-o", "-", "--json"])
        #expect(otherYear.status == 2)
        #expect(try otherYear.error()["code"]?.stringValue == "otherYear")
    }

    @Test(arguments: [
        ("甲,甲", "2021", Int32(2), "duplicateUnit"), ("甲,没有", "2021", 4, "unknownBook"),
        ("甲,乙", "2022", 4, "unknownBook"), ("甲,", "2021", 2, "badUnit"),
    ])
    func `a unit missing, of another year or listed twice is refused`(
        units: String, year: String, status: Int32, code: String
    ) async throws {
        let name = "dept-refused-\(code)-\(year)"
        let (head, _) = try await department(name)
        let units = units.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "\(name)-\($0)" }.joined(separator: ",")
        let outcome = try await head.place.run(
            ["report", "build", "self-evaluation", "--unit", units, "--year", year]
                + ["-o", "-", "--json"])
        #expect(outcome.status == status)
        let error = try outcome.error()
        #expect(error["code"]?.stringValue == code)
        if year == "2022" { #expect(error["message"]?.stringValue?.contains("2021") == true) }
    }

    @Test func `a task is explained by its own unit's book`() async throws {
        let (head, units) = try await department("dept-task")
        for name in ["\(units[1])/T1.spent", "execution.\(units[1])/T1.spent"] {
            let outcome = try await head.place.run(
                ["explain", name, "--unit", units.joined(separator: ","), "--year", "2021"]
                    + ["--as-of", "2021-12-31", "--json"])
            let explanation = try outcome.json()
            #expect(explanation.figures("value") == "20.00")
            #expect(explanation["events"]?.arrayValue?.count == 1)
        }
    }

    @Test func `a total is explained by the units' parts`() async throws {
        let (head, units) = try await department("dept-explain")
        let outcome = try await head.place.run(
            ["explain", "unit.spent", "--unit", units.joined(separator: ","), "--year", "2021"]
                + ["--as-of", "2021-12-31", "--json"])
        let explanation = try outcome.json()
        #expect(explanation.figures("value") == "84.00")
        #expect(
            explanation["parts"]?.arrayValue?.map { $0.figures("title value") } == [
                "甲办公室 60.00", "乙中心 24.00",
            ])
    }
}
