import BudgetDomain
import JSON
import PostgreSQL
import PostgreSQLStore

/// JSON Lines through the bulk importer: refusals are answered by line, the others are counted.
enum BulkRecording {
    /// Records all lines; answers the exit code of the first refusal, 0 where there is none.
    static func record(_ input: inout LineInput, on connections: [Connection], asJSON: Bool)
        async throws -> Int32
    {
        let importer = BulkImporter(
            connections, review: .byReport)
        var status: Int32 = 0
        var progress = BulkProgress(total: nil)
        // The importer counts commands; empty and malformed lines are none.
        var lineNumbers: [Int: Int] = [:]
        var refused: [BulkImporter.Refusal] = []
        importer.onRefusal = { refused.append($0) }
        var line = 0
        var taken = 0
        var malformed: Int64 = 0
        // Refusals come by batch, and the status is that of the first line refused.
        var first = Int.max
        func answer(_ rejection: BudgetRejection, _ line: Int) {
            if line < first {
                first = line
                status = ExitStatus.of(rejection)
            }
            let told: JSONValue = [
                "line": .integer(line), "ok": false, "error": ErrorReport(rejection).json,
            ]
            print(told.text)
        }
        func answerRefused() {
            refused.sort { $0.index < $1.index }
            for refusal in refused { answer(refusal.rejection, lineNumbers[refusal.index] ?? 0) }
            refused = []
        }
        while let lines = try input.next() {
            for bytes in lines {
                line += 1
                guard let text = Recording.content(of: bytes) else { continue }
                switch Recording.command(text, line: line) {
                case .success(let command):
                    // What has been flushed needs no numbers any more.
                    if taken.isMultiple(of: 4 * BulkImporter.batchSize) {
                        try await importer.flush()
                        answerRefused()
                        lineNumbers = [:]
                    }
                    lineNumbers[taken] = line
                    taken += 1
                    try await importer.take(command)
                    progress.tell(importer.tally)
                case .failure(let rejection):
                    malformed += 1
                    answer(rejection, line)
                }
            }
            answerRefused()
        }
        try await importer.flush()
        answerRefused()
        var tally = importer.tally
        tally.refused += malformed
        progress.finish(tally, asJSON: asJSON)
        return status
    }
}
