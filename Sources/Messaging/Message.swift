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
    /// Where it comes from.
    package var origin: MessageOrigin
    /// The day on whose quota its deliveries count, in the application's time zone; nil for on none.
    package var quotaDay: CivilDay?
    /// Whether the application is told of each delivery's end.
    package var wantsNotices: Bool
    /// The request's promise to mean the same message each time it comes; nil where it made none.
    package var idempotency: Idempotency?
    /// What its deliveries are remembered by, so that a recipient does not get too many; nil where nothing
    /// limits them.
    package var guarding: Guarding?
    /// How many of the request's receivers were refused because they get too many messages.
    package var refusedCount: Int

    /// A message with all its parts.
    package init(
        id: MessageID, application: ApplicationID, channel: ChannelID, medium: Medium,
        messageClass: MessageClass,
        isBatch: Bool, content: Content, template: TemplateVersion, parameters: String, signatureName: String,
        acceptedAt: Timestamp, scheduledAt: Timestamp?, expiresAt: Timestamp, fingerprint: UInt64,
        attachments: [Attachment], origin: MessageOrigin = .request, quotaDay: CivilDay? = nil,
        wantsNotices: Bool = false, idempotency: Idempotency? = nil, guarding: Guarding? = nil,
        refusedCount: Int = 0
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
        self.origin = origin
        self.quotaDay = quotaDay
        self.wantsNotices = wantsNotices
        self.idempotency = idempotency
        self.guarding = guarding
        self.refusedCount = refusedCount
    }

    /// When its deliveries are first due.
    package var dueAt: Timestamp { scheduledAt ?? acceptedAt }

    /// Where its deliveries wait.
    package var line: Line { Line(lane: messageClass.lane, application: application, channel: channel) }
}
