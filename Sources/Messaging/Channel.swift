/// A way for messages: a template, what the messages are for, and the accounts that may carry them.
package struct Channel: Equatable, Sendable {
    /// What happens to an attempt whose end nobody knows, where the class leaves it open.
    package enum WhenUncertain: String, CaseIterable, Sendable {
        /// Leave it uncertain; the recipient may have got nothing.
        case stop
        /// Send again; the recipient may get it twice.
        case resend
    }

    /// Whether deliveries that wait may travel in one call to the provider.
    package enum Coalescing: String, CaseIterable, Sendable {
        /// Each is a call.
        case off
        /// They may, but for class `code`, whose calls must not wait for each other.
        case automatic
        /// They may, whatever the class.
        case always
    }

    /// Its row in the catalog (`channel_id` on the wire).
    package var id: ChannelID
    /// Its name, unique among channels.
    package var name: String
    /// The kind of way.
    package var medium: Medium
    /// What its messages are rendered from.
    package var template: TemplateID
    /// What its messages are for.
    package var messageClass: MessageClass
    /// Whether it stands in for its medium where a request names none.
    package var isDefault: Bool
    /// Whether it may be used.
    package var isEnabled: Bool
    /// How long after it was due a message is still worth sending.
    package var timeToLive: Duration
    /// For classes `notice` and `marketing`.
    package var whenUncertain: WhenUncertain
    /// How many attempts a delivery gets, the first included.
    package var attemptsMax: Int
    /// Whether its deliveries may travel together.
    package var coalescing: Coalescing
    /// How long a receipt may take; after that a message counts as sent without one.
    package var receiptTimeout: Duration
    /// The calling code of telephone numbers that are written without one, `852` for example; nil where the
    /// country must be written.
    package var callingCode: String?
    /// When its messages of class `notice` and `marketing` wait, by the receiver's clock; nil for never.
    package var quietHours: DailyHours?
    /// The IANA name of the time zone of receivers whose own is not known; empty for the house's.
    package var timeZone: String
    /// How many of its messages one receiver gets; all must hold.
    package var receiverLimits: [ReceiverLimit]
    /// For how long the same text to the same receiver is taken for a mistake; nil for never.
    package var repeatWindow: Duration?
    /// The accounts that may carry its messages.
    package var bindings: [Binding]

    /// 72 hours, the longest that carriers keep a message.
    package static let defaultReceiptTimeout = Duration.seconds(72 * 3600)

    /// A channel with all its settings.
    package init(
        id: ChannelID, name: String, medium: Medium, template: TemplateID, messageClass: MessageClass,
        isDefault: Bool, isEnabled: Bool, timeToLive: Duration, whenUncertain: WhenUncertain,
        attemptsMax: Int, coalescing: Coalescing = .automatic,
        receiptTimeout: Duration = defaultReceiptTimeout, callingCode: String? = nil,
        quietHours: DailyHours? = nil, timeZone: String = "", receiverLimits: [ReceiverLimit] = [],
        repeatWindow: Duration? = nil, bindings: [Binding]
    ) {
        self.id = id
        self.name = name
        self.medium = medium
        self.template = template
        self.messageClass = messageClass
        self.isDefault = isDefault
        self.isEnabled = isEnabled
        self.timeToLive = timeToLive
        self.whenUncertain = whenUncertain
        self.attemptsMax = attemptsMax
        self.coalescing = coalescing
        self.receiptTimeout = receiptTimeout
        self.callingCode = callingCode
        self.quietHours = quietHours
        self.timeZone = timeZone
        self.receiverLimits = receiverLimits
        self.repeatWindow = repeatWindow
        self.bindings = bindings
    }
}
