import BudgetDomain
import Documents
import EventSourcing

/// The exit codes that scripts rely on.
enum ExitStatus {
    static let failure: Int32 = 1
    static let usage: Int32 = 2
    static let findings: Int32 = 3
    static let refused: Int32 = 4
    static let conflict: Int32 = 5
    static let notPermitted: Int32 = 6

    static func of(_ error: any Error) -> Int32 {
        switch error {
        case let rejection as BudgetRejection: of(rejection)
        case is ConcurrencyConflict: conflict
        case RenderingError.notPrintable, RenderingError.tooLong: refused
        default: failure
        }
    }

    static func of(_ rejection: BudgetRejection) -> Int32 {
        switch rejection.kind {
        case .malformed: usage
        case .refused: refused
        case .conflict: conflict
        case .notPermitted: notPermitted
        }
    }
}

/// Ends the program with a code, and tells why unless that has been told already.
struct CommandFailure: Error {
    let exitCode: Int32
    var report: ErrorReport?

    init(exitCode: Int32, report: ErrorReport? = nil) {
        self.exitCode = exitCode
        self.report = report
    }

    /// A mistake in how the program was called.
    static func usage(_ code: String, _ message: String) -> CommandFailure {
        CommandFailure(
            exitCode: ExitStatus.usage, report: ErrorReport(code: code, message: message))
    }
}
