import Foundation

/// A run of the program that is under way, so that a test can do something to it meanwhile.
///
/// Its streams are files and not pipes: a server that it starts would inherit a pipe and keep it
/// open, and a pipe that nobody reads would stop it.
struct RunningProgram {
    private let process: Process
    private let files: URL
    private let exits: AsyncStream<Int32>

    init(
        _ arguments: [String], input: String, environment: [String: String] = [:],
        through program: String = Program.path
    ) throws {
        files = URL(filePath: "\(Remains.root)/runs/\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        try Data(input.utf8).write(to: files.appending(path: "in"))
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = Program.environment.merging(environment) { _, new in new }
        let input = try FileHandle(forReadingFrom: files.appending(path: "in"))
        let output = try Self.emptyFile(files.appending(path: "out"))
        let errors = try Self.emptyFile(files.appending(path: "err"))
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = errors
        let (exits, continuation) = AsyncStream.makeStream(of: Int32.self)
        self.exits = exits
        process.terminationHandler = { ended in
            let status = ended.terminationStatus
            continuation.yield(ended.terminationReason == .uncaughtSignal ? -status : status)
            continuation.finish()
        }
        try process.run()
        // The program has its own now, and Foundation's Process crashes beyond a thousand open files.
        for file in [input, output, errors] { try file.close() }
    }

    private static func emptyFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    /// Ends it as a power failure would.
    func killAtOnce() {
        kill(process.processIdentifier, SIGKILL)
    }

    /// Asks it to stop, as Ctrl-C does.
    func interrupt() {
        kill(process.processIdentifier, SIGINT)
    }

    /// Waits for its end.
    func outcome() async throws -> Outcome {
        var status: Int32 = 0
        for await exit in exits { status = exit }
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: files.appending(path: name)), as: UTF8.self)
        }
        let outcome = Outcome(status: status, output: try text("out"), errors: try text("err"))
        try FileManager.default.removeItem(at: files)
        return outcome
    }
}
