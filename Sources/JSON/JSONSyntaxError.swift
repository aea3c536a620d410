/// Text that is not JSON, with the place where it stops being so.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// Counted in bytes from 1.
    package let column: Int
    /// What is wrong, for people.
    package let problem: String
}
