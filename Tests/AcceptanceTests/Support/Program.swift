import Foundation

/// The `zhixing` executable under test.
enum Program {
    /// It lies beside the test bundle: SwiftPM puts all products of a build into one directory, and on
    /// Linux the running process is the bundle itself (`/proc/self/exe`).
    static let path: String = {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "zhixing").path
    }()

    /// What it inherits: nothing that would lead it to another database or another home.
    static let environment: [String: String] = {
        let inherited = ProcessInfo.processInfo.environment
        var variables = ["LANG": "C.UTF-8", "TZ": "UTC"]
        for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "USER"] {
            variables[name] = inherited[name]
        }
        return variables
    }()

    /// Runs it to its end, with `input` on its standard input.
    static func run(
        _ arguments: [String], input: String = "", environment changes: [String: String] = [:],
        through program: String = path
    ) async throws -> Outcome {
        try await Gate.processes.pass {
            try await RunningProgram(
                arguments, input: input, environment: changes, through: program
            ).outcome()
        }
    }
}

/// What a finished run left behind.
struct Outcome: Sendable {
    /// The exit code, or the negative number of the signal that ended it.
    let status: Int32
    let output: String
    let errors: String

    /// The lines of the output without their line ends; a last line that was cut off is one too.
    var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
}
