import Messaging

/// The delivery of all orders of these tests.
let aDelivery = DeliveryID(text: "01933b3e-7c00-7abc-8def-0123456789ab")!

/// An order as a dispatcher would give it.
func order(
    to recipient: String = "chen@example.com", medium: Medium = .email, subject: String = "Order 42",
    body: String = "Your order is on its way.", format: Content.Format = .text,
    messageClass: MessageClass = .notice, attachments: [Attachment] = [], attempt number: Int = 1,
    parameters: String = #"{"name":"陈","count":1.50}"#
) -> AttemptOrder {
    let accepted = Timestamp(seconds: 1_699_999_990)
    let message = Message(
        id: MessageID(aDelivery.id), application: ApplicationID("a1b2c3d4e5f60718"), channel: ChannelID(7),
        medium: medium, messageClass: messageClass, isBatch: false,
        content: Content(subject: subject, body: body, format: format),
        template: TemplateVersion(template: TemplateID(3), code: "order", version: 2),
        parameters: parameters,
        signatureName: "", acceptedAt: accepted, scheduledAt: nil, expiresAt: accepted + .seconds(3600),
        fingerprint: 1,
        attachments: attachments)
    return AttemptOrder(
        attempt: AttemptID(delivery: aDelivery, number: number), message: message,
        recipient: Recipient(recipient), at: Timestamp(milliseconds: 1_700_000_000_000))
}

/// An account of a provider with these settings.
func account(_ provider: String, _ configuration: JSONObject) -> Account {
    Account(
        id: AccountID(5), name: "test", provider: provider, configuration: configuration, isEnabled: true,
        concurrencyMax: 4, version: 1)
}
