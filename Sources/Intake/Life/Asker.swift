package import Messaging

/// Who wants something of deliveries, and whose deliveries those may be.
package enum Asker: Equatable, Sendable {
    /// An application, by its key. It knows its own messages alone.
    case application(ApplicationID)
    /// An operator, by a name. He may touch everything.
    case operating(String)

    /// Who it was, as the journal keeps it.
    package var name: String {
        switch self {
        case .application(let id): id.key
        case .operating(let name): name
        }
    }

    /// Whose deliveries alone it may touch; nil for all.
    package var scope: ApplicationID? {
        switch self {
        case .application(let id): id
        case .operating: nil
        }
    }

    /// Whether the message is there for this asker. What the house tells an application is not a message of
    /// the application's.
    func mayTouch(_ message: Message) -> Bool {
        guard let scope else { return true }
        return message.application == scope && message.origin.isAsked
    }
}
