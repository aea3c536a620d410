import Foundation

/// Which schedules a run has: a few hundred, unless the environment asks for more or for one.
struct FaultSettings: Sendable {
    /// Schedules follow from it; the same in every run of the tests, so that they are the same tests.
    let seed: UInt64
    let numbers: ClosedRange<Int>
    /// Where the run notes how far it has come; nil for one that begins anew each time.
    let progress: String?

    static let environment: FaultSettings = {
        let variables = ProcessInfo.processInfo.environment
        func number(_ name: String) -> Int? {
            variables["ZHIXING_FAULTS_" + name].flatMap { Int($0) }
        }
        let only = number("ONLY")
        return FaultSettings(
            seed: variables["ZHIXING_FAULTS_SEED"].flatMap { UInt64($0) } ?? 1,
            numbers: only.map { $0...$0 } ?? 1...max(1, number("SCHEDULES") ?? 300),
            progress: only == nil ? variables["ZHIXING_FAULTS_PROGRESS"] : nil)
    }()

    /// The command that repeats one schedule.
    func repetition(of number: Int) -> String {
        "Scripts/soak --seed \(seed) --only \(number)"
    }
}
