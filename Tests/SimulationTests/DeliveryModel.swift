import Messaging

/// What must be true of one delivery, derived from the journal alone and written independently of the
/// schedule and the tables.
struct DeliveryModel {
    /// What somebody wants of it while an attempt is under way.
    enum Wish { case none, hold, cancel }

    /// The message it belongs to.
    let message: Message
    /// To whom it goes.
    let recipient: Recipient
    /// Where it stands.
    var state = DeliveryState.waiting
    /// What happens when it would wait again.
    var wish = Wish.none
    /// Before when it is not attempted.
    var due: Timestamp
    /// When it is too late to send.
    var expiresAt: Timestamp
    /// The last attempt that began.
    private(set) var attempts = 0
    /// Attempts of which nobody knows how they ended.
    private(set) var uncertain: Set<Int> = []
    /// An attempt that was recorded as begun and not as ended.
    private(set) var open: Int?
    /// When something last changed its course while it waited: one beginning or one end may have been decided
    /// before that became durable.
    private var turnedAt: Timestamp?
    /// The attempt whose provider may be being asked, or whose receipt be given up, although that is settled.
    private var lateQuestion: Int?
    /// What is under way was settled from outside, so that its end moves nothing.
    private var isOvertaken = false

    /// How long after its course was changed something decided before may still become durable.
    private static let patience = Duration.seconds(30)

    init(_ delivery: Delivery, of message: Message) {
        self.message = message
        recipient = delivery.recipient
        due = delivery.notBefore ?? message.dueAt
        expiresAt = message.expiresAt
    }

    /// Takes in an event; returns what is wrong with it, if anything is.
    mutating func apply(_ event: Event) -> String? {
        switch event {
        case .messageAccepted: return "I1: accepted twice"
        case .attemptStarted(let started): return start(started)
        case .attemptFinished(let finished):
            return end(finished.attempt.number, finished.result.outcome, finished.disposition)
        case .attemptDeclaredUncertain(let declared):
            return end(declared.attempt.number, .uncertain, declared.disposition)
        case .attemptAnswered(let answered): return answer(answered)
        case .callbackReceived, .callbackRead, .receiptUnparked, .recipientSuppressed, .suppressionLifted,
            .noticeTaken, .breakerChanged, .alertRaised, .alertResolved, .alertTold:
            break
        case .deliveryControlled(let controlled): obey(controlled)
        case .receiptArrived(let receipt): settle(receipt)
        case .deliveryExpired(let expired): return expire(expired)
        case .deliveryFailed(let failed): return fail(failed)
        }
        return nil
    }

    /// The daemon starts anew: nothing that was decided and not recorded happens any more.
    mutating func restart() {
        turnedAt = nil
        lateQuestion = nil
        isOvertaken = false
        if state != .inFlight { open = nil }
    }

    /// Notes that its course is changed from outside at `moment`.
    mutating func turn(at moment: Timestamp) {
        switch state {
        case .inFlight: isOvertaken = true
        case .awaitingReceipt, .settling: lateQuestion = attempts
        default: turnedAt = moment
        }
    }

    /// Waits again, or does what is wanted instead.
    mutating func wait(until moment: Timestamp) {
        due = moment
        switch wish {
        case .none: state = .waiting
        case .hold: state = .held
        case .cancel: state = .cancelled
        }
        wish = .none
    }

    /// Whether something at `moment` may have been decided before its course was changed; only once.
    private mutating func wasDecidedBefore(_ moment: Timestamp) -> Bool {
        defer { turnedAt = nil }
        return turnedAt.map { moment <= $0 + Self.patience } ?? false
    }

    private mutating func start(_ started: AttemptStarted) -> String? {
        let number = started.attempt.number
        if let open { return "I3: attempt \(number) began while attempt \(open) was under way" }
        guard number == attempts + 1 else { return "I3: attempt \(number) began after attempt \(attempts)" }
        attempts += 1
        open = attempts
        let mayBegin = state == .waiting && started.at >= due
        guard wasDecidedBefore(started.at) || mayBegin else {
            return "I4: attempt \(attempts) began when the delivery was \(state.name), due \(due)"
        }
        isOvertaken = state.isFinal
        guard !state.isFinal else { return nil }
        guard state == .waiting || state == .held else {
            return "I4: attempt \(attempts) began when the delivery was \(state.name)"
        }
        if state == .held { wish = .hold }
        state = .inFlight
        return nil
    }

    private mutating func end(
        _ attempt: Int, _ outcome: Outcome, _ disposition: Disposition
    ) -> String? {
        guard open == attempt else { return "I3: attempt \(attempt) ended, which was not under way" }
        open = nil
        if outcome == .uncertain { uncertain.insert(attempt) }
        guard state == .inFlight else {
            defer { isOvertaken = false }
            return isOvertaken ? nil : "I4: attempt \(attempt) ended when the delivery was \(state.name)"
        }
        switch disposition {
        case .done: state = .delivered
        case .awaitReceipt: state = .awaitingReceipt
        case .ask: state = outcome == .accepted ? .awaitingReceipt : .settling
        case .retry(let again), .tryAnotherAccount(let again): wait(until: again)
        case .fail: state = .failed
        case .leaveUncertain: state = .uncertain
        }
        return nil
    }

    /// A provider that was asked knows the attempt, never had it, or says nothing.
    private mutating func answer(_ answered: AttemptAnswered) -> String? {
        let number = answered.attempt.number
        guard number == attempts, state == .settling || state == .awaitingReceipt else {
            defer { lateQuestion = nil }
            return lateQuestion == number ? nil : "I4: attempt \(number) was asked about: \(state.name)"
        }
        if answered.answer == .absent { uncertain.remove(attempts) }
        switch answered.disposition {
        case .done: state = .delivered
        case .awaitReceipt: state = .awaitingReceipt
        case .ask: if case .underWay = answered.answer { state = .awaitingReceipt }
        case .retry(let again), .tryAnotherAccount(let again):
            if state == .awaitingReceipt {
                guard case .failed = answered.answer else { return "I4: what was accepted is sent again" }
            }
            wait(until: again)
        case .fail: state = .failed
        case .leaveUncertain: state = .uncertain
        }
        return nil
    }

    private mutating func expire(_ expired: DeliveryExpired) -> String? {
        switch expired.reason {
        case .tooLateToSend:
            if state == .waiting, expired.at >= expiresAt {
                state = .expired
                return nil
            }
            guard wasDecidedBefore(expired.at) else { return "I6: it expired when it was \(state.name)" }
            if !state.isFinal { state = .expired }
            return nil
        case .noReceipt:
            guard state == .awaitingReceipt || state == .settling else {
                defer { lateQuestion = nil }
                return lateQuestion == nil ? "I4: its receipt was given up when it was \(state.name)" : nil
            }
            state = state == .settling ? .uncertain : .unconfirmed
            return nil
        }
    }

    private mutating func fail(_ failed: DeliveryFailed) -> String? {
        defer { if !state.isFinal { state = .failed } }
        guard state == .waiting || wasDecidedBefore(failed.at) else {
            return "I4: it failed unattempted when it was \(state.name)"
        }
        return nil
    }
}
