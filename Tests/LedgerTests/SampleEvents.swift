import Messaging

/// One event of each kind, with something in every field.
enum SampleEvents {
    static let delivery = DeliveryID(UniqueID(high: 0x0198_ABCD_EF01_7234, low: 0x89AB_CDEF_0123_4567))
    static let attempt = AttemptID(delivery: delivery, number: 3)
    static let moment = Timestamp(milliseconds: 1_795_431_840_123)

    static let recipient = Recipient("+8613800138000")
    static let callback = CallbackReceived(
        id: CallbackID(UniqueID(high: 0x0198_ABCD_EF01_7AAA, low: 0x8000_0000_0000_0002)),
        account: AccountID(7), at: moment, origin: .pulled, contentType: "application/json", query: "t=1",
        body: [0x5B, 0x5D, 0xFF], peer: "192.0.2.1")

    static let message = Message(
        id: MessageID(UniqueID(high: 0x0198_ABCD_EF01_7000, low: 0x8000_0000_0000_0001)),
        application: ApplicationID("0123456789abcdef"), channel: ChannelID(12), medium: .email,
        messageClass: .notice, isBatch: true,
        content: Content(subject: "你好", body: "<b>Hi</b>", format: .html),
        template: TemplateVersion(template: TemplateID(5), code: "hello", version: 2),
        parameters: #"{"name":"Zoë"}"#, signatureName: "shop", acceptedAt: moment,
        scheduledAt: moment + .seconds(60), expiresAt: moment + .seconds(3600),
        fingerprint: 0xFEDC_BA98_7654_3210,
        attachments: [Attachment(filename: "a.txt", contentType: "text/plain", bytes: [1, 2, 255])])

    /// By the name that the golden records have.
    static let all: [(name: String, event: Event)] = [
        (
            "message-accepted",
            .messageAccepted(
                MessageAccepted(
                    message: message,
                    deliveries: [Delivery(id: delivery, recipient: Recipient("a@example.com"))]))
        ),
        (
            "attempt-started",
            .attemptStarted(
                AttemptStarted(
                    attempt: attempt, account: AccountID(7), at: moment, choice: "the first choice"))
        ),
        (
            "attempt-finished",
            .attemptFinished(
                AttemptFinished(
                    attempt: attempt, account: AccountID(7), at: moment,
                    result: AttemptResult(
                        .deferred(.accountThrottled), code: "421", text: "later", providerMessageID: "p-1",
                        retryAfter: .seconds(30)),
                    disposition: .tryAnotherAccount(at: moment + .seconds(1))))
        ),
        (
            "attempt-declared-uncertain",
            .attemptDeclaredUncertain(
                AttemptDeclaredUncertain(attempt: attempt, at: moment, disposition: .leaveUncertain))
        ),
        (
            "receipt-arrived",
            .receiptArrived(
                ReceiptArrived(attempt: attempt, at: moment, isDelivered: true, code: "DELIVRD", text: "ok"))
        ),
        (
            "delivery-expired",
            .deliveryExpired(DeliveryExpired(delivery: delivery, at: moment, reason: .noReceipt))
        ),
        (
            "delivery-failed",
            .deliveryFailed(
                DeliveryFailed(delivery: delivery, at: moment, reason: "Its channel was removed."))
        ),
        (
            "attempt-answered",
            .attemptAnswered(
                AttemptAnswered(
                    attempt: attempt, at: moment, answer: .failed(code: "UNDELIV", text: "no"),
                    disposition: .ask(at: moment + .seconds(60))))
        ), ("callback-received", .callbackReceived(callback)),
        (
            "callback-read",
            .callbackRead(
                CallbackRead(
                    id: callback.id, account: AccountID(7), at: moment, matched: 300,
                    parked: [
                        ReceiptNotice(
                            attempt: attempt, providerMessageID: "p-1", recipient: recipient,
                            isDelivered: true, code: "DELIVRD", text: "ok", at: moment),
                        ReceiptNotice(
                            providerMessageID: "", recipient: nil, isDelivered: false, code: "", text: "",
                            at: nil),
                    ], problem: "Field x is missing."))
        ),
        (
            "receipt-unparked",
            .receiptUnparked(ReceiptUnparked(callback: callback.id, place: 1, at: moment, isMatched: true))
        ),
        (
            "recipient-suppressed",
            .recipientSuppressed(
                Suppression(
                    medium: .sms, recipient: recipient, reason: .blocked, account: AccountID(7), at: moment,
                    text: "退订"))
        ),
        (
            "suppression-lifted",
            .suppressionLifted(SuppressionLifted(medium: .sms, recipient: recipient, at: moment))
        ),
    ]
}
