import Messaging

/// What the ledger makes of events, told as plainly as possible, one delivery at a time.
struct PlainLedger {
    struct Fact {
        var waiting: WaitingDelivery
        var state = DeliveryState.waiting
        /// What somebody wants while an attempt is under way.
        var wish: DeliveryControlled.Control?

        var isOver: Bool { state.isFinal }

        /// Whether somebody must do something when it is due.
        var isRow: Bool { state == .waiting || state == .awaitingReceipt }
    }

    private(set) var facts: [DeliveryID: Fact] = [:]

    func rows(of line: Line) -> [WaitingDelivery] {
        facts.values.filter { $0.isRow && $0.waiting.line == line }.map(\.waiting)
            .sorted { ($0.due, $0.delivery.id) < ($1.due, $1.delivery.id) }
    }

    mutating func apply(_ event: Event) {
        switch event {
        case .messageAccepted(let accepted):
            for delivery in accepted.deliveries {
                facts[delivery.id] = Fact(waiting: WaitingDelivery(delivery, of: accepted.message))
            }
        case .attemptStarted(let started): facts[started.attempt.delivery]?.begin(started.attempt.number)
        case .attemptFinished(let finished):
            facts[finished.attempt.delivery]?.finish(finished)
        case .attemptAnswered(let answered): facts[answered.attempt.delivery]?.take(answered)
        case .receiptArrived(let receipt): facts[receipt.attempt.delivery]?.settle(receipt)
        case .deliveryExpired(let expired): facts[expired.delivery]?.expire(expired.reason)
        case .deliveryControlled(let controlled): facts[controlled.delivery]?.obey(controlled.control)
        default: break
        }
    }
}

extension PlainLedger.Fact {
    fileprivate mutating func begin(_ attempt: Int) {
        waiting.attempts = attempt
        guard !isOver else { return }
        if state == .held { wish = .hold }
        state = .inFlight
    }

    fileprivate mutating func finish(_ finished: AttemptFinished) {
        guard state == .inFlight, finished.attempt.number == waiting.attempts else { return }
        if case .tryAnotherAccount = finished.disposition { waiting.excluded.append(finished.account) }
        follow(finished.disposition)
    }

    fileprivate mutating func take(_ answered: AttemptAnswered) {
        guard state == .awaitingReceipt, answered.attempt.number == waiting.attempts else { return }
        follow(answered.disposition)
    }

    fileprivate mutating func settle(_ receipt: ReceiptArrived) {
        guard !isOver, receipt.isDelivered || receipt.attempt.number >= waiting.attempts else { return }
        guard let followUp = receipt.followUp else {
            state = .delivered
            return
        }
        if case .tryAnotherAccount = followUp.disposition { waiting.excluded.append(followUp.account) }
        if state != .held { follow(followUp.disposition) }
    }

    fileprivate mutating func expire(_ reason: DeliveryExpired.Reason) {
        guard !isOver, reason == .tooLateToSend || state == .awaitingReceipt else { return }
        state = .expired
    }

    fileprivate mutating func obey(_ control: DeliveryControlled.Control) {
        switch (control, state) {
        case (.cancel, .waiting), (.cancel, .held): state = .cancelled
        case (.cancel, .inFlight): wish = control
        case (.hold, .waiting): state = .held
        case (.hold, .inFlight): wish = wish ?? control
        case (.release(let due), .held):
            state = .waiting
            waiting.due = due
        case (.release, .inFlight): if wish == .hold { wish = nil }
        case (.reschedule(let due, let expiresAt), .waiting), (.reschedule(let due, let expiresAt), .held):
            waiting.due = due
            waiting.expiresAt = expiresAt
        default: break
        }
    }

    private mutating func follow(_ disposition: Disposition) {
        if let moment = disposition.moment { waiting.due = moment }
        switch disposition {
        case .done, .fail, .leaveUncertain: state = .delivered
        case .awaitReceipt:
            state = .awaitingReceipt
            waiting.purpose = .receipt
        case .ask:
            state = .awaitingReceipt
            waiting.purpose = .inquiry
        case .retry, .tryAnotherAccount:
            waiting.purpose = .attempt
            state = wish == nil ? .waiting : wish == .cancel ? .cancelled : .held
            wish = nil
        }
    }
}
