import Messaging

/// Events in the lives of deliveries that are told apart by a number, all of one message.
struct Life {
    static let start = Timestamp(seconds: 1_799_999_000)
    static let line = Line(lane: .normal, application: ApplicationID("shop"), channel: ChannelID(12))

    var number: Int
    var messageClass = MessageClass.notice
    var line = Life.line
    var scheduledAt: Timestamp?
    var attachments: [Attachment] = []
    /// What else is to be known of the message.
    var shape: @Sendable (inout Message) -> Void

    init(
        _ number: Int, messageClass: MessageClass = .notice, app: String = "shop",
        scheduledAt: Timestamp? = nil,
        attachments: [Attachment] = [], shape: @escaping @Sendable (inout Message) -> Void = { _ in }
    ) {
        self.number = number
        self.messageClass = messageClass
        line = Line(lane: messageClass.lane, application: ApplicationID(app), channel: ChannelID(12))
        self.scheduledAt = scheduledAt
        self.attachments = attachments
        self.shape = shape
    }

    static func seconds(_ seconds: Int) -> Timestamp { start + .seconds(seconds) }

    /// The `index`-th delivery of the message.
    func id(_ index: Int = 0) -> DeliveryID {
        DeliveryID(UniqueID(high: UInt64(number), low: UInt64(index)))
    }

    var message: Message {
        var message = Message(
            id: MessageID(UniqueID(high: UInt64(number), low: .max)), application: line.application,
            channel: line.channel, medium: .email, messageClass: messageClass, isBatch: false,
            content: Content(subject: "s", body: "b", format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "t", version: 1), parameters: "null",
            signatureName: "", acceptedAt: Life.start, scheduledAt: scheduledAt,
            expiresAt: Life.seconds(86_400),
            fingerprint: UInt64(number), attachments: attachments)
        shape(&message)
        return message
    }

    func accepted(
        _ count: Int = 1, notBefore: Timestamp? = nil, resentFrom: DeliveryID? = nil
    ) -> Event {
        let deliveries = (0..<count).map { index in
            Delivery(
                id: id(index), recipient: Recipient("r\(index)@example.com"), notBefore: notBefore,
                resentFrom: resentFrom)
        }
        return .messageAccepted(MessageAccepted(message: message, deliveries: deliveries))
    }

    func started(
        _ attempt: Int = 1, of index: Int = 0, at second: Int = 0, account: Int64 = 7, charge: Charge? = nil
    ) -> Event {
        .attemptStarted(
            AttemptStarted(
                attempt: AttemptID(delivery: id(index), number: attempt), account: AccountID(account),
                at: Life.seconds(second), choice: "the channel's only account", charge: charge))
    }

    func finished(
        attempt: Int = 1, of index: Int = 0, _ outcome: Outcome, _ disposition: Disposition,
        at second: Int = 1, account: Int64 = 7, name: String = "", rule: String = "", charge: Charge? = nil
    ) -> Event {
        .attemptFinished(
            AttemptFinished(
                attempt: AttemptID(delivery: id(index), number: attempt), account: AccountID(account),
                at: Life.seconds(second),
                result: AttemptResult(
                    outcome, code: "c\(attempt)", text: "t\(attempt)", providerMessageID: name),
                disposition: disposition, rule: rule, charge: charge))
    }

    func declared(
        _ disposition: Disposition, attempt: Int = 1, at second: Int = 2, charge: Charge? = nil
    ) -> Event {
        .attemptDeclaredUncertain(
            AttemptDeclaredUncertain(
                attempt: AttemptID(delivery: id(), number: attempt), at: Life.seconds(second),
                disposition: disposition, charge: charge))
    }

    func answered(
        _ answer: InquiryAnswer, _ disposition: Disposition, attempt: Int = 1, of index: Int = 0,
        at second: Int = 3
    ) -> Event {
        .attemptAnswered(
            AttemptAnswered(
                attempt: AttemptID(delivery: id(index), number: attempt), at: Life.seconds(second),
                answer: answer, disposition: disposition))
    }

    func receipt(
        _ attempt: Int = 1, of index: Int = 0, isDelivered: Bool = true, at second: Int = 3,
        reportedAt: Int? = nil, followUp: Disposition? = nil
    ) -> Event {
        .receiptArrived(
            ReceiptArrived(
                attempt: AttemptID(delivery: id(index), number: attempt), at: Life.seconds(second),
                isDelivered: isDelivered, code: isDelivered ? "DELIVRD" : "UNDELIV",
                text: "the carrier says so", reportedAt: reportedAt.map(Life.seconds),
                followUp: followUp.map { disposition in
                    ReceiptFollowUp(
                        disposition: disposition, account: AccountID(7), line: line, rule: "once more")
                }))
    }

    func controlled(
        _ control: DeliveryControlled.Control, of index: Int = 0, at second: Int = 3, by: String = "shop"
    ) -> Event {
        .deliveryControlled(
            DeliveryControlled(
                delivery: id(index), line: line, control: control, at: Life.seconds(second), by: by))
    }

    func expired(_ reason: DeliveryExpired.Reason, of index: Int = 0, at second: Int = 4) -> Event {
        .deliveryExpired(DeliveryExpired(delivery: id(index), at: Life.seconds(second), reason: reason))
    }

    func failed(of index: Int = 0, at second: Int = 4) -> Event {
        .deliveryFailed(
            DeliveryFailed(delivery: id(index), at: Life.seconds(second), reason: "Its channel was removed."))
    }
}
