import Ledger
import Messaging

extension MessageAccepted {
    /// The message that tells `endpoint` of an end; its body is frozen now and the same at each attempt.
    init(telling notice: NoticeView, to endpoint: WebhookEndpoint, at now: Timestamp, dice: () -> UInt64) {
        let message = Message(
            id: MessageID(UniqueID(at: now, dice: dice)), application: notice.application,
            channel: ChannelID(SyntheticNumber.endpoint(endpoint.id).number), medium: .webhook,
            messageClass: .notice, isBatch: false,
            content: Content(subject: notice.word.rawValue, body: notice.payload.text(), format: .text),
            template: TemplateVersion(template: TemplateID(0), code: "notice", version: 0),
            parameters: JSONValue.object(["event_id": .string(notice.id.description)]).text(),
            signatureName: "", acceptedAt: now, scheduledAt: nil, expiresAt: now + WebhookEndpoint.noticeLife,
            fingerprint: 0, attachments: [], origin: .notice(notice.id))
        self.init(
            message: message,
            deliveries: [
                Delivery(
                    id: DeliveryID(UniqueID(at: now, dice: dice)), recipient: Recipient(endpoint.name))
            ])
    }
}
