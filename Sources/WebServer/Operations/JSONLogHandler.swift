import EventSourcing
import Foundation
import JSON
package import Logging
import Reports

/// Writes each log message as one line of JSON on standard error, for collectors of logs (结构化日志).
package struct JSONLogHandler: LogHandler {
    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    private let label: String
    private let write: @Sendable (String) -> Void

    /// Makes a handler that hands whole lines, with their line breaks, to `write`.
    package init(
        label: String,
        write: @escaping @Sendable (String) -> Void = { line in
            // One write per line: lines of concurrent requests do not mix.
            FileHandle.standardError.write(Data(line.utf8))
        }
    ) {
        self.label = label
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let now = Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        let own: [JSONValue.Member] = [
            .init("time", .string(now.text)), .init("level", .string(event.level.rawValue)),
            .init("logger", .string(label)), .init("message", .string("\(event.message)")),
        ]
        let extra = metadata.merging(event.metadata ?? [:]) { $1 }
            .filter { pair in !own.contains { $0.name == pair.key } }
            .map { JSONValue.Member(Self.names[$0.key] ?? $0.key, .string("\($0.value)")) }
            .sorted { $0.name < $1.name }
        write(JSONValue.object(own + extra).text + "\n")
    }

    /// What the framework calls by names of its own.
    private static let names = ["hb.request.id": "requestId"]
}
