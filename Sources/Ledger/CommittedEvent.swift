package import Messaging

/// An event that is durable, and where it stands.
package struct CommittedEvent: Equatable, Sendable {
    /// What happened.
    package let event: Event
    /// The end of the record that holds it; the events of one record share it.
    package let position: Position
}
