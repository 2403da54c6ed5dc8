package import Messaging

/// A request to send, as it came through a door: read, but not judged.
package struct SendRequest: Sendable {
    /// How the request names its channel.
    package enum ChannelChoice: Sendable {
        /// By number.
        case id(ChannelID)
        /// By medium and template code; without a code the medium's default channel is meant.
        case medium(Medium, templateCode: String?)
    }

    /// Which channel.
    package var channel: ChannelChoice
    /// The receivers as they were written; one, unless it is a batch.
    package var receivers: [String]
    /// Whether it came by the batch call.
    package var isBatch: Bool
    /// The template's parameters; nil when the request had none.
    package var parameters: [(name: String, value: String)]?
    /// The signature's alias; empty for none.
    package var signatureName: String
    /// When to send it; nil or a moment that has passed means now.
    package var scheduledAt: Timestamp?
    /// Files of a mail.
    package var attachments: [Attachment]
    /// How long after it is due it is worth sending; nil for as long as the channel says.
    package var timeToLive: Duration?
    /// The IP address of the person who caused it, as the application tells it; empty for unknown.
    package var clientAddress: String
    /// What the request promises to mean each time it comes; nil where it promises nothing.
    package var idempotency: Idempotency?
    /// Eight bytes of the request's signature; zero where nothing was signed.
    package var fingerprint: UInt64

    /// A request as it was read.
    package init(
        channel: ChannelChoice, receivers: [String], isBatch: Bool,
        parameters: [(name: String, value: String)]? = nil, signatureName: String = "",
        scheduledAt: Timestamp? = nil, attachments: [Attachment] = [], timeToLive: Duration? = nil,
        clientAddress: String = "", idempotency: Idempotency? = nil, fingerprint: UInt64 = 0
    ) {
        self.channel = channel
        self.receivers = receivers
        self.isBatch = isBatch
        self.parameters = parameters
        self.signatureName = signatureName
        self.scheduledAt = scheduledAt
        self.attachments = attachments
        self.timeToLive = timeToLive
        self.clientAddress = clientAddress
        self.idempotency = idempotency
        self.fingerprint = fingerprint
    }
}
