package import Messaging

/// Which deliveries somebody wants to see or to change. Each condition narrows the choice; all must hold.
package struct DeliveryFilter: Equatable, Sendable {
    /// Where they stand; empty for anywhere.
    package var states: Set<DeliveryState>
    /// Whose.
    package var application: ApplicationID?
    /// On which channel.
    package var channel: ChannelID?
    /// Through which account the last attempt went.
    package var account: AccountID?
    /// Of which batch.
    package var batch: MessageID?
    /// To whom.
    package var recipient: Recipient?
    /// What they are for.
    package var messageClass: MessageClass?
    /// The last word of whose provider had this code.
    package var code: String?
    /// Whether those that wait for their first attempt are left out.
    package var wasTried = false
    /// Accepted then or later.
    package var since: Timestamp?
    /// Accepted before.
    package var until: Timestamp?

    /// A filter; without conditions it takes every delivery.
    package init(
        states: Set<DeliveryState> = [], application: ApplicationID? = nil, channel: ChannelID? = nil,
        account: AccountID? = nil, batch: MessageID? = nil, recipient: Recipient? = nil,
        messageClass: MessageClass? = nil, since: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.states = states
        self.application = application
        self.channel = channel
        self.account = account
        self.batch = batch
        self.recipient = recipient
        self.messageClass = messageClass
        self.since = since
        self.until = until
    }
}
