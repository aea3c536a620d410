import Testing

/// Seeded schedules of clients and faults, each judged by an independent checker.
///
/// `Scripts/soak` runs many more of them, and one of them again.
struct ScheduleTests {
    @Test func `nothing acknowledged is lost and nothing is doubled, whatever goes wrong`()
        async throws
    {
        let settings = FaultSettings.environment
        let summary = try await FaultRun(settings: settings).run()
        for failure in summary.failures { Issue.record(Comment(rawValue: failure)) }
        #expect(summary.schedules == settings.numbers.count)
        // Faults that strike nobody test nothing.
        if summary.faulty >= 100 { #expect(summary.struck * 10 >= summary.faulty * 6) }
        print(
            "\(summary.schedules) schedules of seed \(settings.seed): \(summary.struck) faults "
                + "struck, \(summary.killed) of them killed the server; "
                + "\(summary.failures.count) schedules failed")
    }

    @Test func `a schedule follows from its seed and number alone`() {
        for number in 1...40 {
            let (first, second) = (
                Schedule(seed: 7, number: number), Schedule(seed: 7, number: number)
            )
            #expect(first.title == second.title)
            #expect(first.commands == second.commands)
            #expect(first.inner == second.inner)
        }
        #expect(Schedule(seed: 7, number: 1).commands != Schedule(seed: 8, number: 1).commands)
    }

    @Test func `every fault, every way and every step comes up within a thousand schedules`() {
        let schedules = (1...1000).map { Schedule(seed: 1, number: $0) }
        #expect(Set(schedules.map(\.fault)) == Set(Fault.allCases))
        #expect(schedules.filter(\.fault.killsServer).count == 1000 / Schedule.serverEvery)
        let ways = Set(schedules.map { $0.ways[0] })
        #expect(
            ways == [
                .alone, .together, .bulk, .rebuild, .recordProcess, .bulkProcess, .rebuildProcess,
            ])
        for fault in Fault.ofServer + [.cutConnection, .endSession] {
            let struck = schedules.filter { $0.fault == fault }
            #expect(Set(struck.map { $0.ways[0] }) == [.alone, .together, .bulk, .rebuild])
        }
        #expect(
            Set(schedules.filter { $0.fault == .endWaitingSession }.map(\.obstacle))
                == Set(Obstacle.allCases))
    }
}
