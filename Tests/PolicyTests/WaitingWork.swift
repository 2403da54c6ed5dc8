import Messaging
import Policy

/// Deliveries that are told apart by a number, and the events of their lives.
enum WaitingWork {
    static let now = Timestamp(seconds: 1_000_000)

    static func seconds(_ seconds: Int) -> Timestamp { now + .seconds(seconds) }

    static func id(_ number: Int) -> DeliveryID { DeliveryID(UniqueID(high: 1, low: UInt64(number))) }

    static func line(_ lane: Lane = .normal, app: String = "shop", channel: Int64 = 1) -> Line {
        Line(lane: lane, application: ApplicationID(app), channel: ChannelID(channel))
    }

    /// What the schedule hands out for delivery `number` after ``accepted(_:line:due:expires:)``.
    static func waiting(
        _ number: Int, line: Line = line(), for purpose: WaitingDelivery.Purpose = .attempt,
        due: Timestamp = now,
        expires: Timestamp = seconds(86_400), attempts: Int = 0, excluded: [Int64] = []
    ) -> WaitingDelivery {
        WaitingDelivery(
            delivery: Delivery(id: id(number), recipient: Recipient("r\(number)")),
            message: MessageID(UniqueID(high: 2, low: UInt64(number))), line: line, purpose: purpose,
            due: due,
            expiresAt: expires, attempts: attempts, excluded: excluded.map(AccountID.init))
    }

    /// A message of one delivery, accepted now.
    static func accepted(
        _ number: Int, line: Line = line(), due: Timestamp = now, expires: Timestamp = seconds(86_400)
    ) -> Event {
        let delivery = waiting(number)
        let message = Message(
            id: delivery.message, application: line.application, channel: line.channel, medium: .sms,
            messageClass: MessageClass.allCases.last { $0.lane == line.lane }!, isBatch: false,
            content: Content(subject: "", body: "", format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "t", version: 1), parameters: "null",
            signatureName: "", acceptedAt: now, scheduledAt: due, expiresAt: expires, fingerprint: 0,
            attachments: [])
        return .messageAccepted(MessageAccepted(message: message, deliveries: [delivery.delivery]))
    }

    static func finished(
        _ number: Int, attempt: Int = 1, _ disposition: Disposition, at moment: Timestamp = now,
        account: Int64 = 1
    ) -> Event {
        .attemptFinished(
            AttemptFinished(
                attempt: AttemptID(delivery: id(number), number: attempt), account: AccountID(account),
                at: moment,
                result: AttemptResult(.uncertain), disposition: disposition))
    }

    static func answered(
        _ number: Int, attempt: Int = 1, _ disposition: Disposition, at moment: Timestamp = now
    ) -> Event {
        .attemptAnswered(
            AttemptAnswered(
                attempt: AttemptID(delivery: id(number), number: attempt), at: moment,
                answer: .silent(text: ""), disposition: disposition))
    }

    static func receipt(
        _ number: Int, attempt: Int = 1, isDelivered: Bool = true, at moment: Timestamp = now
    ) -> Event {
        .receiptArrived(
            ReceiptArrived(
                attempt: AttemptID(delivery: id(number), number: attempt), at: moment,
                isDelivered: isDelivered,
                code: "",
                text: ""))
    }

    /// A receipt that says that it did not arrive, and a rule that wants `disposition`.
    static func failingReceipt(
        _ number: Int, attempt: Int = 1, _ disposition: Disposition, line: Line = line(),
        account: Int64 = 1, at moment: Timestamp = now
    ) -> Event {
        .receiptArrived(
            ReceiptArrived(
                attempt: AttemptID(delivery: id(number), number: attempt), at: moment, isDelivered: false,
                code: "", text: "",
                followUp: ReceiptFollowUp(
                    disposition: disposition, account: AccountID(account), line: line, rule: "again")))
    }

    static func controlled(
        _ number: Int, _ control: DeliveryControlled.Control, line: Line = line(),
        at moment: Timestamp = now
    ) -> Event {
        .deliveryControlled(
            DeliveryControlled(delivery: id(number), line: line, control: control, at: moment, by: "ops"))
    }

    static func started(_ number: Int, attempt: Int = 1) -> Event {
        .attemptStarted(
            AttemptStarted(
                attempt: AttemptID(delivery: id(number), number: attempt), account: AccountID(1), at: now,
                choice: ""))
    }

    static func expired(_ number: Int, _ reason: DeliveryExpired.Reason = .tooLateToSend) -> Event {
        .deliveryExpired(DeliveryExpired(delivery: id(number), at: now, reason: reason))
    }
}

extension Schedule {
    /// Takes in events whose records end at 1, 2, 3 … or from `position` on.
    mutating func apply(_ events: [Event], from position: UInt64 = 1) {
        for (index, event) in events.enumerated() {
            apply(event, at: Position(offset: position + UInt64(index)))
        }
    }

    /// The next `count` steps at `now`.
    mutating func steps(_ count: Int, now: Timestamp = WaitingWork.now, lowest: Lane = .bulk) -> [Step] {
        (0..<count).map { _ in next(now: now, lowest: lowest) }
    }

    /// The numbers of the deliveries that may be attempted at `now`, in their order.
    mutating func attempts(now: Timestamp = WaitingWork.now) -> [Int] {
        var numbers: [Int] = []
        while case .attempt(let waiting) = next(now: now) { numbers.append(Int(waiting.delivery.id.id.low)) }
        return numbers
    }
}
