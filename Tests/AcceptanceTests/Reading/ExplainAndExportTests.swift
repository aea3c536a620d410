import JSON
import Testing

/// From a figure to its vouchers, and from a book to a file.
struct ExplainAndExportTests {
    private static let book: [Command] = [
        .open(), .task("T1"), .initial("T1", "1000.00"),
        .spend("T1", "250.00", "记-0001", on: "2021-02-01").with("payee", "某文印店"),
        .spend("T1", "150.00", "记-0002", on: "2021-03-01"),
    ]

    @Test func `an export is every event in order, as JSON Lines`() async throws {
        let ledger = try await Ledger.shared("export", Self.book)
        let outcome = try await ledger.place.run(["events", "export"] + ledger.name)
        #expect(outcome.status == 0)
        let events = try outcome.lines.map { try JSONParser.parse($0) }
        #expect(events.compactMap { $0["version"]?.integerValue } == [1, 2, 3, 4, 5])
        #expect(
            events.map { $0.figures("type") }.suffix(2)
                == ["ExpenditureApproved", "ExpenditureApproved"])

        let file = "\(Remains.root)/export.jsonl"
        let written = try await ledger.place.run(
            ["events", "export"] + ledger.name + ["-o", file])
        #expect(written.status == 0)
        #expect(try contents(of: file) == Array(outcome.output.utf8))
    }

    @Test func `each exported event names the hash before it`() async throws {
        let ledger = try await Ledger.shared("export-chain", Self.book)
        let outcome = try await ledger.place.run(["events", "export"] + ledger.name)
        let events = try outcome.lines.map { try JSONParser.parse($0) }
        func hashes(_ names: String...) -> [String] {
            events.compactMap { event in names.lazy.compactMap { event[$0]?.stringValue }.first }
        }
        let own = hashes("hash")
        let previous = hashes("previous_hash", "previousHash")
        #expect(own.count == 5 && Set(own).count == 5)
        #expect(Array(previous.dropFirst()) == Array(own.dropLast()))
    }

    @Test func `a payee's name is not in what the hash covers`() async throws {
        let ledger = try await Ledger.shared("export-payee", Self.book)
        let outcome = try await ledger.place.run(["events", "export"] + ledger.name)
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("某文印店"))
    }

    @Test(arguments: [("T1.spent", "400.00", "250.00"), ("T1.rateOnInitial", "40.00", "25.00")])
    func `a figure is explained by its formula and the vouchers under it`(
        figure: String, value: String, inFebruary: String
    ) async throws {
        let ledger = try await Ledger.shared("explain-\(figure)", Self.book)
        let explanation = try await ledger.ask("explain", figure)
        #expect(explanation["formula"]?.stringValue?.isChinese == true)
        #expect(explanation.text.contains(value))
        #expect(vouchers(in: explanation) == [4, 5])
        let february = try await ledger.ask("explain", figure, options: ["--month", "2"])
        #expect(february.text.contains(inFebruary))
        #expect(vouchers(in: february) == [4])
    }

    @Test func `a list that is cut off says how much there is`() async throws {
        let ledger = try await Ledger.shared("explain-limit", Self.book)
        let cut = try await ledger.ask("explain", "T1.spent", options: ["--limit", "1"])
        #expect(vouchers(in: cut) == [5])
        #expect(cut["eventCount"] == 2)
        let text = try await ledger.place.run(
            ["explain", "T1.spent"] + ledger.name + ["--limit", "1"])
        #expect(text.output.contains("= 0.04 万元"))
        #expect(text.output.contains("共 2 笔，合计 400.00 元，列出最近 1 笔"))
    }

    @Test func `a transfer is on both sides, and nothing to their sum`() async throws {
        let ledger = try await Ledger.shared(
            "explain-transfer", Self.book + [.task("T2"), .transfer("T1", "T2", "30.00")])
        for (scope, amounts) in [
            ("T1", ["-30.00", "1000.00"]), ("T2", ["30.00"]),
            ("unit", ["-30.00", "30.00", "1000.00"]), ("basic", []),
        ] {
            let explanation = try await ledger.ask("explain", "\(scope).adjusted")
            let events = explanation["events"]?.arrayValue ?? []
            #expect(events.map { $0.figures("amount") } == amounts, "\(scope)")
            #expect(explanation["eventCount"]?.integerValue == amounts.count, "\(scope)")
        }
    }

    @Test(arguments: ["explain T1.spent", "execution"])
    func `before the first event it says when that was`(_ command: String) async throws {
        let ledger = try await Ledger.shared("explain-early-\(command.count)", Self.book)
        let outcome = try await ledger.place.run(
            command.split(separator: " ").map(String.init) + ledger.name
                + ["--known-at", "2020-01-01T00:00:00+08:00"])
        #expect(outcome.status == 4)
        #expect(outcome.errors.contains("当时还没有入账，最早的事项于 "))
    }

    private func vouchers(in explanation: JSONValue) -> [Int] {
        let events = explanation["events"]?.arrayValue ?? []
        return events.filter { $0["type"] == "ExpenditureApproved" }
            .compactMap { $0["version"]?.integerValue }.sorted()
    }
}
