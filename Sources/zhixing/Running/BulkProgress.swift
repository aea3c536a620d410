import Foundation
import JSON
import PostgreSQLStore

/// How far a bulk import is, on standard error about once a second.
struct BulkProgress {
    /// How many there will be; nil where nobody knows.
    let total: Int64?
    private let clock = ContinuousClock()
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var calls = 0

    init(total: Int64?) {
        self.total = total
    }

    /// Tells rate and time left, if a second has passed.
    mutating func tell(_ tally: BulkTally) {
        calls += 1
        guard calls.isMultiple(of: 1024), clock.now - last >= .seconds(1) else { return }
        last = clock.now
        let done = tally.events + tally.repeated
        let rate = Double(done) / max((last - start).seconds, 0.001)
        var text = "已登记 \(done)，每秒 \(Int(rate))"
        if let total, rate > 0, total > done {
            text += "，约剩 \(Int(Double(total - done) / rate)) 秒"
        }
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// What came of it, for people or programs.
    func finish(_ tally: BulkTally, asJSON: Bool) {
        if asJSON {
            print(
                JSONValue.object([
                    .init("schema", 1), .init("accepted", .integer(tally.accepted)),
                    .init("repeated", .integer(tally.repeated)),
                    .init("refused", .integer(tally.refused)),
                    .init("events", .integer(tally.events)),
                ]).text)
        } else {
            print(
                "登记 \(tally.accepted) 项业务（\(tally.events) 个事件），此前已登记 \(tally.repeated) 项，"
                    + "拒绝 \(tally.refused) 项。预警请用 alert evaluate 评估。")
        }
    }
}
