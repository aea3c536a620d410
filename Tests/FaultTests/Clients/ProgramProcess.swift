import Foundation

/// A run of the program, with its output in a file.
struct ProgramProcess: Sendable {
    /// The program lies beside the test bundle, which is this process.
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "zhixing").path

    let identifier: pid_t
    private let file: String
    private let ends: AsyncStream<Int32>

    /// Starts it in `directory`, where its output goes.
    init(_ arguments: [String], in directory: String) throws {
        file = "\(directory)/output"
        try Data().write(to: URL(filePath: file))
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = arguments
        process.environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": directory]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let output = try FileHandle(forWritingTo: URL(filePath: file))
        process.standardOutput = output
        let (ends, continuation) = AsyncStream.makeStream(of: Int32.self)
        self.ends = ends
        process.terminationHandler = { ended in
            let status = ended.terminationStatus
            continuation.yield(ended.terminationReason == .uncaughtSignal ? -status : status)
            continuation.finish()
        }
        try process.run()
        try output.close()
        identifier = process.processIdentifier
    }

    /// What it has written so far.
    var output: String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }

    /// Waits for its end; the exit code, or the negative number of the signal that ended it.
    func end() async -> Int32 {
        var status: Int32 = -1
        for await end in ends { status = end }
        return status
    }
}
