import BudgetDomain
import Documents
import Glibc
import Reports

/// The execution of a year for the terminal: aligned by East Asian width.
enum ExecutionTable {
    static func text(_ report: ExecutionReport) -> String {
        let form = MonthlyExecutionForm(report, ruleSet: .standard)
        var size = winsize()
        let isTerminal =
            isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        return DocumentRenderer.text(
            form.tableDocument,
            options: .terminal(width: isTerminal && size.ws_col >= 100 ? Int(size.ws_col) : nil))
    }
}
