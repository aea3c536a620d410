/// The heart of an event-sourced model: what may happen, and what it changes.
///
/// Both functions are pure. `decide` refuses with the figures that explain why; `evolve` accepts
/// whatever has been recorded, since facts are not judged twice.
package protocol Decider {
    associatedtype Command
    associatedtype Context
    associatedtype Decision
    associatedtype Event: Sendable
    associatedtype Rejection: Error

    /// Decides on a command against the state; nothing changes.
    func decide(_ command: Command, _ context: Context) throws(Rejection) -> Decision
    /// Applies one recorded event to the state.
    mutating func evolve(_ recorded: RecordedEvent<Event>)
}
