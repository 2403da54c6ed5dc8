/// What an application asked for. It never changes after it was accepted.
package struct Message: Equatable, Sendable {
    /// The message's identifier.
    package var id: MessageID
    /// Who asked.
    package var application: ApplicationID
    /// Over which channel.
    package var channel: ChannelID
    /// The channel's medium when the message was accepted.
    package var medium: Medium
    /// What it is for; decides the lane.
    package var messageClass: MessageClass
    /// Whether it came by the batch call, however many recipients it has.
    package var isBatch: Bool
    /// What the recipients read.
    package var content: Content
    /// What ``content`` was rendered from.
    package var template: TemplateVersion
    /// The request's template parameters as a JSON object, `null` when the request had none.
    package var parameters: String
    /// The signature that the request named; empty when it named none.
    package var signatureName: String
    /// When the message was accepted.
    package var acceptedAt: Timestamp
    /// When the request wants it sent; nil means at once.
    package var scheduledAt: Timestamp?
    /// When it is too late to send.
    package var expiresAt: Timestamp
    /// Eight bytes of the request's signature, so that the request is not taken twice; zero for none.
    package var fingerprint: UInt64
    /// Files of a mail.
    package var attachments: [Attachment]

    /// A message with all its parts.
    package init(
        id: MessageID, application: ApplicationID, channel: ChannelID, medium: Medium,
        messageClass: MessageClass,
        isBatch: Bool, content: Content, template: TemplateVersion, parameters: String, signatureName: String,
        acceptedAt: Timestamp, scheduledAt: Timestamp?, expiresAt: Timestamp, fingerprint: UInt64,
        attachments: [Attachment]
    ) {
        self.id = id
        self.application = application
        self.channel = channel
        self.medium = medium
        self.messageClass = messageClass
        self.isBatch = isBatch
        self.content = content
        self.template = template
        self.parameters = parameters
        self.signatureName = signatureName
        self.acceptedAt = acceptedAt
        self.scheduledAt = scheduledAt
        self.expiresAt = expiresAt
        self.fingerprint = fingerprint
        self.attachments = attachments
    }

    /// When its deliveries are first due.
    package var dueAt: Timestamp { scheduledAt ?? acceptedAt }

    /// Where its deliveries wait.
    package var line: Line { Line(lane: messageClass.lane, application: application, channel: channel) }
}
