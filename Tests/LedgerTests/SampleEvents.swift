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

    /// The message with all that few messages have.
    static let limited: Message = {
        var message = SampleEvents.message
        message.origin = .notice(NoticeID(4711))
        message.quotaDay = CivilDay(number: 20_780)
        message.wantsNotices = true
        message.idempotency = Idempotency(key: "order-1", digest: 0xFEDC_BA98_7654_3210)
        message.guarding = Guarding(
            contentDigest: 0x0123_4567_89AB_CDEF, clientAddress: "192.0.2.7", until: moment + .seconds(60))
        message.refusedCount = 2
        return message
    }()

    static let line = Line(
        lane: .bulk, application: ApplicationID("0123456789abcdef"), channel: ChannelID(12))
    static let charge = Charge(
        amount: Money(millionths: 45_000), parts: 3, applicationDay: CivilDay(number: 20_780),
        accountDay: CivilDay(number: 20_779))
    static let finished = AttemptFinished(
        attempt: attempt, account: AccountID(7), at: moment,
        result: AttemptResult(
            .deferred(.accountThrottled), code: "421", text: "later", providerMessageID: "p-1",
            retryAfter: .seconds(30)), disposition: .tryAnotherAccount(at: moment + .seconds(1)),
        rule: "busy account", charge: charge)
    static let receipt = ReceiptArrived(
        attempt: attempt, at: moment, isDelivered: false, code: "UNDELIV", text: "no",
        reportedAt: moment + .seconds(-5),
        followUp: ReceiptFollowUp(
            disposition: .retry(at: moment + .seconds(60)), account: AccountID(7), line: line,
            rule: "once more"))
    static let alert = Alert(
        kind: .breaker, subject: "7", level: .critical, at: moment, english: "Account 7 rests.",
        chinese: "账号 7 暂停。", rule: 3, details: #"{"a":1}"#)

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
                    attempt: attempt, account: AccountID(7), at: moment, choice: "the first choice",
                    charge: charge))
        ),
        ("attempt-finished", .attemptFinished(finished)),
        (
            "attempt-declared-uncertain",
            .attemptDeclaredUncertain(
                AttemptDeclaredUncertain(
                    attempt: attempt, at: moment, disposition: .leaveUncertain, charge: charge))
        ),
        (
            "receipt-arrived",
            .receiptArrived(
                ReceiptArrived(attempt: attempt, at: moment, isDelivered: true, code: "DELIVRD", text: "ok"))
        ), ("receipt-followed-up", .receiptArrived(receipt)),
        (
            "message-limited",
            .messageAccepted(
                MessageAccepted(
                    message: limited,
                    deliveries: [
                        Delivery(
                            id: delivery, recipient: recipient, notBefore: moment + .seconds(60),
                            resentFrom: delivery)
                    ]))
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
        (
            "delivery-controlled",
            .deliveryControlled(
                DeliveryControlled(
                    delivery: delivery, line: line,
                    control: .reschedule(due: moment, expiresAt: moment + .seconds(60)), at: moment,
                    by: "operator"))
        ), ("notice-taken", .noticeTaken(NoticeTaken(notice: NoticeID(300), at: moment))),
        (
            "breaker-changed",
            .breakerChanged(
                BreakerChanged(
                    account: AccountID(7), at: moment, state: .open, until: moment + .seconds(60),
                    openings: 2, reason: "5 of 10 attempts failed."))
        ), ("alert-raised", .alertRaised(alert)),
        ("alert-resolved", .alertResolved(AlertResolved(key: "breaker:7", at: moment))),
        ("alert-told", .alertTold(AlertTold(key: "breaker:7", at: moment, isRecovery: true))),
    ]
}
