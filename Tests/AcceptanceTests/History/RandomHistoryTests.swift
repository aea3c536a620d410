import JSON
import Testing

/// A random year, asked by both clocks, against figures added up independently.
struct RandomHistoryTests {
    private static let days = [
        "2021-01-03", "2021-01-31", "2021-04-15", "2021-07-31", "2021-11-20", "2021-12-31",
    ]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `figures agree with an independent sum at any day and moment`(seed: UInt64) async throws {
        var history = RandomHistory(seed: seed)
        let ledger = try await Ledger.shared("random-\(seed)", history.beginning())
        var moments = [moment()]
        for _ in 1...3 {
            let batch = history.batch(of: 60)
            let recording = try await ledger.record(batch.map(\.command), "--keep-going")
            let expected = batch.map(\.isAccepted)
            #expect(recording.answers.count == batch.count)
            for (step, answer) in zip(batch, recording.answers) {
                let line = step.command.line(unit: ledger.unit, year: 2021)
                #expect(answer.isAccepted == step.isAccepted, "\(line) \(answer.json.text)")
            }
            #expect(expected.contains(true) && expected.contains(false))
            moments.append(moment())
        }

        for (batch, moment) in moments.enumerated() {
            for day in Self.days {
                try await expect(history.oracle, in: ledger, asOf: day, at: moment, after: batch)
            }
        }
        let year = try await ledger.execution()
        for task in Oracle.tasks {
            let available = Oracle.sources.reduce(0) { $0 + history.oracle.available(task, $1) }
            #expect(year.figures(task, "available") == fenText(available))
        }
        #expect(try await ledger.place.run(["verify"] + ledger.name).status == 0)
        #expect(try await ledger.place.run(["rebuild", "--check"] + ledger.name).status == 0)
    }

    private func expect(
        _ oracle: Oracle, in ledger: Ledger, asOf day: String, at moment: String, after batch: Int
    ) async throws {
        let execution = try await ledger.execution("--as-of", day, "--known-at", moment)
        let groups: [(String, Set<String>)] =
            Oracle.tasks.map { ($0, [$0]) } + [
                ("project", ["T1", "T2", "T3"]), ("basic", ["B1"]), ("unit", Set(Oracle.tasks)),
            ]
        for (row, tasks) in groups {
            let expected = oracle.figures(of: tasks, asOf: day, knownAfter: batch)
            #expect(
                execution.figures(row, Oracle.wanted) == expected, "\(row) \(day) batch \(batch)")
        }
    }
}
