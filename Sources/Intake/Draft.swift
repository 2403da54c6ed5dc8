import Catalog
import Messaging

/// A message that is about to be accepted: frozen, but not counted yet.
struct Draft: Sendable {
    /// What is going to be recorded.
    var accepted: MessageAccepted
    /// Its channel; nil for one that was removed since the message was first accepted.
    let channel: Channel?
    /// The IP address of the person who caused it; empty for unknown.
    let clientAddress: String
    /// The receivers of its deliveries as they were written, in the same order.
    let receivers: [String]
    /// Whether it is sent again on purpose, so that it is no mistake that it was sent before.
    let isRepeat: Bool

    /// The same with each delivery that would be due in quiet hours put off until they end where its receiver
    /// lives; the message lives as much longer as the longest has to wait. Codes and alerts never wait.
    func waitingOutQuietHours(in catalog: CatalogSnapshot) -> Draft {
        let message = accepted.message
        guard let channel, let hours = channel.quietHours,
            message.messageClass == .notice || message.messageClass == .marketing
        else { return self }
        var draft = self
        draft.accepted.deliveries = accepted.deliveries.map { delivery in
            let end = hours.end(after: message.dueAt, in: catalog.zone(of: delivery.recipient, on: channel))
            guard end > message.dueAt else { return delivery }
            return Delivery(
                id: delivery.id, recipient: delivery.recipient, notBefore: end,
                resentFrom: delivery.resentFrom)
        }
        let latest = draft.accepted.deliveries.lazy.compactMap(\.notBefore).max() ?? message.dueAt
        draft.accepted.message.expiresAt = latest + (message.expiresAt - message.dueAt)
        return draft
    }
}
