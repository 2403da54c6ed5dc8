import Messaging

/// What must be true of one delivery, derived from the journal alone and written independently of the
/// schedule and the tables.
struct DeliveryModel {
    /// The message it belongs to.
    let message: Message
    /// Where it stands.
    private(set) var state = DeliveryState.waiting
    /// The last attempt that began.
    private(set) var attempts = 0
    /// Attempts of which nobody knows how they ended.
    private(set) var uncertain: Set<Int> = []
    /// Attempts that were recorded as begun and not as ended.
    private(set) var open: Int?
    /// A receipt ended it while it waited, so that an attempt or an end may have been decided already.
    private var mayBeLate = false
    private var isSettled = false

    init(message: Message) { self.message = message }

    /// Takes in an event; returns what is wrong with it, if anything is.
    mutating func apply(_ event: Event) -> String? {
        switch event {
        case .messageAccepted: return "I1: accepted twice"
        case .attemptStarted(let started): return start(started)
        case .attemptFinished(let finished):
            if finished.result.outcome == .uncertain { uncertain.insert(finished.attempt.number) }
            return end(finished.attempt.number, finished.result.outcome, finished.disposition)
        case .attemptDeclaredUncertain(let declared):
            uncertain.insert(declared.attempt.number)
            return end(declared.attempt.number, .uncertain, declared.disposition)
        case .attemptAnswered(let answered): return answer(answered)
        case .callbackReceived, .callbackRead, .receiptUnparked, .recipientSuppressed, .suppressionLifted:
            break
        case .receiptArrived(let receipt): settle(receipt)
        case .deliveryExpired(let expired): return expire(expired)
        case .deliveryFailed: return become(.failed, from: .waiting)
        }
        return nil
    }

    private mutating func start(_ started: AttemptStarted) -> String? {
        if let open {
            return "I3: attempt \(started.attempt.number) began while attempt \(open) was under way"
        }
        guard started.attempt.number == attempts + 1 else {
            return "I3: attempt \(started.attempt.number) began after attempt \(attempts)"
        }
        attempts += 1
        open = attempts
        if state == .waiting {
            state = .inFlight
            return nil
        }
        defer { mayBeLate = false }
        return mayBeLate ? nil : "I4: attempt \(attempts) began when the delivery was \(state.name)"
    }

    private mutating func end(
        _ attempt: Int, _ outcome: Outcome, _ disposition: Disposition
    ) -> String? {
        guard open == attempt else { return "I3: attempt \(attempt) ended, which was not under way" }
        open = nil
        guard !isSettled else { return nil }
        return switch disposition {
        case .done: become(.delivered, from: .inFlight)
        case .awaitReceipt: become(.awaitingReceipt, from: .inFlight)
        case .ask: become(outcome == .accepted ? .awaitingReceipt : .settling, from: .inFlight)
        case .retry, .tryAnotherAccount: become(.waiting, from: .inFlight)
        case .fail: become(.failed, from: .inFlight)
        case .leaveUncertain: become(.uncertain, from: .inFlight)
        }
    }

    /// A provider that was asked knows the attempt, never had it, or says nothing.
    private mutating func answer(_ answered: AttemptAnswered) -> String? {
        guard answered.attempt.number == attempts, open == nil else {
            return "I3: the answer is about attempt \(answered.attempt.number), not the last"
        }
        if isSettled {
            defer { mayBeLate = false }
            return mayBeLate ? nil : "I4: it was asked about when it was \(state.name)"
        }
        guard state == .settling || state == .awaitingReceipt else {
            return "I4: it was asked about when it was \(state.name)"
        }
        if answered.answer == .absent { uncertain.remove(attempts) }
        switch answered.disposition {
        case .done: state = .delivered
        case .awaitReceipt: state = .awaitingReceipt
        case .ask: if case .underWay = answered.answer { state = .awaitingReceipt }
        case .retry, .tryAnotherAccount:
            guard state == .settling else { return "I4: what was accepted is sent again" }
            state = .waiting
        case .fail: state = .failed
        case .leaveUncertain: state = .uncertain
        }
        return nil
    }

    private mutating func expire(_ expired: DeliveryExpired) -> String? {
        if isSettled {
            defer { mayBeLate = false }
            return mayBeLate ? nil : "I4: it expired when it was \(state.name)"
        }
        switch expired.reason {
        case .tooLateToSend:
            guard expired.at >= message.expiresAt else { return "I6: it expired before its time" }
            return become(.expired, from: .waiting)
        case .noReceipt: return become(.unconfirmed, from: .awaitingReceipt)
        }
    }

    private mutating func settle(_ receipt: ReceiptArrived) {
        guard !state.isFinal || ((state == .unconfirmed || state == .uncertain)) else { return }
        guard receipt.isDelivered || receipt.attempt.number >= attempts else { return }
        mayBeLate = state == .waiting || state == .awaitingReceipt || state == .settling
        isSettled = true
        state = receipt.isDelivered ? .delivered : .failed
    }

    private mutating func become(_ next: DeliveryState, from expected: DeliveryState) -> String? {
        defer { state = next }
        return state == expected ? nil : "I4: it became \(next.name) when it was \(state.name)"
    }
}
