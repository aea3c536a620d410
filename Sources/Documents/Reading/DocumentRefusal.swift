/// Why a file cannot be read, in one sentence that names the remedy.
package struct DocumentRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal; stable, for tests and for callers that choose an exit code.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case missing, unreadable, tooLarge, empty, unknownKind, wrongExtension, broken, encrypted
        case hostile, noText, toolMissing, tooSlow
    }

    package let code: Code
    /// For people, in Chinese.
    package let message: String

    package var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
