import Ledger
import Messaging
import Policy

/// One writing to one receiver, as those see it who limit how often that happens.
struct GuardedWriting: Sendable {
    /// Who gets it.
    let recipient: Recipient
    /// Over which channel, with its limits.
    let channel: Channel
    /// What must not come twice; nil where it may.
    let text: RepeatGuard.Sameness?
    /// The code that it is; nil for other messages.
    let code: CodeGuard.Code?

    /// A delivery that is about to be accepted.
    init(
        to recipient: Recipient, on channel: Channel, of application: ApplicationID, guarding: Guarding
    ) {
        self.init(
            recipient, channel, application, guarding: guarding, isCode: channel.messageClass == .code)
    }

    /// A delivery that was accepted before the daemon started.
    init(_ delivery: GuardedDelivery, on channel: Channel) {
        self.init(
            delivery.recipient, channel, delivery.application, guarding: delivery.guarding,
            isCode: delivery.messageClass == .code)
    }

    private init(
        _ recipient: Recipient, _ channel: Channel, _ application: ApplicationID, guarding: Guarding,
        isCode: Bool
    ) {
        self.recipient = recipient
        self.channel = channel
        text =
            guarding.contentDigest == 0
            ? nil
            : RepeatGuard.Sameness(
                application: application, channel: channel.id, recipient: recipient,
                contentDigest: guarding.contentDigest)
        code =
            isCode
            ? CodeGuard.Code(
                recipient: recipient, application: application, clientAddress: guarding.clientAddress) : nil
    }
}
