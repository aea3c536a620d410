package import BudgetDomain

/// Where the server hands commands in, and who may send them (写入接口).
package struct CommandIntake: Sendable {
    /// What became of a command.
    package enum Outcome: Sendable {
        /// Its events; `isRepetition` where the same had been recorded before.
        case recorded(events: [Event], isRepetition: Bool)
        case refused(BudgetRejection)
    }

    /// One of the command's own events.
    package struct Event: Sendable {
        package let id: String
        package let type: String
        package let version: Int64

        package init(id: String, type: String, version: Int64) {
            self.id = id
            self.type = type
            self.version = version
        }
    }

    /// No answer can be had now; the same command may be sent again with its key.
    package struct Unavailable: Error, Sendable {
        /// What happened, for the log.
        package let reason: String
        /// Whether the command may have been recorded all the same.
        package let isOutcomeUnknown: Bool

        package init(reason: String, isOutcomeUnknown: Bool) {
            self.reason = reason
            self.isOutcomeUnknown = isOutcomeUnknown
        }
    }

    let tokens: AccessTokens
    let handle: @Sendable (BudgetCommand) async throws -> Outcome

    /// Takes what `handle` records or refuses; it throws ``Unavailable`` where it can do neither.
    package init(
        tokens: AccessTokens,
        handle: @escaping @Sendable (BudgetCommand) async throws -> Outcome
    ) {
        self.tokens = tokens
        self.handle = handle
    }
}
